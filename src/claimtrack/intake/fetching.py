"""Fetching: one address that a person named becomes bytes, or one sentence saying why not.

Nothing here is called unless somebody names an address, and nothing but that address and where it
redirects to is requested, each only where `Reach` allows it. No cookies, no passwords, no proxies
from the environment, no retries. The standard library does it, because the policy needs what it
gives in hand: each IP address before it is asked, each redirect before it is followed, and one
deadline for everything.
"""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPException, HTTPResponse
from urllib.parse import SplitResult, urljoin, urlunsplit

from msgspec import Struct

from claimtrack.errors import BadInput, ClaimtrackError, NotFound
from claimtrack.intake.addresses import LONGEST_SHOWN, PORTS, SAVE, Limits, web_place
from claimtrack.intake.inflating import Inflating
from claimtrack.intake.reach import Reach, place_name
from claimtrack.intake.timed_connection import Clock, NotPublic, ProxyFailed, TimedConnection
from claimtrack.text.clean import one_line
from claimtrack.text.page_address import without_login

_REDIRECTS = (301, 302, 303, 307, 308)
_GONE = (404, 410)
_OK = 200
_CHUNK = 65_536


class Fetched(Struct, frozen=True):
    """The answer of an address: the final address, and the bytes, unpacked.

    `content_type` is lower case without parameters, empty if not given; `charset` as declared.
    """

    url_final: str
    data: bytes
    content_type: str
    charset: str | None


class _Hop(Struct, frozen=True):
    """One request on the way to a page: where, what to call it, and whether it may be private."""

    place: SplitResult
    shown: str
    private: bool


def fetch(url: str, limits: Limits | None = None, reach: Reach | None = None) -> Fetched:
    """Fetch one address.

    Args:
        url: http or https.
        limits: the limits of the fetch.
        reach: which hosts may be asked, and how; None: public ones, directly.

    Raises:
        NotFound: the host answers that there is no such page (404 or 410).
        BadInput: anything else: no such host, a private one, too slow, too large, too many
            redirects, a redirect to another scheme or a private host, an error of the host, a body
            that is cut off or badly packed.
        WrongUse: the proxy needs an extra that is not installed.
    """
    limits, reach = limits or Limits(), reach or Reach()
    clock = Clock(limits.seconds)
    place = web_place(url, one_line(url))
    allowed = reach.private or place_name(place) in reach.asked
    hop = _Hop(place, urlunsplit(place)[:LONGEST_SHOWN], allowed)
    for _ in range(limits.redirects + 1):
        try:
            answer = _ask(hop, limits, clock, reach)
        except (OSError, HTTPException, ValueError) as trouble:
            raise _in_words(trouble, hop, limits) from trouble
        if isinstance(answer, Fetched):
            return answer
        hop = _redirected(hop, answer, reach)
    raise BadInput(
        f"{without_login(one_line(url))[:LONGEST_SHOWN]} redirects more than {limits.redirects}"
        f" times, perhaps in a loop: {SAVE}."
    )


def _redirected(hop: _Hop, answer: str, reach: Reach) -> _Hop:
    """Return where a host redirects to; what a person allowed goes for that host and port alone."""
    try:
        url = urljoin(urlunsplit(hop.place), answer)
    except ValueError as trouble:
        raise BadInput(f"{hop.shown} redirects to an invalid address: {SAVE}.") from trouble
    to = web_place(url, f"{hop.shown} redirects to an address that")
    if (hop.place.scheme, to.scheme) == ("https", "http"):
        raise BadInput(
            f"{hop.shown} redirects from https to http, where anybody on the way can read and"
            f" change what is sent: {SAVE}."
        )
    private = reach.private or (hop.private and _is_same_host(hop.place, to))
    return _Hop(to, urlunsplit(to)[:LONGEST_SHOWN], private)


def _is_same_host(before: SplitResult, after: SplitResult) -> bool:
    """Whether one host and port redirects to itself, or from http to https."""
    ports = [one.port or PORTS[one.scheme] for one in (before, after)]
    is_same_port = ports[0] == ports[1] or ports == [PORTS["http"], PORTS["https"]]
    return before.hostname == after.hostname and is_same_port


