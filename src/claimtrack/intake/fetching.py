"""Fetching: one address that a person named becomes bytes, or one sentence saying why not.

Nothing here is called unless somebody names an address, and nothing but that address and where it
redirects to is requested. No cookies, no passwords, no proxies from the environment, no retries.
It uses the standard library with one deadline for everything: the time limits of every library
restart with each read, so a host that sends a byte a second would never time out.
"""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from urllib.parse import SplitResult, urljoin, urlunsplit

from msgspec import Struct

from claimtrack.errors import BadInput, ClaimtrackError, NotFound
from claimtrack.intake.addresses import LONGEST_SHOWN, SAVE, Limits, web_place
from claimtrack.intake.inflating import Inflating
from claimtrack.intake.timed_connection import Clock, TimedConnection
from claimtrack.text.clean import one_line

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


def user_agent() -> str:
    """Return the User-Agent: the program and its version, nothing about the person."""
    return f"claimtrack/{version('claimtrack')} (+fact-checking desk)"


def fetch(url: str, limits: Limits | None = None) -> Fetched:
    """Fetch one address.

    Args:
        url: http or https.
        limits: the limits of the fetch.

    Raises:
        NotFound: the host answers that there is no such page (404 or 410).
        BadInput: anything else: no such host, too slow, too large, too many redirects, a redirect
            to another scheme, an error of the host, a body that is cut off or badly packed.
    """
    limits = limits or Limits()
    clock = Clock(limits.seconds)
    place = web_place(url, one_line(url))
    for _ in range(limits.redirects + 1):
        shown = urlunsplit(place)[:LONGEST_SHOWN]
        try:
            answer = _ask(place, shown, limits, clock)
        except (OSError, HTTPException, ValueError) as trouble:
            raise _in_words(trouble, place, shown, limits) from trouble
        if isinstance(answer, Fetched):
            return answer
        place = _redirected(place, answer, shown)
    raise BadInput(
        f"{one_line(url)[:LONGEST_SHOWN]} redirects more than {limits.redirects} times, perhaps"
        f" in a loop: {SAVE}."
    )


def _redirected(place: SplitResult, answer: str, shown: str) -> SplitResult:
    """Return the place a host redirects to."""
    try:
        url = urljoin(urlunsplit(place), answer)
    except ValueError as trouble:
        raise BadInput(f"{shown} redirects to an invalid address: {SAVE}.") from trouble
    return web_place(url, f"{shown} redirects to an address that")


def _ask(place: SplitResult, shown: str, limits: Limits, clock: Clock) -> Fetched | str:
    """Request one page; return it, or the address it redirects to."""
    connection = TimedConnection(place, limits.connect, clock)
    try:
        target = (place.path or "/") + (f"?{place.query}" if place.query else "")
        headers = {
            "User-Agent": user_agent(),
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        connection.request("GET", target, headers=headers)
        with connection.getresponse() as response:
            location = response.headers.get("Location")
            if response.status in _REDIRECTS and location:
                return _utf8(location)
            _refuse_status(response.status, shown)
            kind = response.headers.get_content_type() if response.headers["Content-Type"] else ""
            charset = response.headers.get_content_charset()
            return Fetched(urlunsplit(place), _body(response, shown, limits), kind, charset)
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


def _in_words(trouble: object, place: SplitResult, shown: str, limits: Limits) -> ClaimtrackError:
    """Turn an error of the connection into one sentence."""
    host = place.hostname
    messages = {
        TimeoutError: f"{shown} took too long (more than {limits.connect:g} seconds to"
        f" answer, or {limits.seconds:g} in all): try again later, or {SAVE}.",
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
