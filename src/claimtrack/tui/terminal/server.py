"""The same terminal UI in a browser on this machine: `claimtrack --serve`.

The page is one of our own and asks nobody but this server, which answers on the loopback address
only and behind an address that cannot be guessed, since other people may be logged in on the same
machine. It is no way to put a desk on a network: whoever has the address works in the name of the
person who started it.

Made for textual-serve 1.1.3, whose page asks Google for its letters and whose server answers every
page that finds it; two tests in `test_tui_terminal_patches` fail when they no longer do.
"""

from __future__ import annotations

import asyncio
import errno
import os
import secrets
import socket
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server, to_int

from claimtrack.children import command_line
from claimtrack.errors import WrongUse
from claimtrack.intake.reach import PROXY

LOOPBACK = "127.0.0.1"
_PAGE = Path(__file__).parent / "page"
_SECRET_BYTES = 24
_CLOSING = 2.0
"""Seconds that open pages have to end when the server is interrupted."""

_SIZES = range(8, 41)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DeskServer(Server):
    """Serves one desk to the browsers of one person.

    Args:
        file: the database file.
        reviewer: the name given to everything done here; None: the login name.
        port: where to listen; 0 takes one that is free.
        proxy: what pages are fetched through; empty: nothing.

    Raises:
        WrongUse: the port cannot be had.
    """

    def __init__(self, file: Path, reviewer: str | None, port: int = 0, proxy: str = "") -> None:
        if proxy:  # not an argument, which other people on this machine can read
            os.environ[PROXY] = proxy
        self.listening = _listen(port)
        super().__init__(
            _command(file, reviewer),
            host=LOOPBACK,
            port=self.listening.getsockname()[1],
            title="claimtrack",
        )
        self._way = f"/{secrets.token_urlsafe(_SECRET_BYTES)}"

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.public_url}{self._way}/"

    def serve(self, debug: bool = False) -> None:
        """Serve until interrupted; each browser that connects gets a terminal UI of its own."""
        self.debug = debug
        web.run_app(
            self.application(),
            sock=self.listening,
            print=None,
            access_log=None,
            shutdown_timeout=_CLOSING,
        )

    def application(self) -> web.Application:
        """The web application: the page, its assets, and the terminal UI behind it."""
        app = web.Application(middlewares=[self._guarded])
        app.add_routes(
            [
                web.get(f"{self._way}/", self._page),
                web.get(f"{self._way}/{{name:page\\.(?:css|js)}}", self._own),
                web.get(f"{self._way}/ws", self.handle_websocket),
                web.static(f"{self._way}/static", self.statics_path),
                # The script asks for a saved file here; its key is a random number as well.
                web.get("/download/{key}", self.handle_download),
            ]
        )
        app.on_cleanup.append(_farewell)
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer this page alone, and have its browser ask nobody else.

        A page from elsewhere may have its own name point to this machine: the name is then in
        `Host`, and where the page is from in `Origin`.
        """
        here = urlsplit(self.public_url).netloc
        origin = request.headers.get("Origin", self.public_url)
        if request.host != here or origin != self.public_url:
            raise web.HTTPForbidden(text="Open the address that claimtrack printed.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(
                {
                    "Content-Security-Policy": (
                        f"default-src 'self'; connect-src ws://{here}; img-src 'self' data:; "
                        "style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                        "frame-ancestors 'none'"
                    ),
                    "Referrer-Policy": "no-referrer",
                    "X-Content-Type-Options": "nosniff",
                    "Cache-Control": "no-store",
                }
            )
        return response

    async def _page(self, request: web.Request) -> web.Response:
        size = to_int(request.query.get("fontsize", ""), 16)
        page = Template((_PAGE / "index.html").read_text(encoding="utf-8"))
        way = f"ws://{urlsplit(self.public_url).netloc}{self._way}/ws"
        words = page.substitute(websocket=way, size=min(max(size, _SIZES[0]), _SIZES[-1]))
        return web.Response(text=words, content_type="text/html")

    async def _own(self, request: web.Request) -> web.FileResponse:
        return web.FileResponse(_PAGE / request.match_info["name"])


async def _farewell(app: web.Application) -> None:
    """End the terminal UIs before the loop: asyncio waits for each in a thread."""
    del app
    for _ in range(round(_CLOSING * 20)):
        if not any("waitpid" in thread.name for thread in threading.enumerate()):
            return
        await asyncio.sleep(0.05)


def _listen(port: int) -> socket.socket:
    """Listen on a port of the loopback address only."""
    listening = socket.socket()
    if os.name == "posix":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as trouble:
        listening.close()
        why = "is in use" if trouble.errno == errno.EADDRINUSE else "cannot be had"
        raise WrongUse(f"Port {port} {why}: choose another with --port.") from trouble
    return listening


def _command(file: Path, reviewer: str | None) -> str:
    """The command that opens the terminal UI, as a shell reads it."""
    words = ["-m", "claimtrack.tui", str(file.absolute())]
    return command_line(*words) if reviewer is None else command_line(*words, reviewer)
