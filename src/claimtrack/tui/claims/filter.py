"""The filter dialog of the claims list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.widget import Widget

from claimtrack.model.claim import ClaimFilter, ClaimStatus
from claimtrack.model.verdict import Rating
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.marks import rating_words, style
from claimtrack.tui.widgets.choice import Choice, Option

_DIGITS = 9
_KEYS = dict(zip(ClaimStatus, "oirbspcx", strict=True))


def _option(key: str, words: str, value: str | None, style: str = "") -> Option[str | None]:
    return Option(key, words, value, style)


_ANY = _option("a", "any", None)
_STATUSES = (_ANY, *(_option(_KEYS[one], str(one), str(one)) for one in ClaimStatus))
_ATTENTION = (Option("a", "any", value=False), Option("y", "asks for it", value=True))
_WHOSE = (
    Option("a", "everything", value=False),
    Option("o", "ours, not only checked by others", value=True),
)
_PLACES = {
    "owner": "a name, or: nobody",
    "claimant": "part of the name",
    "tag": "one tag",
    "article": "article number",
    "due": "a day, or: today",
}


class FilterDialog(Form[ClaimFilter]):
    """What a list is narrowed by; fields left empty do not narrow.

    Args:
        only: the filter as it is.
        ratings: the ratings to choose from; the first nine have a digit each.
        make: makes a filter of what was typed, by the names of the fields; may refuse.
        known: names and tags that typing may be completed to, by the names of the fields.
    """

    def __init__(
        self,
        only: ClaimFilter,
        ratings: Sequence[Rating],
        make: Callable[[ClaimFilter, str, str], ClaimFilter],
        known: dict[str, tuple[str, ...]],
    ) -> None:
        hint = "enter shows them   a letter or digit chooses   tab next field   esc cancels"
        super().__init__("Which claims to list", hint)
        self._only = only
        self._make = make
        self._known = known
        rated = (
            _option(str(at) if at <= _DIGITS else "", rating_words(one), one.slug, style(one))
            for at, one in enumerate(ratings, 1)
        )
        self._ratings = (_ANY, _option("0", "not rated", "none"), *rated)

    def body(self) -> ComposeResult:
        """The choices, then the fields."""
        only = self._only
        yield Field("Rating", Choice(self._ratings, _at(self._ratings, only.rating), id="rating"))
        yield Field("Status", Choice(_STATUSES, _at(_STATUSES, only.status), id="status"))
        yield Field("Attention", Choice(_ATTENTION, int(only.attention), id="attention"))
        yield Field("Whose", Choice(_WHOSE, int(only.ours), id="whose"))
        now = {
            "owner": only.owner,
            "claimant": only.claimant,
            "tag": only.tag,
            "article": f"#{only.article}" if only.article else "",
            "due": only.due,
        }
        for name, hint in _PLACES.items():
            label = "Due by" if name == "due" else name.capitalize()
            yield Field(label, entry(name, now[name] or "", hint, self._known.get(name, ())))

    def on_mount(self) -> None:
        """Focus the rating."""
        self.query_one("#rating", Widget).focus()

    def record(self) -> None:
        """Return the filter."""
        self.attempt(self._filter)

    def _filter(self) -> ClaimFilter:
        rating: Choice[str | None] = self.query_one("#rating", Choice)
        status: Choice[str | None] = self.query_one("#status", Choice)
        attention: Choice[bool] = self.query_one("#attention", Choice)
        ours: Choice[bool] = self.query_one("#whose", Choice)
        only = replace(
            self._only,
            rating=rating.value,
            status=status.value,
            attention=bool(attention.value),
            ours=bool(ours.value),
            owner=self.said("owner").strip() or None,
            claimant=self.said("claimant").strip() or None,
            tag=self.said("tag").strip().removeprefix("#") or None,
        )
        return self._make(only, self.said("article").strip(), self.said("due").strip())


def _at(options: tuple[Option[str | None], ...], value: str | None) -> int:
    """Where a value stands among some options; what is not among them is `any`."""
    return next((at for at, one in enumerate(options) if one.value == value), 0)
