"""What every part of the desk stands on: one open file, one person, one clock."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claimtrack.desk.blinding import may_rate_blind
from claimtrack.store.keys import random_uid
from claimtrack.store.store import Store
from claimtrack.text.clean import clean, one_line

if TYPE_CHECKING:
    from claimtrack.match.encoder import Encoder
    from claimtrack.model.article import ArticleKind
    from claimtrack.rules.rule import HouseRules
    from claimtrack.store.writing import Writing

HOUSE_RULES, LANGUAGE = "house rules", "language"
"""The names of settings; `scale_for` makes those of the scales in use."""

Clock = Callable[[], datetime]

SCALE = "claimtrack"
"""The rating scale of articles."""

DRAFT_SCALE = "editorial"
"""The rating scale of drafts, which are not published yet and can still be changed."""


def now() -> datetime:
    """The time, as the desk's clock gives it unless another is set."""
    return datetime.now(UTC)


class DeskBase:
    """An open desk. Use `claimtrack.open`, or `Desk` itself as a context manager.

    Args:
        path: the database file.
        reviewer: the name given to everything done at this desk; None: the login name.
        clock: gives the time; fixed when the worked example is made.
        rules: the house rules; None: those of the file, or the default.
        create: make the file when there is none.
        journal: the journal mode of a new file.
        new_uid: makes the uid of a row from its table's name.
        login: the name of the account that the log shows; None: that of this process.
        model: a folder with a sentence encoder (see `claimtrack.match.encoder`), for matching by
            meaning too; None: by words alone.

    Raises:
        NotFound: there is no such file and `create` is off.
        FileTrouble: the file cannot be opened.
        BadInput: `model` holds no encoder, or the extra `semantic` is not installed.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        reviewer: str | None = None,
        clock: Clock = now,
        rules: HouseRules | None = None,
        create: bool = True,
        journal: str = "wal",
        new_uid: Callable[[str], str] = random_uid,
        login: str | None = None,
        model: str | Path | None = None,
    ) -> None:
        self.encoder = _encoder(Path(model)) if model else None
        self.login = login or _login()
        self.reviewer = one_line(reviewer or "") or self.login
        self.clock = clock
        self._rules = rules
        self._read_rules: tuple[str, HouseRules] | None = None
        self.reads_blind = False
        """Whether lists and matches hide the ratings that this reviewer could still give blind."""
        self.store = Store(Path(path), create=create, journal=journal, new_uid=new_uid)

    @property
    def rules(self) -> HouseRules:
        """The house rules: those given, else those settled for the file, else the default."""
        if self._rules is not None:
            return self._rules
        own = self.store.settings.get(HOUSE_RULES) or ""
        if self._read_rules is None or self._read_rules[0] != own:
            from claimtrack.rules.house import parse_rules

            self._read_rules = own, parse_rules(own, "the house rules of this file")
        return self._read_rules[1]

    @property
    def path(self) -> Path:
        """The file this desk is open on."""
        return self.store.path

    @property
    def place(self) -> tuple[Path, Path | None]:
        """The file and the folder of the model: where another process opens the same desk."""
        return self.path, self.encoder.folder if self.encoder else None

    def hidden(self, claims: Iterable[int]) -> frozenset[int]:
        """Those of some claims whose rating is hidden from this reviewer, who reads blind."""
        if not self.reads_blind:
            return frozenset()
        cases = self.store.claims.cases(claims)
        return frozenset(one.claim.id for one in cases if may_rate_blind(one, self.reviewer))

    def today(self) -> str:
        """The date, ISO 8601."""
        return self.clock().date().isoformat()

    def moment(self) -> str:
        """The time to the second, ISO 8601."""
        return self.clock().isoformat(timespec="seconds")

    @contextmanager
    def writing(self, action: str, *, undoes: int | None = None) -> Iterator[Writing]:
        """One action of this reviewer, now, in one transaction."""
        with self.store.writing(
            action, who=self.reviewer, login=self.login, at=self.moment(), undoes=undoes
        ) as writing:
            yield writing

    def find(self, table: str, said: str | int) -> int:
        """The number of a record from `12`, `#12` or the beginning of its uid.

        Raises:
            NotFound: nothing has it, or more than one does.
        """
        return self.store.keys.find(table, str(said))

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def scale_for(kind: ArticleKind) -> str:
    """The name of the setting that says which scale this kind of article is judged on."""
    return "scale for drafts" if kind == "draft" else "scale"


def typed(text: str) -> str:
    """What a person typed, made safe to keep: cleaned, and trimmed at both ends."""
    return clean(text).strip()


def _encoder(folder: Path) -> Encoder:
    from claimtrack.match.encoder import Encoder

    return Encoder(folder)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
