"""A host on this machine whose pages a test writes, changes and takes away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class PageHost(ThreadingHTTPServer):
    """Serves what stands in `pages`; everything else is not found."""

    daemon_threads = True

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.asked: list[str] = []
        self.answers = threading.Event()
        """Whether it answers; a test may let it wait."""
        self.answers.set()
        super().__init__(("127.0.0.1", 0), _Answer)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def write(self, path: str, words: str, head: str = "") -> str:
        """Put an HTML page at a path; gives its address."""
        page = f"<html><head>{head}</head><body><article>{words}</article></body></html>"
        self.pages[path] = ("text/html; charset=utf-8", page.encode())
        return self.url + path


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, PageHost)
        self.server.asked.append(self.path)
        self.server.answers.wait(timeout=10)
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
def page_host() -> Iterator[PageHost]:
    """Serve pages until the block ends."""
    with PageHost() as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()
