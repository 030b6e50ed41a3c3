"""Settings shared by everyone who works on a file: scales, where they are used, house rules.

A change of scale never rewrites a verdict: a rating stays as it was given, and one that is no
longer offered is retired, not removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimtrack.desk.base import (
    DRAFT_SCALE,
    HOUSE_RULES,
    LANGUAGE,
    MODEL,
    SCALE,
    USER_AGENT,
    scale_for,
)
from claimtrack.errors import BadInput, Refused, Stale, WrongUse
from claimtrack.model.article import ArticleKind
from claimtrack.model.listing import ScaleRow
from claimtrack.model.verdict import NormalisedClass, Rating, Scale

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.match.encoder import Encoder
    from claimtrack.rules.rule import HouseRules
    from claimtrack.store.writing import Writing


MEANING = ("value", "normalised", "definition")
"""The meaning of a rating, besides its label: fixed once a verdict uses it."""


_LONGEST_AGENT = 200


class Settings:
    """Rating scales, which of them is used where, the house rules, and what hosts are told."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._read: tuple[str, HouseRules] | None = None
        self._encoder: tuple[str, Encoder | None, str] = "", None, ""

    @property
    def rules(self) -> HouseRules:
        """The house rules: those the desk was opened with, else the file's, else the default."""
        if self._desk.own_rules is not None:
            return self._desk.own_rules
        own = self.rules_text
        if self._read is None or self._read[0] != own:
            from claimtrack.rules.house import parse_rules

            self._read = own, parse_rules(own, "the house rules of this file")
        return self._read[1]

    @property
    def rules_text(self) -> str:
        """The house rules of the file as TOML; empty: those shipped."""
        return self._store.settings.get(HOUSE_RULES) or ""

    @property
    def language(self) -> str:
        """The language that ratings are shown in; empty: none was chosen."""
        return self._store.settings.get(LANGUAGE) or ""

    @property
    def user_agent(self) -> str:
        """What hosts are told of who asks; empty: nothing was set, or nothing that can be sent."""
        own = self._store.settings.get(USER_AGENT) or ""
        return own if _can_be_sent(own) else ""

    @property
    def model(self) -> str:
        """What matches by meaning at this desk; empty: nothing, it is matched by words alone."""
        return self._store.settings.get(MODEL) or ""

    @property
    def encoder(self) -> Encoder | None:
        """The encoder of the settings; None: none was chosen, or it cannot run here."""
        return self._chosen()[1]

    @property
    def without_model(self) -> str:
        """Why the encoder of the settings cannot run here; empty: it can, or none was chosen."""
        return self._chosen()[2]

    def _chosen(self) -> tuple[str, Encoder | None, str]:
        """Return the name of the encoder, itself, and why it cannot run; looked for once a name.

        A file that names a folder gets nothing loaded from there: it may be somebody else's.
        """
        name = self.model
        if name != self._encoder[0]:
            from claimtrack.match.encoder import PACKAGED
            from claimtrack.match.encoders import encoder_named

            try:
                self._encoder = name, encoder_named(name) if name == PACKAGED else None, ""
            except BadInput as trouble:
                self._encoder = name, None, str(trouble)
        return self._encoder

    def scales(self) -> tuple[ScaleRow, ...]:
        """Return every scale with what it is used for and how often each rating was given."""
        with self._store.reading():
            used = {
                kind: self._store.settings.get(scale_for(kind)) or shipped
                for kind, shipped in (
                    (ArticleKind.ARTICLE, SCALE),
                    (ArticleKind.DRAFT, DRAFT_SCALE),
                )
            }
            return tuple(
                ScaleRow(
                    self._store.scales.get(slug),
                    tuple(kind for kind, in_use in used.items() if in_use == slug),
                    self._store.scales.verdicts(slug),
                )
                for slug in self._store.scales.slugs()
            )

    def classes(self) -> dict[NormalisedClass, int]:
        """Count the current verdicts in each class, over all scales."""
        return self._store.scales.classes()

    def use_scale(
        self, slug: str, kind: ArticleKind = ArticleKind.ARTICLE, *, seen: str | None = None
    ) -> None:
        """Use a scale from now on; existing verdicts stay as they are.

        Args:
            slug: the scale.
            kind: DRAFT for claims of drafts; any other kind for published work.
            seen: the scale that was shown to be in use; None: none was.

        Raises:
            NotFound: it is not on file.
            Refused: all of its ratings are retired.
            Stale: another one is in use by now than was `seen`.
        """
        with self._desk.writing("use scale") as writing:
            self._refuse_if_set_since(scale_for(kind), self.scale(kind).slug, seen)
            if all(rating.retired for rating in self._store.scales.get(slug).ratings):
                raise Refused(
                    f"Every rating on the scale '{slug}' is retired: there is none to give."
                )
            _settle(writing, scale_for(kind), slug)

    def speak(self, language: str, *, seen: str | None = None) -> None:
        """Show ratings by their labels in this language, where they have one.

        Args:
            language: the language.
            seen: the language that was shown to be in use; None: none was.

        Raises:
            WrongUse: no rating on file has a label in it.
            Stale: another one is in use by now than was `seen`.
        """
        with self._desk.writing("use language") as writing:
            self._refuse_if_set_since(LANGUAGE, self.language, seen)
            known = self._store.scales.languages()
            if language not in known:
                raise WrongUse(
                    f"No rating has a label in '{language}', only in {', '.join(known)}."
                )
            _settle(writing, LANGUAGE, language)

    def use_user_agent(self, text: str, *, seen: str | None = None) -> None:
        """Tell hosts this from now on when something is fetched; '' restores what tells nothing.

        Args:
            text: one line of printable ASCII.
            seen: the `user_agent` that was shown to be in use; None: none was.

        Raises:
            WrongUse: it cannot be sent.
            Stale: another one is in use by now than was `seen`.
        """
        own = text.strip()
        if not _can_be_sent(own):
            raise WrongUse(
                f"A User-Agent is one line of at most {_LONGEST_AGENT} printable ASCII characters."
            )
        with self._desk.writing("use user agent") as writing:
            self._refuse_if_set_since(USER_AGENT, self.user_agent, seen)
            _settle(writing, USER_AGENT, own)

    def use_model(self, name: str, *, seen: str | None = None) -> None:
        """Match by meaning too from now on; '' restores matching by words alone.

        Args:
            name: the encoder that comes in a package. A folder is of one machine, and this setting
                goes with the file.
            seen: the `model` that was shown to be in use; None: none was.

        Raises:
            WrongUse: it is another name.
            BadInput: it is not installed, or cannot run here.
            Stale: another one is in use by now than was `seen`.
        """
        from claimtrack.match.encoder import PACKAGED
        from claimtrack.match.encoders import encoder_named

        if name not in {"", PACKAGED}:
            raise WrongUse(
                f"A desk's setting is {PACKAGED} or nothing: name a folder of your own with "
                "--model or $CLAIMTRACK_MODEL."
            )
        if name:
            encoder_named(name)
        with self._desk.writing("use model") as writing:
            self._refuse_if_set_since(MODEL, self.model, seen)
            _settle(writing, MODEL, name)

    def import_scale(self, scale: Scale) -> bool:
        """Add a scale, or update one on file.

        A rating missing from the new version is retired. One that verdicts use keeps its meaning:
        only its labels in other languages, its colour, glyph and position may change.

        Returns:
            Whether anything changed.

        Raises:
            Refused: it would change the meaning of a rating that verdicts use.
        """
        with self._desk.writing("import scale") as writing:
            known = writing.rows("scale", slug=scale.slug)
            key = known[0]["id"] if known else _new_scale(writing, scale)
            writing.update("scale", key, {"label": scale.label})
            held = {row["slug"]: row for row in writing.rows("rating", scale=key)}
            for rating in scale.ratings:
                _put(writing, key, rating, held.pop(rating.slug, None))
            for row in held.values():
                writing.update("rating", row["id"], {"retired": 1})
            return writing.changed

    def use_rules(self, text: str, *, seen: str | None = None) -> None:
        """Set the house rules of this file, as TOML; '' restores the default rules.

        They are stored in the file, so that the same rules apply to everyone, and the log says
        since when.

        Args:
            text: the rules.
            seen: the `rules_text` that was in force when these were chosen; None: it was not read.

        Raises:
            BadInput: some of it is not valid.
            Stale: other rules are in force by now than were `seen`.
        """
        from claimtrack.rules.house import parse_rules

        parse_rules(text, "given")
        with self._desk.writing("use house rules") as writing:
            self._refuse_if_set_since(HOUSE_RULES, self.rules_text, seen)
            _settle(writing, HOUSE_RULES, text)

    def scale(self, kind: ArticleKind = ArticleKind.ARTICLE) -> Scale:
        """Return the rating scale used for this kind of article."""
        shipped = DRAFT_SCALE if kind is ArticleKind.DRAFT else SCALE
        return self._store.scales.get(self._store.settings.get(scale_for(kind)) or shipped)

    def known_rating(self, slug: str) -> str:
        """Check a rating's name against every scale on file, and return it.

        Raises:
            WrongUse: no scale has it.
        """
        scales = [self._store.scales.get(name) for name in self._store.scales.slugs()]
        if any(rating.slug == slug for scale in scales for rating in scale.ratings):
            return slug
        known = ", ".join(rating.slug for rating in self.scale().ratings)
        raise WrongUse(f"'{slug}' is not a rating on any scale on file; ours has {known}.")

    def rating(self, slug: str, kind: ArticleKind = ArticleKind.ARTICLE) -> Rating:
        """Return a rating by its name on the scale of this kind of article.

        Raises:
            WrongUse: the scale has no such rating.
        """
        scale = self.scale(kind)
        for rating in scale.ratings:
            if rating.slug == slug.strip().lower() and not rating.retired:
                return rating
        known = ", ".join(rating.slug for rating in scale.ratings if not rating.retired)
        raise WrongUse(f"'{slug}' is not a rating on the scale '{scale.slug}': it has {known}.")

    def _refuse_if_set_since(self, name: str, value: str, seen: str | None) -> None:
        if seen not in {None, value}:
            by = self._store.settings.last_hand(name)
            raise Stale(
                f"{by} has set the {name} in the meantime. Nothing was changed: look again.", by
            )


