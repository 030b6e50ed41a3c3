import gzip
import socket
import socketserver
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from claimtrack.errors import BadInput, NotFound
from claimtrack.intake.addresses import Limits, is_address
from claimtrack.intake.fetching import Fetched
from claimtrack.intake.fetching import fetch as fetch_from
from claimtrack.intake.reach import NEUTRAL, Reach
from tests.page_host import HERE

PAGE = b"<p>The dock is open.</p>"
SHORT = Limits(size=10_000, connect=2.0, seconds=0.4, redirects=3)
ROOMY = Limits(size=10_000, connect=2.0, seconds=10.0, redirects=3)


def fetch(url: str, limits: Limits | None = None, reach: Reach = HERE) -> Fetched:
    return fetch_from(url, limits, reach)


def answer(body: bytes = PAGE, *headers: str, status: str = "200 OK") -> bytes:
    told = [f"HTTP/1.1 {status}", *headers, "Connection: close"]
    if not any(header.startswith(("Content-Length", "Transfer")) for header in headers):
        told.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*told, "", ""]).encode("latin-1") + body


def drip(send: Callable[[bytes], None], first: bytes, then: bytes) -> None:
    send(first)
    while True:
        send(then)
        time.sleep(0.02)


class Host(socketserver.BaseRequestHandler):
    """A host that answers by path, well or badly, writing every byte itself."""

    def handle(self) -> None:
        asked = b""
        assert isinstance(self.server, Town)
        with suppress(OSError):
            while b"\r\n\r\n" not in asked and (more := self.request.recv(4096)):
                asked += more
            words = asked.decode("latin-1").split(" ")
            self.server.asked.append(asked.decode("latin-1"))
            if words[0] == "GET":
                self.play(words[1], self.request.sendall)

    def play(self, path: str, send: Callable[[bytes], None]) -> None:
        if path in ANSWERS:
            send(ANSWERS[path])
        elif path == "/drip":
            drip(send, answer(b"", "Content-Length: 9000"), b"x")
        elif path == "/drip-headers":
            drip(send, b"HTTP/1.1 200 OK\r\n", b"X")
        elif path == "/continues":
            drip(send, b"", b"HTTP/1.1 100 Continue\r\n\r\n")
        elif path == "/endless":
            send(answer(b"", "Transfer-Encoding: chunked"))
            while True:
                send(b"3e8\r\n" + b"x" * 1000 + b"\r\n")
        elif path == "/silent":
            time.sleep(1)


class Town(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), Host)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


