"""The `Command` class: the single place for everything about a key.

It carries its id, its keys, its words (the name shown, and the docstring as tooltip and help),
whether it can be done now, and what it does. From it come the binding (with the id, so that keys
can be remapped), the palette entry, the label in the line of keys and the row in help. So nothing
can be bound and undocumented, or documented and unbound.

Screens and widgets list the commands they offer in `OFFERED` and bind them with `bound`; the
application finds who offers the one that was asked for, nearest first, and does it there.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterator, Mapping
from enum import StrEnum
from inspect import getdoc
from types import MappingProxyType
from typing import Any, ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import format_key

_AS_SHIPPED: Mapping[str, str] = MappingProxyType({})

At_contra = TypeVar("At_contra", contravariant=True)


class Chapter(StrEnum):
    """The parts of the work, in the order of help and the docs."""

    SORTING = "First pass: what is a claim"
    CLAIMS = "Second pass: words and verdicts"
    EVIDENCE = "Second pass: evidence and notes"
    QUERIES = "Second pass: questions and searches"
    SIGN_OFFS = "Handing in and signing off"
    ARTICLE = "The whole article and publication"
    MOVING = "Moving around the article"
    DESK = "The desk"
    CONFLICTS = "Conflicts of a merge"
    MATCH = "Matching"
    TRIAGE = "Triage"
    LISTS = "Lists and search"
    DUPLICATES = "The claims list and duplicates"
    SOURCES = "Sources"
    REPORT = "The report"
    SETTINGS = "Settings for everyone"
    EVERYWHERE = "Everywhere"


class Command(Generic[At_contra]):
    """An action run by a key, at the screen or widget that offers it.

    It is created each time it is asked for, and keeps no state.

    Args:
        pressed: which of its keys was pressed, where each is a choice of its own.
    """

    id: ClassVar[str]
    """What keys.toml calls it; never changed, whatever becomes of its name."""

    name: ClassVar[str]
    """The command in words."""

    keys: ClassVar[str]
    """The keys, with commas between, as Textual names them."""

    chapter: ClassVar[Chapter]
    """Which part of the work it belongs to, in help and in the docs."""

    shown_keys: ClassVar[str] = ""
    """How the keys are written on screen, where Textual's own way is long."""

    footer: ClassVar[str] = ""
    """The label in the line of keys; a command without one is not in it."""

    each_key: ClassVar[bool] = False
    """Whether each of its keys is a choice of its own, told to the command as `pressed`."""

    def __init__(self, pressed: str = "") -> None:
        self.pressed = pressed

    def __init_subclass__(cls, *, like: type[Command[Any]] | None = None) -> None:
        """Take the id, keys and words of another command, done elsewhere in another way.

        Args:
            like: the command whose key this is too.
        """
        super().__init_subclass__()
        if like is not None:
            cls.id, cls.name, cls.keys = like.id, like.name, like.keys
            cls.chapter, cls.footer = like.chapter, like.footer
            cls.shown_keys, cls.each_key = like.shown_keys, like.each_key
            cls.__doc__ = cls.__doc__ or like.__doc__

    def can(self, at: At_contra) -> bool:
        """Whether it can be done now; asks the predicate that the desk's verb refuses from."""
        del at
        return True

    def now(self, at: At_contra) -> str:
        """What it would do now, if its name does not say so; else ""."""
        del at
        return ""

    def do(self, at: At_contra) -> Awaitable[None] | None:
        """Do it. One that awaits a dialog is a coroutine, and runs in a worker."""
        raise NotImplementedError

    @classmethod
    def action(cls, pressed: str = "") -> str:
        """The action that its keys are bound to, or one of them where each is a choice."""
        return f"app.do({cls.id!r}, {pressed!r})" if pressed else f"app.do({cls.id!r})"

    @classmethod
    def tells(cls) -> str:
        """What it does, in a sentence."""
        return " ".join((getdoc(cls) or "").split())

    @classmethod
    def key_words(cls, keymap: Mapping[str, str] = _AS_SHIPPED) -> str:
        """The keys as a person reads them.

        Args:
            keymap: keys of this person's own, by the id of the command.
        """
        own = keymap.get(cls.id)
        if cls.shown_keys and own is None:
            return cls.shown_keys
        return " ".join(key_word(key) for key in (own or cls.keys).split(","))

    @classmethod
    def key(cls, app: object) -> str:
        """Its first key, as a sentence at an app names it."""
        return cls.key_words(keymap_of(app)).split(maxsplit=1)[0]

    @classmethod
    def bindings(cls) -> list[Binding]:
        """What binds its keys to its action; one for each key where each is a choice."""
        if cls.each_key:
            return [
                Binding(
                    key,
                    cls.action(key),
                    f"{cls.name} {key}",
                    show=False,
                    tooltip=cls.tells(),
                    id=f"{cls.id}.{key}",
                )
                for key in cls.keys.split(",")
            ]
        return [
            Binding(
                cls.keys,
                cls.action(),
                cls.footer or cls.name,
                show=bool(cls.footer),
                key_display=key_word(cls.keys.split(",")[0]),
                tooltip=cls.tells(),
                id=cls.id,
            )
        ]


AnyCommand = type[Command[Any]]
Offered = tuple[AnyCommand, ...]


@runtime_checkable
class Offers(Protocol):
    """A screen or widget that offers commands."""

    OFFERED: ClassVar[Offered]


@runtime_checkable
class Remapped(Protocol):
    """An app in which some commands have custom keys."""

    own_keys: Mapping[str, str]


def bound(*commands: AnyCommand) -> list[BindingType]:
    """Return the bindings of some commands, for the `BINDINGS` of the widget that offers them."""
    return [binding for command in commands for binding in command.bindings()]


def offered(focus: DOMNode) -> Iterator[tuple[DOMNode, AnyCommand]]:
    """Every command within reach of a node, nearest first, each with the node that offers it."""
    for node in focus.ancestors_with_self:
        if isinstance(node, Offers):
            for command in node.OFFERED:
                yield node, command


_NAMES = {
    "question_mark": "?",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "semicolon": ";",
    "right_curly_bracket": "}",
    "dollar_sign": "$",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "exclamation_mark": "!",
    "plus": "+",
    "ampersand": "&",
    "equals_sign": "=",
    "asterisk": "*",
    "number_sign": "#",
    "percent_sign": "%",
    "vertical_line": "|",
    "space": "space",
    "enter": "enter",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "pageup": "pgup",
    "pagedown": "pgdn",
}


def keymap_of(app: object) -> Mapping[str, str]:
    """The custom keys at an app, by the id of the command."""
    return app.own_keys if isinstance(app, Remapped) else _AS_SHIPPED


def key_word(key: str) -> str:
    """A key as it is written on screen."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{key_word(key.removeprefix('ctrl+'))}"
    if re.fullmatch(r"f\d+", key):
        return key.upper()
    sign = format_key(key)
    return sign if len(sign) == 1 and sign.isascii() else key
