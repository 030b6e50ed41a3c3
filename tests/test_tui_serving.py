"""The terminal UI in a browser: on this machine only, and with no word to anybody else."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

import aiohttp
import pytest
from aiohttp import web

from claimtrack.tui.terminal.server import DeskServer
from tests.browser import CHROMIUM, browser
from tests.command import command
from tests.conftest import make_example

_OUTSIDE = re.compile(r"""(?:src|href)=["'](?:https?:)?//|url\(["']?(?:https?:)?//|@import""")


@asynccontextmanager
async def served(path: Path) -> AsyncIterator[DeskServer]:
    """A desk that answers until the block ends."""
    server = DeskServer(path, "mira", 0)
    runner = web.AppRunner(server.application())
    await runner.setup()
    await web.SockSite(runner, server.listening).start()
    try:
        yield server
    finally:
        await runner.cleanup()


async def test_only_the_printed_address_is_answered_and_only_to_its_own_page(path: Path) -> None:
    async with served(path) as server, aiohttp.ClientSession() as session:

        async def status(address: str, **headers: str) -> int:
            async with session.get(address, headers=headers) as answer:
                return answer.status

        assert server.listening.getsockname()[0] == "127.0.0.1"
        assert server.address.startswith(f"http://127.0.0.1:{server.port}/")
        assert len(server.address.rsplit("/", 2)[1]) >= 32, "it could be guessed"
        assert await status(server.address) == 200
        assert await status(f"{server.public_url}/") == 404
        assert await status(f"{server.public_url}/ws") == 404
        assert await status(server.address, Host="rebound.example") == 403
        assert await status(f"{server.address}ws", Origin="http://elsewhere.example") == 403
        assert await status(f"{server.address}static/") == 403, "folders are not listed"


async def test_the_page_and_all_it_is_made_of_come_from_here(path: Path) -> None:
    async with served(path) as server, aiohttp.ClientSession() as session:
        for name in ("", "page.css", "page.js", "static/css/xterm.css", "static/js/textual.js"):
            async with session.get(server.address + name) as answer:
                assert answer.status == 200
                assert not _OUTSIDE.search(await answer.text()), name
                assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
                assert "no-store" in answer.headers["Cache-Control"]
        async with session.get(f"{server.address}static/fonts/nothing.ttf") as answer:
            assert answer.status == 404


@asynccontextmanager
async def served_by_command(path: Path) -> AsyncIterator[str]:
    """`claimtrack --serve` until the block ends; gives the address that it printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "claimtrack", "--db", str(path), "--as", "mira", "--serve"),
        stdout=PIPE,
        stderr=PIPE,
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.send_signal(signal.SIGINT)
        _, said = await asyncio.wait_for(process.communicate(), 20)
    assert b"works as mira. Ctrl+C stops it." in said
    assert b"Traceback" not in said


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, which is not installed here")
async def test_a_real_browser_shows_the_desk_and_asks_nobody_else(
    path: Path, tmp_path: Path
) -> None:
    make_example(path)
    async with served_by_command(path) as address, browser(tmp_path / "browser") as page:
        await page.do("Page.navigate", url=address)
        await page.until(lambda: b"mira" in page.received, "showed who is working")
        assert b"articles" in page.received
        assert await page.value("document.querySelector('.xterm-screen') !== null")
        before = len(page.received)
        await page.do("Input.dispatchKeyEvent", type="keyDown", key="T", text="T")
        await page.until(lambda: b"What is said" in page.received[before:], "took a key")
        here = address.rsplit("/", 2)[0].removeprefix("http:")
        assert [one for one in page.asked if here not in one and one[:5] != "data:"] == []
        assert page.refused == []


def children(process: int) -> list[int]:
    """The processes that a process has started and that have not ended."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def environment(process: int) -> dict[str, str]:
    words = Path(f"/proc/{process}/environ").read_text().split("\0")
    return dict(word.split("=", 1) for word in words if "=" in word)


async def until(holds: Callable[[], bool], what: str) -> None:
    for _ in range(400):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"never {what}")


on_linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")


@on_linux
@pytest.mark.slow
async def test_pages_are_bounded_in_size_and_number(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.tui.terminal.server.MOST_PAGES", 1)
    before = children(os.getpid())
    async with served(path) as server, aiohttp.ClientSession() as session:
        huge = f"{server.address}ws?width=999999999&height=-3"
        async with session.ws_connect(huge) as page:
            await page.send_str('["resize", {"width": 99999999, "height": 99999999}]')
            for nonsense in ("{", "[]", "[[[", '["resize", 1]', '["resize", {"width": "a"}]', "7"):
                await page.send_str(nonsense)
            await page.send_json(["ping", "still here"])
            shown = ""
            while "pong" not in shown:
                message = await page.receive(20)
                assert message.type is not aiohttp.WSMsgType.CLOSED
                shown = str(message.data)
            (process,) = set(children(os.getpid())) - {*before}
            sizes = environment(process)
            assert (sizes["COLUMNS"], sizes["ROWS"]) == ("500", "5")
            for address in (f"{server.address}ws", server.address):
                async with session.get(address) as answer:
                    assert answer.status == 503
                    assert "close one of them" in await answer.text()
        await until(lambda: process not in children(os.getpid()), "ended with its page")
        async with session.get(server.address) as answer:
            assert answer.status == 200


@on_linux
@pytest.mark.slow
async def test_pages_end_when_the_server_is_killed(path: Path) -> None:
    make_example(path)
    words = ("-P", "-m", "claimtrack", "--db", str(path), "--as", "mira", "--serve")
    process = await asyncio.create_subprocess_exec(sys.executable, *words, stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    address = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{address}ws") as page:
        shown = b""
        while b"articles" not in shown:
            message = await page.receive(20)
            shown += message.data if isinstance(message.data, bytes) else b""
        (served_page,) = children(process.pid)
        process.kill()
        await process.communicate()
        await until(lambda: not Path(f"/proc/{served_page}").exists(), "ended with its server")
    assert not path.with_name(f"{path.name}-presence").exists()


def test_serving_without_its_extra_is_one_clear_line(path: Path) -> None:
    with patch.dict(sys.modules, {"claimtrack.tui.terminal.server": None}):
        ran = command(path, "--serve")
    assert (ran.code, ran.out) == (2, "")
    assert "needs the extra 'serve'" in ran.err
    assert ran.err.count("\n") == 1


def test_serving_is_no_part_of_another_command_and_says_when_a_port_is_taken(path: Path) -> None:
    assert "leave out 'articles'" in command(path, "--serve", "articles").err
    assert "--port goes with --serve" in command(path, "--port", "9", "articles").err
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = command(path, "--serve", "--port", str(port))
    assert (ran.code, ran.out) == (2, "")
    assert f"Port {port} is in use" in ran.err
