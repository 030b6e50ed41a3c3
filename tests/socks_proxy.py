"""A SOCKS5 proxy on this machine that leads every name to one host, and keeps what it was asked."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select

_NAME = 3


class SocksProxy(socketserver.ThreadingTCPServer):
    """Leads to a port of 127.0.0.1, whatever host it is asked for."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[tuple[int, str]] = []
        """The kind of each address it was asked for, and the address."""
        super().__init__(("127.0.0.1", 0), _Leading)

    @property
    def url(self) -> str:
        return f"socks5://127.0.0.1:{self.server_address[1]}"


class _Leading(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        proxy = self.server
        assert isinstance(proxy, SocksProxy)
        asked: socket.socket = self.request
        asked.recv(asked.recv(2)[1])
        asked.sendall(b"\x05\x00")
        kind = asked.recv(4)[3]
        host = asked.recv(asked.recv(1)[0] if kind == _NAME else {1: 4, 4: 16}[kind])
        asked.recv(2)
        proxy.asked.append((kind, host.decode("latin-1")))
        with socket.create_connection(("127.0.0.1", proxy.port)) as there, suppress(OSError):
            asked.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
            while True:
                for ready in select([asked, there], [], [])[0]:
                    data = ready.recv(65_536)
                    if not data:
                        return
                    (there if ready is asked else asked).sendall(data)


@contextmanager
def socks_proxy(port: int) -> Iterator[SocksProxy]:
    """Lead to a port of this machine until the block ends."""
    with SocksProxy(port) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()