def _can_be_sent(text: str) -> bool:
    """Whether a header can hold a text, which may come from somebody else's file."""
    return text.isascii() and text.isprintable() and len(text) <= _LONGEST_AGENT


def _settle(writing: Writing, name: str, value: str) -> None:
    known = writing.rows("setting", name=name)
    if known:
        writing.update("setting", known[0]["id"], {"value": value})
    else:
        writing.insert("setting", {"name": name, "value": value})


def _new_scale(writing: Writing, scale: Scale) -> int:
    """Insert a scale, with a uid made from its name so that files can be merged."""
    return writing.insert(
        "scale", {"uid": f"k-{scale.slug}", "slug": scale.slug, "label": scale.label}
    )


def _put(writing: Writing, scale: int, rating: Rating, held: dict[str, Any] | None) -> None:
    row = _row(rating)
    if held is None:
        uid = f"r-{rating.scale}-{rating.slug}"
        writing.insert("rating", {"uid": uid, "scale": scale, "slug": rating.slug, **row})
        return
    if writing.rows("verdict", rating=held["id"]):
        for what in _changed_meaning(held, row):
            raise Refused(
                f"'{rating.slug}' on the scale '{rating.scale}' has already been used in verdicts: "
                f"its {what} cannot change. Give the new rating its own slug; "
                "the old one will be retired."
            )
    # A translated label is kept even if the new file lacks it.
    row["labels"] = json.dumps(
        {**json.loads(held["labels"]), **json.loads(str(row["labels"]))}, ensure_ascii=False
    )
    writing.update("rating", held["id"], row)


def _row(rating: Rating) -> dict[str, object]:
    return {
        "position": rating.position,
        "labels": json.dumps(dict(rating.labels), ensure_ascii=False),
        "value": rating.value,
        "normalised": rating.normalised,
        "colour": rating.colour,
        "glyph": rating.glyph,
        "definition": rating.definition,
        "retired": int(rating.retired),
    }


def _changed_meaning(held: dict[str, Any], row: dict[str, object]) -> Iterator[str]:
    if json.loads(held["labels"])["en"] != json.loads(str(row["labels"]))["en"]:
        yield "label"
    yield from (name for name in MEANING if held[name] != row[name])