BOMB = gzip.compress(b"\0" * 5_000_000)
ANSWERS = {
    "/page": answer(PAGE, "Content-Type: Text/HTML; charset=ISO-8859-1"),
    "/bare": answer(PAGE),
    "/empty": answer(b""),
    "/wrong-charset": answer("Íñigo".encode("cp1252"), "Content-Type: text/html; charset=UTF-99"),
    "/gzip": answer(gzip.compress(PAGE) + gzip.compress(b"!"), "Content-Encoding: gzip"),
    "/deflate": answer(zlib.compress(PAGE), "Content-Encoding: deflate"),
    "/raw-deflate": answer(zlib.compress(PAGE, wbits=-15), "Content-Encoding: Deflate"),
    "/bomb": answer(BOMB, "Content-Encoding: gzip"),
    "/half-packed": answer(gzip.compress(PAGE)[:-9], "Content-Encoding: gzip"),
    "/not-packed": answer(PAGE, "Content-Encoding: gzip"),
    "/brotli": answer(PAGE, "Content-Encoding: br"),
    "/huge": answer(PAGE, "Content-Length: 999999999999"),
    "/huge-unsaid": b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 20_000,
    "/cut": answer(PAGE, "Content-Length: 500"),
    "/cut-chunk": answer(b"ff\r\nThe dock", "Transfer-Encoding: chunked"),
    "/chunked": answer(b"4\r\nThe \r\n4\r\ndock\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
    "/nonsense": b"\x00\x01\x02 nothing that a web host says\r\n\r\n",
    "/hung-up": b"",
    "/gone": answer(b"", status="410 Gone"),
    "/500": answer(b"", status="500 Oh"),
    "/403": answer(b"", status="403 No"),
    "/304": answer(b"", status="304 Same"),
    "/moved": answer(b"", "Location: /deep/../page#part", status="301 Moved"),
    "/moved-far": answer(b"", "Location: /moved", status="307 Moved"),
    "/moved-nowhere": answer(b"", status="302 Moved"),
    "/loop": answer(b"", "Location: /loop", status="302 Found"),
    "/to-file": answer(b"", "Location: file:///etc/passwd", status="302 Found"),
    "/to-ftp": answer(b"", "Location: ftp://127.0.0.1/x", status="302 Found"),
    "/to-nothing": answer(b"", "Location: http://:80/", status="302 Found"),
    "/to-nonsense": answer(b"", "Location: http://[bad", status="302 Found"),
    "//twice?a=//b": answer(b"kept"),
    "/to-utf8": answer(b"", "Location: /\u00c3\u00ad", status="302 Found"),
    "/%C3%AD": answer(b"accented"),
}
MISSING = answer(b"", status="404 Not Found")


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with Town() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def refused(url: str, limits: Limits = ROOMY) -> str:
    with pytest.raises(BadInput) as told:
        fetch(url, limits)
    assert "\n" not in told.value.message
    assert told.value.message.endswith(".")
    return told.value.message


def test_a_page_comes_with_its_kind_and_character_set(town: Town) -> None:
    url = f"{town.url}/page"
    assert fetch(url, ROOMY) == Fetched(url, PAGE, "text/html", "iso-8859-1")
    assert fetch(f"{town.url}/bare", ROOMY) == Fetched(f"{town.url}/bare", PAGE, "", None)


def test_the_host_is_told_who_asks_and_nothing_about_the_person(town: Town) -> None:
    town.asked.clear()
    fetch(f"{town.url}/page", ROOMY)
    [asked] = town.asked
    names = [line.partition(":")[0] for line in asked.strip().split("\r\n")[1:]]
    assert sorted(names) == ["Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"]
    assert f"User-Agent: {NEUTRAL}\r\n" in asked
    assert "claimtrack" not in asked


def test_proxies_of_the_environment_are_left_alone(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetch(f"{town.url}/page", ROOMY).data == PAGE


@pytest.mark.parametrize("path", ["/gzip", "/deflate", "/raw-deflate", "/chunked"])
def test_bodies_are_unpacked(town: Town, path: str) -> None:
    given = fetch(town.url + path, ROOMY).data
    assert given == {"/gzip": PAGE + b"!", "/chunked": b"The dock"}.get(path, PAGE)


def test_redirects_are_followed_and_the_last_address_is_told(town: Town) -> None:
    given = fetch(f"{town.url}/moved-far#top", ROOMY)
    assert (given.url_final, given.data) == (f"{town.url}/page", PAGE)
    assert fetch(f"{town.url}/to-utf8", ROOMY).data == b"accented"
    assert fetch(f"{town.url}/í", ROOMY).data == b"accented"


def test_an_address_is_asked_for_as_it_is(town: Town) -> None:
    assert fetch(f"{town.url}//twice?a=//b", ROOMY).data == b"kept"


def test_a_wrong_character_set_is_handed_on_as_declared(town: Town) -> None:
    assert fetch(f"{town.url}/wrong-charset", ROOMY).charset == "utf-99"


@pytest.mark.parametrize("path", ["/missing", "/gone"])
def test_a_page_that_is_not_there_is_not_found(
    town: Town, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS, "/missing", MISSING)
    with pytest.raises(NotFound, match="There is no page http://127"):
        fetch(town.url + path, ROOMY)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/500", "returned no page (the host answered 500)"),
        ("/403", "denies access (the host answered 403)"),
        ("/304", "returned no page"),
        ("/moved-nowhere", "returned no page"),
        ("/empty", "sent nothing"),
        ("/loop", "redirects more than 3 times"),
        ("/to-file", "only http and https are"),
        ("/to-ftp", "only http and https are"),
        ("/to-nothing", "has no host name"),
        ("/to-nonsense", "redirects to an invalid address"),
        ("/bomb", "is larger than 10,000 bytes"),
        ("/huge", "is larger than 10,000 bytes"),
        ("/huge-unsaid", "is larger than 10,000 bytes"),
        ("/endless", "is larger than 10,000 bytes"),
        ("/half-packed", "was cut off before its end"),
        ("/cut", "was cut off before its end"),
        ("/cut-chunk", "broke off"),
        ("/not-packed", "packed in a way"),
        ("/brotli", "packed in a way"),
        ("/nonsense", "broke off, or is not a web server"),
        ("/hung-up", "broke off"),
    ],
)
def test_a_bad_host_is_one_clear_sentence(town: Town, path: str, why: str) -> None:
    assert why in refused(town.url + path)


@pytest.mark.parametrize("path", ["/drip", "/drip-headers", "/continues", "/silent"])
def test_a_host_that_never_ends_is_left_when_the_time_is_over(town: Town, path: str) -> None:
    begun = time.monotonic()
    assert "took too long" in refused(town.url + path, SHORT)
    assert time.monotonic() - begun < 0.9


def test_a_host_that_does_not_speak_tls_is_refused(town: Town) -> None:
    told = refused(f"https{town.url.removeprefix('http')}/page", SHORT)
    assert "secure connection" in told or "took too long" in told


def test_a_host_that_is_not_there_is_refused() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "refused the connection" in refused(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "only http and https are"),
        ("ftp://example.org/a", "only http and https are"),
        ("gopher://x", "only http and https are"),
        ("dock.txt", "only http and https are"),
        ("http:///dock", "has no host name"),
        ("http://[::1]:1/", "private network (::1)"),
        ("http://[::1", "not a valid web address"),
        ("http://example.org:port/", "not a valid web address"),
        ("http://" + "x" * 70 + ".org/", "not a valid web address"),
        ("http://mira:secret@example.org/", "user name or password"),
        ("http://a b.example/", "has no host name"),
    ],
)
def test_what_is_no_web_address_is_never_asked(url: str, why: str) -> None:
    told = refused(url)
    assert why in told


def test_line_ends_in_an_address_cannot_write_headers(town: Town) -> None:
    town.asked.clear()
    with pytest.raises((BadInput, NotFound)):
        fetch(f"{town.url}/a\r\nX-Mine: 1\r\n", SHORT)
    assert not any("\r\nX-Mine" in asked for asked in town.asked)


def test_addresses_are_told_from_files() -> None:
    assert is_address("HTTPS://example.org/a")
    assert is_address("ftp://example.org/a")
    assert not is_address("dock.txt")
    assert not is_address("C:/dock.txt")
