"""Which page an address names: two addresses that lead to one page have one key.

Tracking parameters, the mobile or AMP edition, `www`, http or https, a trailing slash and a
fragment do not make another page; nor does the archive that holds a copy of it. A key is compared
and looked up, never shown and never fetched: the address that a person gave is kept as it is.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|fb_\w+|ga_\w+|at_(?:medium|campaign|link\w*|bbc_team|ptr_name)"
    r"|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl"
    r"|cmpid|ncid|ocid|smid|smtyp|src|ref|ref_src|ref_url|referrer|share|shared|source|spm|xtor"
    r"|amp|outputtype|__twitter_impression|usqp|amp_js_v|amp_gsa|guccounter|guce_\w+",
    re.IGNORECASE,
)
"""Parameters that say how a reader got here, not which page is meant."""

_EDITION = re.compile(r"^(?:(?:www\d?|m|mobile|amp|touch|wap|lite)\.)+(?=[^.]+\.)")
_AMP_PATH = re.compile(r"/amp/?$|^/amp(?=/)|\.amp(?=\.html?$|$)|(?<=[/_.-])amp(?=\.html?$)")
_ARCHIVE = re.compile(
    r"^(?:https?://)?(?:web\.archive\.org/(?:web/)?\d{4,14}(?:[a-z]{2}_)?"
    r"|archive\.(?:ph|today|is|li|vn|md|fo)/(?:o/\w+|\d{4}\.\d\d\.\d\d-\d+|\d{4,14})"
    r"|(?:www\.)?google\.[a-z.]+/amp/s|[\w-]+\.cdn\.ampproject\.org/[cv]/(?:s/)?)/*",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"^https?:/+", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_PORT = re.compile(r":(?:80|443)$")
_LOGIN = re.compile(r"^(\s*(?:[a-z][a-z0-9+.-]*:)?//)[^/?#]*@", re.IGNORECASE)


def without_login(address: str) -> str:
    """Return an address without the user name and password in front of its host.

    They are no part of where a page is, and are neither stored nor shown.
    """
    return _LOGIN.sub(r"\1", address)


def page_key(address: str | None) -> str | None:
    """Give the key of the page that an address leads to.

    Args:
        address: an address as somebody gave it, with or without a scheme; None or empty for none.

    Returns:
        The host without its edition, the path and the significant parameters in order; None if
        there is no address. Anything that is not a web address is its own key.
    """
    if not address or not address.strip():
        return None
    bare = address.strip()
    while (kept := _ARCHIVE.sub("", bare, count=1)) != bare and "." in kept:
        bare = kept
    try:
        parts = urlsplit("//" + _SCHEME.sub("", bare))
        host = _PORT.sub("", (parts.netloc.rpartition("@")[2]).casefold())
        telling = [
            pair
            for pair in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.fullmatch(pair[0])
        ]
    except ValueError:
        return bare
    path = _INDEX.sub("/", _AMP_PATH.sub("", unquote(parts.path))).rstrip("/")
    query = f"?{urlencode(sorted(telling))}" if telling else ""
    return f"{_EDITION.sub('', host)}{path}{query}"


def same_page(first: str | None, second: str | None) -> bool:
    """Tell whether two addresses lead to the same page; False if there is no address."""
    key = page_key(first)
    return key is not None and key == page_key(second)
