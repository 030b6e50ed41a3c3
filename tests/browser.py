"""A real browser without a window, told what to do over its debugging socket."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
_PATIENCE = 400


class Browser:
    """A page: what it asked for, what it was refused, and what came in over its web socket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.asked: list[str] = []
        self.received = b""
        self.refused: list[str] = []
        self._socket = socket
        self._number = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def listen(self) -> None:
        """Take note of everything the browser says."""
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said.get("result", {}))
                continue
            what = said["params"]
            if said["method"] == "Network.requestWillBeSent":
                self.asked.append(what["request"]["url"])
            elif said["method"] == "Network.webSocketCreated":
                self.asked.append(what["url"])
            elif said["method"] == "Network.webSocketFrameReceived":
                if what["response"]["opcode"] == 2:
                    self.received += base64.b64decode(what["response"]["payloadData"])
            elif said["method"] == "Log.entryAdded" and what["entry"]["source"] == "security":
                self.refused.append(what["entry"]["text"])

    async def do(self, method: str, **how: object) -> dict[str, Any]:
        """Tell the browser something and wait for its answer."""
        self._number += 1
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[self._number] = answer
        await self._socket.send_json({"id": self._number, "method": method, "params": how})
        return await answer

    async def value(self, script: str) -> object:
        """What an expression is in the page."""
        said = await self.do("Runtime.evaluate", expression=script, returnByValue=True)
        value: object = said["result"].get("value")
        return value

    async def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait for something to come true."""
        for _ in range(_PATIENCE):
            if holds():
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"never {what}: asked {self.asked}, log {self.refused}")


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    """Open a browser with one blank page; its own files go to a folder."""
    assert CHROMIUM is not None
    process = await asyncio.create_subprocess_exec(
        CHROMIUM,
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *(f"--user-data-dir={folder}", "--remote-debugging-port=0", "--window-size=1100,700"),
        "about:blank",
        stdout=DEVNULL,
        stderr=DEVNULL,
    )
    try:
        port = await _port(folder, process)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [one for one in await answer.json() if one["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as way:
                page = Browser(way)
                listening = asyncio.create_task(page.listen())
                for room in ("Network", "Page", "Log", "Runtime"):
                    await page.do(f"{room}.enable")
                yield page
                await page.do("Browser.close")
                listening.cancel()
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _port(folder: Path, process: Process) -> str:
    """Where the browser listens, as it says itself once it does."""
    file = folder / "DevToolsActivePort"
    for _ in range(_PATIENCE):
        if file.exists() and (lines := file.read_text().splitlines()):
            return lines[0]
        assert process.returncode is None, "the browser did not start"
        await asyncio.sleep(0.05)
    raise AssertionError("the browser did not say where it listens")
