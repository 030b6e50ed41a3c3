"""The same terminal UI in a browser on this machine: `claimtrack --serve`.

The page is one of our own and asks nobody but this server, which answers on the loopback address
only and behind an address that cannot be guessed, since other people may be logged in on the same
machine. It is no way to put a desk on a network: whoever has the address works in the name of the
person who started it.

Each page has a terminal UI in a process of its own. There are only so many of them, their size is
within bounds, and they end with the server, however that ends.

Made for textual-serve 1.1.3, whose page asks Google for its letters, whose server answers every
page that finds it, and which starts its processes in a shell, of any size and in any number; tests
in `test_tui_terminal_patches` fail when it no longer does.
"""

from __future__ import annotations

import asyncio
import errno
import json
import os
import secrets
import socket
import threading
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from claimtrack.children import talking
from claimtrack.errors import WrongUse
from claimtrack.intake.reach import PROXY

LOOPBACK = "127.0.0.1"
_PAGE = Path(__file__).parent / "page"
_SECRET_BYTES = 24
_CLOSING = 2.0
"""Seconds that open pages have to end when the server is interrupted."""

_SIZES = range(8, 41)
"""The letters of a page, in pixels."""

WIDTHS, HEIGHTS = range(20, 501), range(5, 201)
"""The cells of a page; every cell that there is costs memory and time."""

MOST_PAGES = 8
"""How many pages may be open at once: each is a process of about 100 MB."""

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
        self._words = _words(file, reviewer)
        self._open = 0
        super().__init__(
            "",  # started by `_Page`, without a shell
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

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Show a terminal UI in a page until either ends.

        Raises:
            HTTPServiceUnavailable: as many pages as there may be are open.
        """
        self._refuse_when_full()
        self._open += 1
        socket_ = web.WebSocketResponse(heartbeat=15)
        try:
            await socket_.prepare(request)
            service = _Page(
                self._words,
                write_bytes=socket_.send_bytes,
                write_str=socket_.send_str,
                close=socket_.close,
                download_manager=self.download_manager,
            )
            await service.start(
                to_int(request.query.get("width", ""), 80),
                to_int(request.query.get("height", ""), 24),
            )
            try:
                await self._hand_over(socket_, service)
            finally:
                await service.stop()
        finally:
            self._open -= 1
        return socket_

    async def _hand_over(self, page: web.WebSocketResponse, service: AppService) -> None:
        """Hand what a page sends to its terminal UI; what it cannot mean is left out."""
        async for message in page:
            if message.type != WSMsgType.TEXT:
                continue
            match _message(message.data):
                case ["stdin", str(typed)]:
                    await service.send_bytes(typed.encode("utf-8", "replace"))
                case ["resize", {"width": int(width), "height": int(height)}]:
                    await service.set_terminal_size(width, height)
                case ["ping", given]:
                    await page.send_json(["pong", given])
                case ["blur", *_]:
                    await service.blur()
                case ["focus", *_]:
                    await service.focus()

    def _refuse_when_full(self) -> None:
        if self._open >= MOST_PAGES:
            raise web.HTTPServiceUnavailable(
                text=f"{MOST_PAGES} pages of this desk are open: close one of them first."
            )

    async def _page(self, request: web.Request) -> web.Response:
        self._refuse_when_full()
        size = to_int(request.query.get("fontsize", ""), 16)
        page = Template((_PAGE / "index.html").read_text(encoding="utf-8"))
        way = f"ws://{urlsplit(self.public_url).netloc}{self._way}/ws"
        words = page.substitute(websocket=way, size=_within(size, _SIZES))
        return web.Response(text=words, content_type="text/html")

    async def _own(self, request: web.Request) -> web.FileResponse:
        return web.FileResponse(_PAGE / request.match_info["name"])


class _Page(AppService):
    """The terminal UI of one page: of a bounded size, and started without a shell."""

    def __init__(self, words: list[str], **rest: Any) -> None:  # noqa: ANN401 - of the base
        super().__init__("", **rest)
        self._words = words

    async def start(self, width: int, height: int) -> None:
        """Start it."""
        await super().start(_within(width, WIDTHS), _within(height, HEIGHTS))

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell it another size."""
        await super().set_terminal_size(_within(width, WIDTHS), _within(height, HEIGHTS))

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the process, whose parent is this one: a shell between would outlive it."""
        environment = self._build_environment(width=width, height=height)
        self._process = await talking(*self._words, environment=environment)
        self._stdin = self._process.stdin
        return self._process


def _message(data: str) -> object:
    """What a page sent, or nothing."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _within(number: int, bounds: range) -> int:
    return min(max(number, bounds[0]), bounds[-1])


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
        listening.listen()  # the address is printed before the server is ready, and may be opened
    except OSError as trouble:
        listening.close()
        why = "is in use" if trouble.errno == errno.EADDRINUSE else "cannot be had"
        raise WrongUse(f"Port {port} {why}: choose another with --port.") from trouble
    return listening


def _words(file: Path, reviewer: str | None) -> list[str]:
    """What Python is given to open the terminal UI."""
    words = ["-m", "claimtrack.tui", str(file.absolute())]
    return words if reviewer is None else [*words, reviewer]
