"""Addresses: distinguished from files and prepared for `fetching`. Nothing is fetched here."""

from __future__ import annotations

from urllib.parse import SplitResult, quote, urlsplit

from msgspec import Struct

from claimtrack.errors import BadInput
from claimtrack.text.clean import one_line
from claimtrack.text.page_address import without_login

PORTS = {"http": 80, "https": 443}
"""The supported schemes and their ports."""

LONGEST_SHOWN = 200
SAVE = "save the page in a browser and import the file"
"""What to do if fetching fails."""


class Limits(Struct, frozen=True):
    """The limits of one fetch.

    `size` is in bytes, both as sent and as unpacked; `connect` is the seconds to reach one host and
    `seconds` those for everything together; `redirects` is how many are followed. Looking up a host
    name is up to the system, with its own time limit.
    """

    size: int = 50_000_000
    connect: float = 10.0
    seconds: float = 60.0
    redirects: int = 8


def is_address(source: str) -> bool:
    """Tell an address from a file name, whatever its scheme, so that `ftp://` is one too."""
    scheme, colon, _ = source.partition("://")
    return bool(colon) and scheme.isascii() and scheme.isalnum()


def web_place(url: str, shown: str) -> SplitResult:
    """Prepare an address for fetching: http or https, a host, all in ASCII, no fragment.

    Args:
        url: the address as named, or as a host redirects to it.
        shown: what to call it in a message.

    Raises:
        BadInput: it is not an address, has another scheme, or contains a password.
    """
    shown = without_login(shown)[:LONGEST_SHOWN]
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as trouble:  # includes UnicodeError
        raise BadInput(f"{shown} is not a valid web address: check it.") from trouble
    if parts.scheme not in PORTS:
        raise BadInput(f"{shown} cannot be fetched: only http and https are supported.")
    if not host or any(character <= " " or character == "\x7f" for character in host):
        raise BadInput(f"{shown} has no host name: check the address.")
    if parts.username is not None:
        raise _with_login(shown)
    host = f"[{host}]" if ":" in host else host
    return SplitResult(
        parts.scheme,
        host if port is None else f"{host}:{port}",
        quote(parts.path, safe="%/:=&~+!$,;'@()*"),
        quote(parts.query, safe="%/:=&?~+!$,;'@()*[]"),
        "",
    )


def checked_address(address: str) -> str:
    """Return an address that names nobody's account, so that it can be shown and kept.

    Raises:
        BadInput: it contains a user name or password.
    """
    if (bare := without_login(address)) != address:
        raise _with_login(one_line(bare))
    return address


def _with_login(shown: str) -> BadInput:
    return BadInput(
        f"{shown} was given with a user name or password, which claimtrack neither sends nor keeps:"
        f" {SAVE}."
    )
