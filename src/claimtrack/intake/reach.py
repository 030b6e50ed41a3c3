"""Reach: which machines may be asked for a page, in whose name, and by which way.

A page, a redirect or a file from somebody else must not make this machine ask what only it can
see: its own services, a router, an intranet, the address where a cloud hands out keys. So a host is
judged by the address that is connected to, whatever it is called, and only what a person named may
be private, after they were asked.
"""

from __future__ import annotations

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.errors import BadInput, WrongUse
from claimtrack.intake.addresses import PORTS, web_place
from claimtrack.text.page_address import without_login

NEUTRAL = "Mozilla/5.0 (compatible)"
"""The User-Agent unless a desk sets its own: it says neither which program asks nor for what."""

LONGEST_AGENT = 200

PROXY = "CLAIMTRACK_PROXY"
"""The variable that names a proxy; those that other programs read are left alone."""

PROXIES = ("socks5", "socks5h", "http")
"""The kinds of proxy; each looks up host names itself."""

_HANDED_OUT = ipaddress.ip_network("2000::/3")
"""The part of IPv6 that is handed out for the internet."""

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 whose last 32 bits are an IPv4 address that a router asks (NAT64)."""


class Reach(Struct, frozen=True):
    """Whom fetching may ask, and how.

    `private` allows every address, `asked` the private places ("host:port") that a person was asked
    about and allowed; `public` are networks that count as public although they are not.
    """

    private: bool = False
    asked: frozenset[str] = frozenset()
    public: tuple[str, ...] = ()
    user_agent: str = NEUTRAL
    proxy: str = ""

    def with_asked(self, places: frozenset[str]) -> Reach:
        """Return this, with some more private places that a person allowed."""
        return replace(self, asked=self.asked | places)

    def is_public(self, address: str) -> bool:
        """Whether an IP address is one that everybody on the internet could ask."""
        given = ipaddress.ip_address(address)
        if any(given in ipaddress.ip_network(network) for network in self.public):
            return True
        meant = _meant(given)
        if isinstance(meant, IPv6Address):
            return meant.is_global and meant in _HANDED_OUT
        return meant.is_global and not meant.is_multicast


class PrivatePlace(Struct, frozen=True):
    """A host and port that lead to this machine or a private network, at an IP address."""

    name: str
    address: str


def place_name(place: SplitResult) -> str:
    """The host and port of an address, as `Reach.asked` has them."""
    return f"{place.hostname}:{place.port or PORTS[place.scheme]}"


def private_place(url: str, reach: Reach) -> PrivatePlace | None:
    """Look up where an address leads; nothing is asked there.

    Through a proxy nothing is looked up here, and only an IP address and `localhost` are known.

    Returns:
        The place, if fetching would refuse it because it is private; None if not, and where it is
        no address of the web or cannot be found, which fetching says.
    """
    try:
        place = web_place(url, without_login(url))
    except BadInput:
        return None
    name = place_name(place)
    if reach.private or name in reach.asked:
        return None
    host = place.hostname or ""
    address = next((each for each in _addresses(host, reach) if not reach.is_public(each)), None)
    return PrivatePlace(name, address) if address else None


def proxy_named(address: str) -> str:
    """Check the address of a proxy, and return it.

    Raises:
        WrongUse: it is not one.
    """
    try:
        parts = urlsplit(address.strip())
        complete = parts.scheme in PROXIES and parts.hostname and parts.port
    except ValueError:
        complete = False
    if not complete:
        kinds = ", ".join(PROXIES)
        raise WrongUse(
            f"'{without_login(address)}' is not the address of a proxy: give its kind ({kinds}),"
            " host and port, such as socks5://127.0.0.1:9050."
        )
    return address.strip()


def _addresses(host: str, reach: Reach) -> list[str]:
    """The IP addresses of a host: as written, or as the system finds them."""
    if reach.proxy:
        literal = literal_address(host)
        return [literal] if literal else []
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(where[0]) for *_, where in found]


def literal_address(host: str) -> str | None:
    """The IP address that a host name stands for without being looked up, in any spelling."""
    host = host.removesuffix(".")
    if host == "localhost" or host.endswith(".localhost"):
        return "127.0.0.1"
    try:
        # The C library reads 127.1, 0x7f000001 and 2130706433 as addresses too.
        found = socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return None
    return str(found[0][4][0])


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that is packed into one of IPv6, or the address itself."""
    if isinstance(address, IPv4Address):
        return address
    packed = address.ipv4_mapped or address.sixtofour
    if packed is None and address in _TRANSLATED:
        packed = IPv4Address(int(address) & 0xFFFFFFFF)
    return packed or address
