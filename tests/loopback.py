"""No test speaks to anybody but this machine: sockets and names that lead elsewhere are an error.

It holds for the process of the tests; what they start has the same code and is looked at by them.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any
from unittest.mock import patch


class Outside(AssertionError):
    """A test has asked for somebody outside of this machine."""


@contextmanager
def loopback_only() -> Iterator[None]:
    """Let nothing be connected to, sent to or looked up but on this machine."""
    with ExitStack() as patched:
        for name in ("connect", "connect_ex", "sendto"):
            ask = getattr(socket.socket, name)
            patched.enter_context(patch.object(socket.socket, name, _guarded(ask), create=True))
        look_up = socket.getaddrinfo

        def looked_up(host: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - of the system
            if not named.get("flags", 0) & socket.AI_NUMERICHOST:  # else nobody is asked
                _address(host)
            return look_up(host, *rest, **named)

        patched.enter_context(patch("socket.getaddrinfo", looked_up))
        yield


def _guarded(ask: Callable[..., Any]) -> Callable[..., Any]:
    def asked(self: socket.socket, *arguments: Any) -> Any:  # noqa: ANN401 - of the system
        where = arguments[-1]
        if isinstance(where, tuple):  # else a socket in the file system
            _refuse(where[0])
        return ask(self, *arguments)

    return asked


def _refuse(host: object) -> None:
    address = _address(host)
    if not (address.is_loopback or address.is_unspecified):
        raise Outside(f"{host!r} was to be asked")


def _address(host: object) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address that a host is, in the spellings that the system reads too; a name is none."""
    name = host.decode() if isinstance(host, bytes) else str(host or "127.0.0.1")
    if name == "localhost":
        return ipaddress.IPv4Address("127.0.0.1")
    with suppress(OSError):
        return ipaddress.IPv4Address(socket.inet_aton(name))
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        raise Outside(f"{host!r} was to be looked up") from None
    return getattr(address, "ipv4_mapped", None) or address
