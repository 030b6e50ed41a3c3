"""Matching many statements, or reading many articles, with several processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.desk.matching import Matching
from claimtrack.desk.processes import shared_out

if TYPE_CHECKING:
    from claimtrack.desk.prepared import Prepared
    from claimtrack.desk.taking_in import TakingIn
    from claimtrack.intake.documents import Failure
    from claimtrack.model.article import Document, Hints
    from claimtrack.model.match import MatchedClaim

PACK = 32
"""Statements a process takes at once: sending costs little beside matching them."""

Asked = tuple[int, float, "str | None"]
"""How many matches at most, of which score at least, and the day it was said."""

Place = tuple[Path, "Path | None"]
"""The file, and the folder of the model, where the desk has one."""

Answer = tuple[str, "tuple[MatchedClaim, ...]"]


class _Here:
    """What a process works with, set once when it begins."""

    matching: Matching
    asked: Asked
    taking_in: TakingIn
    hints: Hints
    columns: dict[str, str]


def match_in_processes(
    place: Place, statements: Iterable[str], jobs: int, asked: Asked
) -> Iterator[Answer]:
    """Match statements with `jobs` processes; give each with its matches, in the same order."""
    return shared_out(
        _match, statements, jobs=jobs, pack=PACK, begin=_matching, told=(place, asked)
    )


def _matching(place: Place, asked: Asked) -> None:
    path, model = place
    _Here.matching = Matching(path, create=False, model=model)
    _Here.asked = asked


def _match(pack: list[str]) -> list[Answer]:
    match, (limit, minimum, said_on) = _Here.matching.match, _Here.asked
    return [(said, match(said, limit=limit, minimum=minimum, said_on=said_on)) for said in pack]


def prepare_in_processes(
    place: Place, places: Iterable[str], jobs: int, hints: Hints, columns: dict[str, str]
) -> Iterator[list[Prepared | Document | Failure]]:
    """Read, cut and match articles with `jobs` processes; give what each place held, in order."""
    return shared_out(
        _prepare, places, jobs=jobs, pack=1, begin=_preparing, told=(place, hints, columns)
    )


def _preparing(place: Place, hints: Hints, columns: dict[str, str]) -> None:
    from claimtrack.desk.taking_in import TakingIn

    path, model = place
    _Here.taking_in = TakingIn(path, create=False, model=model)
    _Here.hints, _Here.columns = hints, columns


def _prepare(pack: list[str]) -> list[list[Prepared | Document | Failure]]:
    read = _Here.taking_in.read
    return [list(read(place, _Here.hints, _Here.columns)) for place in pack]
