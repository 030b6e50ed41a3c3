"""What a command is: one small class that is the single source of everything shown about it.

Its name becomes the words, its docstring the tooltip and the line in help, and from it come the
binding (with an id, so that keys can be remapped), the palette entry and the footer label. So
nothing can be bound and undocumented, or documented and unbound. What a command does stands in
the `action_` method of the screen or widget that offers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from inspect import getdoc
from types import MappingProxyType
from typing import ClassVar, Protocol, runtime_checkable

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import format_key

_WORDS = re.compile(r"[A-Z][a-z]*")


_AS_SHIPPED: Mapping[str, str] = MappingProxyType({})


class Command:
    """Something a person can do with a key."""

    keys: ClassVar[str]
    """The keys, with commas between, as Textual names them."""

    shown_keys: ClassVar[str] = ""
    """How the first key is written on screen, where Textual's own way is long."""

    footer: ClassVar[str] = ""
    """The label in the footer; a command without one is not in it."""

    @classmethod
    def words(cls) -> str:
        """The command in words: `NotAClaim` is `Not a claim`."""
        return " ".join(_WORDS.findall(cls.__name__)).capitalize()

    @classmethod
    def action(cls) -> str:
        """The name of the action: `not_a_claim`."""
        return "_".join(_WORDS.findall(cls.__name__)).lower()

    @classmethod
    def tells(cls) -> str:
        """What it does, in a sentence."""
        return " ".join((getdoc(cls) or "").split())

    @classmethod
    def key_words(cls, keymap: Mapping[str, str] = _AS_SHIPPED) -> str:
        """The keys as a person reads them.

        Args:
            keymap: keys of this person's own, by the name of the command.
        """
        own = keymap.get(cls.__name__)
        if cls.shown_keys and own is None:
            return cls.shown_keys
        return " ".join(key_word(key) for key in (own or cls.keys).split(","))

    @classmethod
    def key(cls, app: object) -> str:
        """Its first key, as a sentence at an app names it."""
        return cls.key_words(keymap_of(app)).split(maxsplit=1)[0]

    @classmethod
    def bindings(cls) -> list[Binding]:
        """What binds its keys to its action."""
        return [
            Binding(
                cls.keys,
                cls.action(),
                cls.footer or cls.words(),
                show=bool(cls.footer),
                key_display=key_word(cls.keys.split(",")[0]),
                tooltip=cls.tells(),
                id=cls.__name__,
            )
        ]


Offered = tuple[type[Command], ...]


@runtime_checkable
class Offers(Protocol):
    """A screen or widget that offers commands."""

    OFFERED: ClassVar[Offered]

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        ...


@runtime_checkable
class Tells(Protocol):
    """A screen that can say what some commands would do now."""

    def now(self, command: type[Command]) -> str:
        """What a command would do now, where its name does not say it."""
        ...


def told_now(node: object, command: type[Command]) -> str:
    """What a command would do now at the node that offers it, or ""."""
    return node.now(command) if isinstance(node, Tells) else ""


@runtime_checkable
class Remapped(Protocol):
    """An app at which some commands have keys of the person's own."""

    own_keys: Mapping[str, str]


def bound(*commands: type[Command]) -> list[BindingType]:
    """The bindings of some commands, for the `BINDINGS` of whoever offers them."""
    return [binding for command in commands for binding in command.bindings()]


def offered(focus: DOMNode) -> Iterator[tuple[DOMNode, type[Command]]]:
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
    """The keys of a person's own at an app, by the name of the command."""
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
