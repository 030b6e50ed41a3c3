"""Connections with one deadline for every wait: reaching a host, the handshake, each read.

`http.client` speaks HTTP; this only provides a socket that knows how much time is left. Looking up
a host name is up to the system, with its own time limit.
"""

from __future__ import annotations

import io
import socket
import ssl
from http.client import HTTPConnection
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult

from claimtrack.intake.addresses import PORTS

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


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
    """A connection with one deadline for all waits."""

    def __init__(self, place: SplitResult, patience: float, clock: Clock) -> None:
        super().__init__(place.hostname or "", place.port or PORTS[place.scheme])
        self.default_port = PORTS[place.scheme]  # left out of the Host header
        self._secure = place.scheme == "https"
        self._patience = patience
        self._clock = clock

    def connect(self) -> None:
        """Try the addresses of the host in turn, then do the TLS handshake."""
        failed: OSError = OSError("the host has no address")
        for family, kind, protocol, _, where in socket.getaddrinfo(
            self.host, self.port, type=socket.SOCK_STREAM
        ):
            opened = socket.socket(family, kind, protocol)
            try:
                opened.settimeout(self._clock.left(self._patience))
                opened.connect(where)
                opened.settimeout(self._clock.left(self._patience))
                if self._secure:
                    context = ssl.create_default_context()
                    opened = context.wrap_socket(opened, server_hostname=self.host)
            except OSError as trouble:
                opened.close()
                failed = trouble
            else:
                self.sock: Any = _Timed(opened, self._clock)
                return
        raise failed


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
