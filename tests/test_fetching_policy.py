"""What is fetched from, and what hosts and files get to know, as a desk and its faces see it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import BadInput, Stale, WrongUse
from claimtrack.intake.article import read_bytes
from claimtrack.intake.reach import NEUTRAL
from claimtrack.model.article import Hints
from claimtrack.model.evidence import Stance
from tests.command import command
from tests.conftest import desk_of, make_file
from tests.page_host import HERE, PageHost, page_host
from tests.reviewer import at_desk
from tests.socks_proxy import socks_proxy
from tests.terminal import needs_tmux, shell

WORDS = "<p>The harbour log says that 26 people were killed when the ferry Aurora sank.</p>"
SECRET = "geheim"  # noqa: S105 - it is none


@pytest.fixture
def host() -> Iterator[PageHost]:
    with page_host() as served:
        served.write("/log", WORDS)
        yield served


def test_what_is_on_file_is_no_leave_to_ask_a_private_host(desk: Desk, host: PageHost) -> None:
    source = desk.sources.add(NewSource(url=f"{host.url}/log")).id
    with pytest.raises(BadInput, match=r"--allow-private"):
        desk.archive.keep(source)
    [outcome] = desk.import_(f"{host.url}/log")
    assert outcome.failed
    [outcome] = desk.claims.import_(f"{host.url}/log")
    assert outcome.failed
    with pytest.raises(BadInput, match=r"--allow-private"):
        desk.archive.look_up(f"{host.url}/log")
    assert host.reached == 0


def test_scripts_need_a_flag_and_a_dry_run_does_too(path: Path, host: PageHost) -> None:
    make_file(path)
    for dry in ((), ("--dry-run",)):
        ran = command(path, "import", *dry, f"{host.url}/log")
        assert (ran.code, host.reached) == (1, 0)
        assert "unless you add --allow-private." in ran.err
        assert ran.err.count("\n") == 1
    for dry in (("--dry-run",), ()):
        assert command(path, "import", *dry, "--allow-private", f"{host.url}/log").code == 0


@pytest.mark.slow
@needs_tmux
def test_in_a_terminal_a_private_host_is_asked_about_once(tmp_path: Path, host: PageHost) -> None:
    make_file(tmp_path / "desk.db")
    host.write("/other", WORDS.replace("26", "27"))
    with shell(tmp_path, (200, 30)) as terminal:
        terminal.line(f"claimtrack import {host.url}/log {host.url}/other")
        asked = terminal.sees("fetch? [y/N]")
        assert f"127.0.0.1:{host.port} is on this machine or a private network" in asked
        assert host.reached == 0
        terminal.type("n")
        terminal.press("Enter")
        terminal.sees("2 failed")
        assert host.reached == 0
        terminal.line(f"claimtrack import {host.url}/log {host.url}/other")
        terminal.sees("fetch? [y/N]")
        terminal.type("y")
        terminal.press("Enter")
        terminal.sees("2 added")


async def test_the_terminal_ui_asks_before_it_fetches_from_a_private_host(
    path: Path, desk: Desk, host: PageHost
) -> None:
    async with at_desk(path) as mira:
        await mira.press("i")
        await mira.type(f"{host.url}/log")
        await mira.press("enter")
        await mira.has_view("Confirm")
        await mira.sees(f"Fetch from 127.0.0.1:{host.port}, on a private network")
        assert host.reached == 0
        await mira.press("n")
        await mira.sees("private network (127.0.0.1)")
        assert host.reached == 0
        await mira.press("i", "enter")
        await mira.has_view("Confirm")
        await mira.press("y")
        await mira.sees("1 added")
    assert len(desk.articles.listed()) == 1


def test_hosts_are_told_what_the_desk_chose(desk: Desk, other: Desk, host: PageHost) -> None:
    desk.own_reach = other.own_reach = HERE
    source = desk.sources.add(NewSource(url=f"{host.url}/log")).id
    desk.archive.keep(source)
    desk.settings.use_user_agent(" Harbour Desk (+harbour.example/about) ")
    other.archive.keep(source)
    with pytest.raises(Stale, match="mira has set the user agent"):
        other.settings.use_user_agent("Tomas", seen="")
    desk.settings.use_user_agent("")
    desk.archive.keep(source)
    assert host.agents == [NEUTRAL, "Harbour Desk (+harbour.example/about)", NEUTRAL]


@pytest.mark.parametrize("own", ["a\r\nX-Mine: 1", "Küste", "a" * 201, "a\x1b[0m"])
def test_what_cannot_be_sent_is_no_user_agent_whoever_wrote_it(
    desk: Desk, host: PageHost, own: str
) -> None:
    with pytest.raises(WrongUse, match="printable ASCII"):
        desk.settings.use_user_agent(own)
    with desk.writing("strange") as writing:
        writing.insert("setting", {"name": "user agent", "value": own})
    desk.own_reach = HERE
    desk.archive.look_up(f"{host.url}/log")
    assert host.agents == [NEUTRAL]


def test_a_user_agent_is_set_and_listed_on_the_command_line(path: Path) -> None:
    assert command(path, "settings", "user-agent", "Harbour Desk").out == (
        "user agent: Harbour Desk\n"
    )
    assert {"schema": 1, "setting": "user-agent", "value": "Harbour Desk"} in command(
        path, "settings", "list", "--json"
    ).objects
    assert command(path, "settings", "user-agent").out == f"user agent: {NEUTRAL}\n"


def test_a_proxy_is_used_only_where_it_is_named(path: Path, host: PageHost) -> None:
    make_file(path)
    url = f"http://harbour.example:{host.port}/log"
    with socks_proxy(host.port) as proxy:
        other = {"ALL_PROXY": proxy.url, "http_proxy": proxy.url, "HTTP_PROXY": proxy.url}
        direct = f"{host.url}/log"
        command(path, "import", "--dry-run", "--allow-private", direct, environment=other)
        assert proxy.asked == []
        ran = command(path, "--proxy", proxy.url, "import", url)
        assert ran.code == 0, ran.err
        assert f"Fetching through {proxy.url}." in ran.err
        host.write("/log", WORDS.replace("26", "27"))
        ours = {"CLAIMTRACK_PROXY": proxy.url.replace("//", "//mira:geheim@")}
        ran = command(path, "import", url, environment=ours)
        assert (ran.code, len(proxy.asked)) == (0, 2), ran.err
        assert SECRET not in ran.err + ran.out


def test_a_user_name_and_password_are_neither_kept_nor_shown(path: Path, tmp_path: Path) -> None:
    address = f"https://mira:{SECRET}@harbour.example/log"
    with desk_of(path, "mira") as desk:
        for failing in (address, f"ftp://mira:{SECRET}@harbour.example/"):
            [outcome] = desk.import_(failing)
            assert "neither sends nor keeps" in (outcome.error or "")
            [outcome] = desk.claims.import_(failing)
            assert outcome.failed
        page = f'<html><head><link rel="canonical" href="{address}"></head><body>{WORDS}'
        page += f'<p>See <a href="{address}2">the log</a> of the coast guard.</p></body></html>'
        one = desk.articles.take_in(read_bytes("log.html", page.encode(), Hints())).article
        two = desk.articles.take_in(read_bytes("a.txt", b"Two.", Hints(url=f"{address}3"))).article
        assert one is not None
        assert two is not None
        desk.articles.edit(one, url=f"{address}4")
        source = desk.sources.add(NewSource(url=address, archived_url=f"{address}a")).id
        desk.sources.edit(source, archived_url=f"{address}b")
        desk.archive.record_links([(address, f"{address}c")])
        claim = desk.claims.add("The ferry Aurora sank.")
        desk.evidence.add(claim, NewSource(url=f"{address}5"), Stance.SUPPORTS)
        rows = tmp_path / "claims.csv"
        rows.write_text(f"claim,url\nIt sank.,{address}6\n", encoding="utf-8")
        assert [outcome.claims for outcome in desk.claims.import_(rows)] == [1]
        with contextlib.suppress(Exception):
            desk.articles.publish(two, f"{address}7")
        assert desk.sources.get(source).url == "https://harbour.example/log"
    told = [
        command(path, *words)
        for words in (
            ("import", address), ("source", "add", address), ("articles", "--json"),
            ("sources", "--json"), ("log", "--json"), ("report",),
        )
    ]  # fmt: skip
    assert not [ran for ran in told if SECRET in ran.out + ran.err]
    kept = [file.read_bytes() for file in (path, path.with_name("desk.db-wal")) if file.exists()]
    # The bytes of the page are kept as they came, packed; nothing else has it.
    assert not [data for data in kept if SECRET.encode() in data]