def _ask(hop: _Hop, limits: Limits, clock: Clock, reach: Reach) -> Fetched | str:
    """Request one page; return it, or the address it redirects to."""
    place = hop.place
    connection = TimedConnection(place, limits.connect, clock, reach, private=hop.private)
    try:
        target = (place.path or "/") + (f"?{place.query}" if place.query else "")
        headers = {
            "User-Agent": reach.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        connection.request("GET", target, headers=headers)
        with connection.getresponse() as response:
            location = response.headers.get("Location")
            if response.status in _REDIRECTS and location:
                return _utf8(location)
            _refuse_status(response.status, hop.shown)
            kind = response.headers.get_content_type() if response.headers["Content-Type"] else ""
            charset = response.headers.get_content_charset()
            return Fetched(urlunsplit(place), _body(response, hop.shown, limits), kind, charset)
    finally:
        connection.close()


def _body(response: HTTPResponse, shown: str, limits: Limits) -> bytes:
    """Read and unpack a body, within the size limit both as sent and as unpacked."""
    declared = response.length
    if declared is not None and declared > limits.size:
        raise _too_large(shown, limits)
    unpack = Inflating(response.headers.get("Content-Encoding", ""))
    data = bytearray()
    sent = 0
    while chunk := response.read(_CHUNK):
        sent += len(chunk)
        data += unpack.feed(chunk, limits.size - len(data) + 1)
        if max(sent, len(data)) > limits.size:
            raise _too_large(shown, limits)
    if (declared is not None and sent < declared) or not unpack.whole:
        raise BadInput(f"{shown} was cut off before its end: try again.")
    if not data:
        raise BadInput(f"{shown} sent nothing: {SAVE}.")
    return bytes(data)


def _utf8(header: str) -> str:
    """Read a header that http.client decodes as Latin-1 although hosts send UTF-8."""
    return header.encode("latin-1", errors="replace").decode("utf-8", errors="replace")


def _refuse_status(status: int, shown: str) -> None:
    """Refuse every answer that is not a page."""
    if status in _GONE:
        raise NotFound(f"There is no page {shown} (the host answered {status}): check the address.")
    if status in {401, 402, 403, 429, 451}:
        raise BadInput(f"{shown} denies access (the host answered {status}): {SAVE}.")
    if status != _OK:
        raise BadInput(f"{shown} returned no page (the host answered {status}): try again later.")


def _too_large(shown: str, limits: Limits) -> BadInput:
    return BadInput(f"{shown} is larger than {limits.size:,} bytes: save what matters as a file.")


def _in_words(trouble: object, hop: _Hop, limits: Limits) -> ClaimtrackError:
    """Turn an error of the connection into one sentence."""
    host, shown = hop.place.hostname, hop.shown
    if isinstance(trouble, NotPublic):
        return BadInput(
            f"{shown} leads to this machine or a private network ({trouble.address}): only what you"
            " name yourself is fetched from there, and no redirect is followed, unless you add"
            " --allow-private."
        )
    messages = {
        TimeoutError: f"{shown} took too long (more than {limits.connect:g} seconds to"
        f" answer, or {limits.seconds:g} in all): try again later, or {SAVE}.",
        ProxyFailed: f"The proxy did not reach {host} ({one_line(str(trouble))[:LONGEST_SHOWN]}):"
        " check that it runs and that --proxy names it.",
        socket.gaierror: f"The host {host} cannot be found: check the address and the network.",
        ssl.SSLCertVerificationError: f"The certificate of {host} is not valid: if you trust it,"
        f" {SAVE}.",
        ssl.SSLError: f"No secure connection to {host} could be made: try again, or {SAVE}.",
        ConnectionRefusedError: f"The host {host} refused the connection: check the address.",
        ConnectionError: f"The connection to {shown} broke off: try again.",
        HTTPException: f"{shown} broke off, or is not a web server: try again.",
        OSError: f"The host {host} cannot be reached: check the address and the network.",
    }
    packing = f"{shown} is packed in a way that cannot be read: {SAVE}."
    return BadInput(
        next((words for kind, words in messages.items() if isinstance(trouble, kind)), packing)
    )
