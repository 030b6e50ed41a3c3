"""Rehearsals: doing something to a copy of the file, to see what would come of it.

What a dry run promises is what the real run does, because it is the real run. Others can go on
writing meanwhile, and the file itself is only read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimtrack.scratch import private_folder
from claimtrack.store.sqlite.backup import copy_to_try

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


@contextmanager
def rehearsal(desk: Desk) -> Iterator[Desk]:
    """Open a desk on a copy of the file that is thrown away, readable by its owner only.

    Raises:
        FileTrouble: the copy cannot be made.
    """
    with private_folder() as folder:
        path = folder / desk.path.name
        copy_to_try(desk.store.connection, path)
        copy = type(desk)(
            path,
            reviewer=desk.reviewer,
            clock=desk.clock,
            rules=desk.own_rules,
            create=False,
            login=desk.login,
            reach=desk.own_reach,
        )
        copy.own_encoder = desk.own_encoder
        with copy:
            yield copy
