"""Connections with one deadline for every wait, to addresses that may be asked.

`http.client` speaks HTTP; this provides a socket that knows how much time is left, and looks at the
IP address before anything is sent there: a name that leads elsewhere a moment later changes
nothing. Looking up a host name is up to the system, with its own time limit; a proxy has that of
one host for each of its answers.
"""

from __future__ import annotations

import io
import socket
import ssl
from http.client import HTTPConnection
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult

from claimtrack.errors import WrongUse
from claimtrack.intake.addresses import PORTS
from claimtrack.intake.reach import Reach, literal_address

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class NotPublic(OSError):
    """The host has only addresses that may not be asked; `address` is one of them."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class ProxyFailed(OSError):
    """The proxy does not answer, or reports that it cannot reach the host."""


class Clock:
    """The one deadline of a fetch."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Return the seconds left, at most `most`.

        Raises:
            TimeoutError: none are left.
        """
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError
        return left if most is None else min(left, most)


class TimedConnection(HTTPConnection):
    """A connection with one deadline for all waits.

    Args:
        place: the address to ask.
        patience: the seconds to reach its host.
        clock: the deadline.
        reach: which hosts may be asked, and by which way.
        private: whether this one may be private.
    """

    def __init__(
        self, place: SplitResult, patience: float, clock: Clock, reach: Reach, *, private: bool
    ) -> None:
        super().__init__(place.hostname or "", place.port or PORTS[place.scheme])
        self.default_port = PORTS[place.scheme]  # left out of the Host header
        self._secure = place.scheme == "https"
        self._patience = patience
        self._clock = clock
        self._reach = reach
        self._private = private

    def connect(self) -> None:
        """Reach the host, then do the TLS handshake.

        Raises:
            NotPublic: it is private, and may not be.
            ProxyFailed: it cannot be reached by the proxy.
        """
        opened = self._by_proxy() if self._reach.proxy else self._directly()
        try:
            opened.settimeout(self._clock.left(self._patience))
            if self._secure:
                context = ssl.create_default_context()
                opened = context.wrap_socket(opened, server_hostname=self.host)
        except OSError:
            opened.close()
            raise
        self.sock: Any = _Timed(opened, self._clock)

    def _directly(self) -> socket.socket:
        """Try the addresses of the host in turn, and only those that may be asked."""
        failed: OSError = OSError("the host has no address")
        for family, kind, protocol, _, where in socket.getaddrinfo(
            self.host, self.port, type=socket.SOCK_STREAM
        ):
            opened = socket.socket(family, kind, protocol)
            try:
                self._refuse_private(str(where[0]))
                opened.settimeout(self._clock.left(self._patience))
                opened.connect(where)
                # Something on the way (a filter, a translator) may have led it elsewhere.
                self._refuse_private(str(opened.getpeername()[0]))
            except OSError as trouble:
                opened.close()
                failed = trouble
            else:
                return opened
        raise failed

    def _by_proxy(self) -> socket.socket:
        """Have the proxy reach the host; it looks up the name, and nothing is looked up here."""
        try:
            from python_socks import ProxyError, parse_proxy_url
            from python_socks.sync import Proxy
        except ImportError as missing:
            raise WrongUse(
                "A proxy needs the extra 'proxy': pip install 'claimtrack[proxy]'."
            ) from missing
        literal = literal_address(self.host)
        if literal:
            self._refuse_private(literal)
        address = self._reach.proxy.replace("socks5h:", "socks5:", 1)
        proxy = Proxy(*parse_proxy_url(address), rdns=True)
        try:
            opened: socket.socket = proxy.connect(
                self.host, self.port, timeout=self._clock.left(self._patience)
            )
        except TimeoutError:
            raise
        except (ProxyError, OSError) as trouble:
            raise ProxyFailed(str(trouble)) from trouble
        return opened

    def _refuse_private(self, address: str) -> None:
        """Raise NotPublic where an address may not be asked."""
        if not self._private and not self._reach.is_public(address):
            raise NotPublic(address)


class _Timed:
    """The part of a socket that http.client uses; each wait is limited to the time left."""

    def __init__(self, opened: socket.socket, clock: Clock) -> None:
        self._opened = opened
        self._clock = clock

    def sendall(self, data: bytes) -> None:
        """Send all of some bytes."""
        self._opened.settimeout(self._clock.left())
        self._opened.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Open the answer for reading."""
        return io.BufferedReader(_TimedReading(self._opened, self._clock))

    def close(self) -> None:
        """Close the socket; an open reader keeps it alive until it is closed too."""
        self._opened.close()


class _TimedReading(io.RawIOBase):
    """The answer, as it arrives, until the time runs out."""

    def __init__(self, opened: socket.socket, clock: Clock) -> None:
        self._opened = opened
        self._raw = opened.makefile("rb", buffering=0)
        self._clock = clock

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        """Read what has arrived, or wait for as long as is left."""
        self._opened.settimeout(self._clock.left())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        """Close the reader and its socket."""
        self._raw.close()
        super().close()
