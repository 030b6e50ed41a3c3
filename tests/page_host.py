"""A host on this machine whose pages a test writes, changes and takes away."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from claimtrack.intake.reach import Reach

HERE = Reach(public=("127.0.0.1/32",))
"""Reaches 127.0.0.1 as if it were a public host; every other address of this machine is private."""

CERTIFICATE = Path(__file__).with_suffix(".pem")
"""A certificate for 127.0.0.1 that nobody but a test trusts, and its key."""


class PageHost(ThreadingHTTPServer):
    """Serves what stands in `pages`; everything else is not found.

    Args:
        address: the address of this machine that it answers at.
        secure: whether it speaks TLS.
    """

    daemon_threads = True

    def __init__(self, address: str = "127.0.0.1", *, secure: bool = False) -> None:
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.answers = threading.Event()
        """Whether it answers; a test may let it wait."""
        self.answers.set()
        self.moved: dict[str, str] = {}
        """Paths, and where they redirect to."""
        self.reached = 0
        """How often somebody connected."""
        super().__init__((address, 0), _Answer)
        self._scheme = "https" if secure else "http"
        if secure:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(CERTIFICATE)
            self.socket = context.wrap_socket(self.socket, server_side=True)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"{self._scheme}://{self.server_address[0]!s}:{self.port}"

    def verify_request(self, request: object, client_address: object) -> bool:
        del request, client_address
        self.reached += 1
        return True

    def write(self, path: str, words: str, head: str = "") -> str:
        """Put an HTML page at a path; gives its address."""
        page = f"<html><head>{head}</head><body><article>{words}</article></body></html>"
        self.pages[path] = ("text/html; charset=utf-8", page.encode())
        return self.url + path


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, PageHost)
        self.server.asked.append(self.path)
        self.server.agents.append(self.headers["User-Agent"])
        self.server.answers.wait(timeout=10)
        if to := self.server.moved.get(self.path):
            self.send_response(302)
            self.send_header("Location", to)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        found = self.server.pages.get(self.path)
        self.send_response(200 if found else 404)
        kind, data = found or ("text/plain", b"no such page")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass


@contextmanager
def page_host(address: str = "127.0.0.1", *, secure: bool = False) -> Iterator[PageHost]:
    """Serve pages until the block ends."""
    with PageHost(address, secure=secure) as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()
