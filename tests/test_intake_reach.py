"""Which hosts are fetched from: private ones only where a person named them, by whatever name."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from claimtrack.errors import BadInput, WrongUse
from claimtrack.intake.addresses import web_place
from claimtrack.intake.fetching import fetch
from claimtrack.intake.reach import (
    PrivatePlace,
    Reach,
    place_name,
    private_place,
    proxy_named,
)
from tests.page_host import CERTIFICATE, HERE, PageHost, page_host
from tests.socks_proxy import socks_proxy

WORDS = "<p>The dock is open.</p>"


@pytest.fixture
def host() -> Iterator[PageHost]:
    with page_host() as served:
        served.write("/page", WORDS)
        yield served


@pytest.fixture
def elsewhere() -> Iterator[PageHost]:
    """Another host, which is private."""
    with page_host("127.0.0.2") as served:
        served.write("/page", WORDS)
        yield served


def named(url: str) -> Reach:
    """Somebody named an address, and said yes."""
    return Reach(asked=frozenset({place_name(web_place(url, url))}))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),  # noqa: S104 - leads to this machine
        ("10.0.0.1", False),
        ("172.31.255.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:a9fe:a9fe", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::808:808", False),
        ("2002:7f00:1::", False),
        ("2001::1", False),
        ("fc00::1", False),
        ("fe80::1%1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("8.8.8.8", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("2606:4700::1111", True),
    ],
)
def test_an_address_is_public_or_private_in_every_notation(address: str, public: bool) -> None:
    assert Reach().is_public(address) is public


@pytest.mark.parametrize(
    "spelling",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "localhost",  # noqa: S104 - leads to this machine
        "LOCALHOST", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "\uff11\uff12\uff17.0.0.1",
    ],
)  # fmt: skip
def test_this_machine_is_never_asked_by_whatever_name(host: PageHost, spelling: str) -> None:
    with pytest.raises(BadInput, match=r"a private network .*--allow-private"):
        fetch(f"http://{spelling}:{host.port}/page")
    assert host.reached == 0


def test_what_a_person_named_and_allowed_is_fetched(host: PageHost) -> None:
    url = f"{host.url}/page"
    assert fetch(url, reach=named(url)).url_final == url
    assert fetch(url, reach=Reach(private=True)).url_final == url


def test_a_redirect_to_a_private_host_is_not_followed(host: PageHost, elsewhere: PageHost) -> None:
    host.moved["/there"] = f"{elsewhere.url}/page"
    for reach in (
        HERE,
        named(host.url),
        HERE.with_asked(frozenset({f"127.0.0.2:{elsewhere.port}"})),
    ):
        with pytest.raises(BadInput, match=r"private network \(127\.0\.0\.2\)"):
            fetch(f"{host.url}/there", reach=reach)
    assert elsewhere.reached == 0
    private = Reach(private=True)
    assert fetch(f"{host.url}/there", reach=private).url_final == f"{elsewhere.url}/page"


def test_what_was_allowed_goes_for_that_host_and_port_alone(
    host: PageHost, elsewhere: PageHost
) -> None:
    reach = named(host.url)
    host.moved |= {"/a": "/page", "/out": f"{elsewhere.url}/back"}
    assert fetch(f"{host.url}/a", reach=reach).url_final == f"{host.url}/page"
    with page_host() as other_port:
        host.moved["/port"] = f"{other_port.url}/page"
        with pytest.raises(BadInput, match="private network"):
            fetch(f"{host.url}/port", reach=reach)
        assert other_port.reached == 0
    # A host that may be asked does not get us to one that was allowed for an address of its own.
    elsewhere.moved["/back"] = f"{host.url}/page"
    there = Reach(public=("127.0.0.2/32",), asked=reach.asked)
    reached = host.reached
    with pytest.raises(BadInput, match="private network"):
        fetch(f"{elsewhere.url}/back", reach=there)
    assert host.reached == reached


def test_a_name_that_leads_elsewhere_at_each_look_does_not_help(
    host: PageHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = iter(["93.184.215.14", "127.0.0.1", "127.0.0.1"])
    ask = socket.getaddrinfo

    def rebinding(name: str, *rest: object, **named: object) -> object:
        address = next(looked_up) if name == "rebinding.example" else name
        return ask(address, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    url = f"http://rebinding.example:{host.port}/page"
    assert private_place(url, Reach()) is None
    with pytest.raises(BadInput, match=r"private network \(127\.0\.0\.1\)"):
        fetch(url)
    assert host.reached == 0


def test_a_secure_page_does_not_redirect_to_an_open_one(
    host: PageHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with page_host(secure=True) as secure:
        secure.write("/page", WORDS)
        secure.moved["/down"] = f"{host.url}/page"
        host.moved["/up"] = f"{secure.url}/page"
        assert fetch(f"{host.url}/up", reach=HERE).url_final == f"{secure.url}/page"
        reached = host.reached
        for reach in (HERE, Reach(private=True)):
            with pytest.raises(BadInput, match="redirects from https to http"):
                fetch(f"{secure.url}/down", reach=reach)
        assert host.reached == reached


def test_an_address_is_asked_about_before_anything_is_asked_there(host: PageHost) -> None:
    url = f"{host.url}/page"
    place = private_place(url, Reach())
    assert place == PrivatePlace(f"127.0.0.1:{host.port}", "127.0.0.1")
    assert private_place(url, HERE) is None
    assert private_place(url, Reach().with_asked(frozenset({place.name}))) is None
    assert private_place("dock.txt", Reach()) is None
    assert host.reached == 0


def test_a_proxy_looks_up_the_name_and_nothing_else_is_asked(host: PageHost) -> None:
    with socks_proxy(host.port) as proxy:
        reach = Reach(proxy=proxy.url)
        url = f"http://dock.example:{host.port}/page"
        assert b"dock is open" in fetch(url, reach=reach).data
        onion = f"http://{'a' * 56}.onion/page"
        assert private_place(onion, reach) is None
        assert fetch(onion, reach=Reach(proxy=proxy.url.replace("socks5", "socks5h"))).data
        assert proxy.asked == [(3, "dock.example"), (3, f"{'a' * 56}.onion")]
        for private in ("127.1", "localhost", "localhost.", "[::1]", "169.254.169.254"):
            with pytest.raises(BadInput, match="private network"):
                fetch(f"http://{private}/page", reach=reach)
        assert len(proxy.asked) == 2


def test_a_proxy_that_does_not_answer_is_named(host: PageHost) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(BadInput, match=r"The proxy did not reach dock\.example"):
        fetch("http://dock.example/", reach=Reach(proxy=f"socks5://127.0.0.1:{port}"))
    assert host.reached == 0


@pytest.mark.parametrize("address", ["127.0.0.1:9050", "ftp://a:1", "socks5://a", "http://:1", "x"])
def test_what_is_no_proxy_is_refused(address: str) -> None:
    with pytest.raises(WrongUse, match="not the address of a proxy"):
        proxy_named(address)


def test_the_password_of_a_proxy_is_not_repeated() -> None:
    with pytest.raises(WrongUse) as refused:
        proxy_named("socks5://mira:secret@127.0.0.1")
    assert "secret" not in refused.value.message
