"""Fetching: one address that a person named becomes bytes, or one sentence that says why not.

Nothing here is called unless somebody names an address, and nothing but that address and where it
redirects to is asked. No cookies, no passwords, no proxies of the environment, no second try. The
standard library does it: every library's time limits count from one read to the next, so a host
that drips a byte a second is never late; here one clock runs from the first packet to the last.
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from urllib.parse import SplitResult, urljoin, urlunsplit

from claimtrack.errors import BadInput, ClaimtrackError, NotFound
from claimtrack.intake.addresses import LONGEST_SHOWN, SAVE, Limits, web_place
from claimtrack.intake.inflating import Inflating
from claimtrack.intake.timed_connection import Clock, TimedConnection
from claimtrack.text.clean import one_line

_REDIRECTS = (301, 302, 303, 307, 308)
_GONE = (404, 410)
_OK = 200
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it was found in the end, and its bytes, unpacked.

    `content_type` is lower case without parameters, empty if not told; `charset` as declared.
    """

    url_final: str
    data: bytes
    content_type: str
    charset: str | None


def user_agent() -> str:
    """Say who asks: the program and its version, nothing about the person."""
    return f"claimtrack/{version('claimtrack')} (+fact-checking desk)"


def fetch(url: str, limits: Limits | None = None) -> Fetched:
    """Fetch one address.

    Args:
        url: http or https.
        limits: what it may take at most.

    Raises:
        NotFound: the host says that there is no such page (404 or 410).
        BadInput: anything else: no such host, too slow, too large, too many redirects, a redirect
            to another scheme, an error of the host, a body cut off or badly packed.
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
        f" in a circle: {SAVE}."
    )


def _redirected(place: SplitResult, answer: str, shown: str) -> SplitResult:
    """Say where a host redirects to."""
    try:
        url = urljoin(urlunsplit(place), answer)
    except ValueError as trouble:
        raise BadInput(f"{shown} leads to what is no address: {SAVE}.") from trouble
    return web_place(url, f"{shown} leads to an address that")


def _ask(place: SplitResult, shown: str, limits: Limits, clock: Clock) -> Fetched | str:
    """Ask one host; the page, or where it redirects to."""
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
        raise BadInput(f"{shown} broke off before its end: try again.")
    if not data:
        raise BadInput(f"{shown} sent nothing: {SAVE}.")
    return bytes(data)


def _utf8(header: str) -> str:
    """Read a header that http.client took for Latin-1 and hosts send as UTF-8."""
    return header.encode("latin-1", errors="replace").decode("utf-8", errors="replace")


def _refuse_status(status: int, shown: str) -> None:
    """Let a page pass and nothing else."""
    if status in _GONE:
        raise NotFound(f"There is no page {shown} (the host answers {status}): check the address.")
    if status in {401, 402, 403, 429, 451}:
        raise BadInput(f"{shown} lets nobody in (the host answers {status}): {SAVE}.")
    if status != _OK:
        raise BadInput(f"{shown} gives no page (the host answers {status}): try again later.")


def _too_large(shown: str, limits: Limits) -> BadInput:
    return BadInput(f"{shown} is larger than {limits.size:,} bytes: save what matters as a file.")


def _in_words(trouble: object, place: SplitResult, shown: str, limits: Limits) -> ClaimtrackError:
    """Put what went wrong on the way into one sentence."""
    host = place.hostname
    told = {
        TimeoutError: f"{shown} took too long (more than {limits.connect:g} seconds to answer at"
        f" all, or {limits.seconds:g} in all): try again later, or {SAVE}.",
        socket.gaierror: f"The host {host} cannot be found: check the address and the network.",
        ssl.SSLCertVerificationError: f"{host} cannot prove who it is: {SAVE}, if you trust it.",
        ssl.SSLError: f"No safe connection to {host} came about: try again, or {SAVE}.",
        ConnectionRefusedError: f"The host {host} refuses to be asked: check the address.",
        ConnectionError: f"{shown} broke off: try again.",
        HTTPException: f"{shown} broke off or does not speak as a web host should: try again.",
        OSError: f"The host {host} cannot be reached: check the address and the network.",
    }
    packing = f"{shown} is packed in a way that cannot be read: {SAVE}."
    return BadInput(
        next((words for kind, words in told.items() if isinstance(trouble, kind)), packing)
    )
