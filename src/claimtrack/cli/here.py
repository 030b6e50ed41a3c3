"""Where a command works: which file, and in whose name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.printing import say
from claimtrack.errors import ClaimtrackError, OnlyLooked, WrongUse
from claimtrack.files import CHANGED_BY_OTHERS, READ_BY_OTHERS, others_change, others_read

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


class Here:
    """The file, the reviewer and the proxy that the options in front of a command name."""

    def __init__(
        self, path: Path, reviewer: str | None, proxy: str = "", *, look: bool = False
    ) -> None:
        self.path = path
        self.look = look
        self.reviewer = reviewer
        self.proxy = proxy
        self._looks_after = False

    def desk(
        self,
        *,
        create: bool = False,
        model: str | None = None,
        rules: Path | None = None,
        allow_private: bool = False,
    ) -> Desk:
        """Open the desk; `create` makes the file where a command has something to put in it.

        `rules` is a file of house rules to go by instead of those of the database; `allow_private`
        lets it fetch from this machine and private networks.

        Raises:
            NotFound: there is no file and `create` is off.
            FileTrouble: the file cannot be opened.
            BadInput: the folder `model` holds no sentence encoder, or `rules` no house rules.
        """
        from claimtrack.desk.desk import Desk

        own = None
        if rules is not None:
            from claimtrack.rules.house import load_rules

            own = load_rules(rules)
        reach = None
        if self.proxy or allow_private:
            from claimtrack.intake.reach import Reach

            reach = Reach(private=allow_private, proxy=self.proxy)
        desk = Desk(
            self.path,
            reviewer=self.reviewer,
            create=create,
            model=model,
            rules=own,
            reach=reach,
            look=self.look,
        )
        if desk.left_alone:
            say(
                f"{self.path} also holds what is not claimtrack's, which is left alone: "
                f"{', '.join(desk.left_alone)}."
            )
        self._look_after(desk.path)
        return desk

    def _look_after(self, path: Path) -> None:
        """At the end of the command, say what other accounts can do with the file, once.

        That they can read it is said where it holds what they should not, which the command may
        have put there: a file that was checked out is open to all, and often for all.
        """
        context = click.get_current_context(silent=True)
        if self.look or self._looks_after or context is None:
            return
        self._looks_after = True
        if others_change(path):
            context.call_on_close(lambda: say(CHANGED_BY_OTHERS.format(path)))
        elif others_read(path):
            context.call_on_close(lambda: _tell_if_it_keeps_back(path))

    def refuse_look(self) -> None:
        """Refuse what works on the file without opening it as a desk.

        Raises:
            OnlyLooked: it is only looked at.
        """
        if self.look:
            raise OnlyLooked(self.path)

    @contextmanager
    def rehearsal(self, *, model: str | None = None, allow_private: bool = False) -> Iterator[Desk]:
        """Open a desk on a copy that is thrown away; where there is no file yet, on a new one.

        Raises:
            FileTrouble: the file cannot be opened, or the new one could not be made.
            BadInput: the folder `model` holds no sentence encoder.
        """
        if self.path.exists() or not self.path.absolute().parent.is_dir():
            opened = self.desk(create=True, model=model, allow_private=allow_private)
            with opened as desk, desk.rehearsal() as copy:
                yield copy
            return
        from claimtrack.scratch import private_folder

        with private_folder() as folder:
            new = Here(folder / self.path.name, self.reviewer, self.proxy)
            with new.desk(create=True, model=model, allow_private=allow_private) as desk:
                yield desk


def _tell_if_it_keeps_back(path: Path) -> None:
    from claimtrack.desk.desk import Desk

    with suppress(ClaimtrackError), Desk(path, create=False, look=True) as desk:
        if desk.keeps_back():
            say(READ_BY_OTHERS.format(path))


def located(
    database: str, reviewer: str | None, proxy: str | None = None, look: str | None = None
) -> Here:
    """Check what `--db`, `--look` and `--proxy` name.

    Raises:
        WrongUse: the database is the address of a server, which this version cannot use, or the
            proxy is no address of one.
    """
    database = look or database
    if database.startswith(("postgresql:", "postgres:")):
        raise WrongUse("This version keeps claims in a file: give --db the name of one.")
    if proxy:
        from claimtrack.intake.reach import proxy_named

        proxy = proxy_named(proxy)
    return Here(Path(database), reviewer, proxy or "", look=look is not None)


pass_here = click.make_pass_decorator(Here)
