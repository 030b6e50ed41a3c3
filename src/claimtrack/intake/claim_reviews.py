"""Published fact-checks in schema.org form: a ClaimReview becomes a KnownClaim.

Also in the form of the Google Fact Check Tools (`text`, `claimReview`), and as plain objects with
the columns of our own lists. Ratings stay in the other checker's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from claimtrack.intake.known_claims import known_claim, mapped
from claimtrack.intake.linked_data import (
    Node,
    Places,
    first_node,
    names_of,
    nodes_in,
    types_of,
    words_of,
)
from claimtrack.intake.manuscript import web_address
from claimtrack.intake.rating_labels import class_of
from claimtrack.intake.rows import RowFailure
from claimtrack.intake.written import written_date
from claimtrack.model.article import KnownClaim
from claimtrack.model.verdict import NormalisedClass

_REVIEW = "ClaimReview"
_REVIEWED = "claimReviewed"
_UIDS = frozenset(("uid", "text", "wordings", "reviews"))
_ITEM = "DataFeedItem"
_NO_REVIEW = "The entry has no ClaimReview."
_NO_CLAIM = "The ClaimReview does not say which claim was reviewed (claimReviewed)."


def claims_in(
    value: object,
    first: int,
    page: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[KnownClaim | RowFailure]:
    """Find the published fact-checks in a decoded JSON value, at any depth.

    Args:
        value: an object or a list of them; a ClaimReview, a DataFeedItem, a graph.
        first: the number of the first entry found; the next ones continue from it.
        page: the address they were found at, for those without their own.
        columns: the names that hold some fields of plain objects, by field.

    Yields:
        A claim or a failure for each entry. Objects that are not fact-checks (the site, its logo)
        are skipped.
    """
    places = Places(value)
    number = first
    for node in nodes_in(value, whole=_REVIEW):
        kinds = types_of(node)
        if _REVIEW in kinds or _REVIEWED in node:
            yield _from_review(number, node, places, page)
        elif isinstance(node.get("claimReview"), list) and isinstance(node.get("text"), str):
            for claim in _from_tools(number, node):
                yield claim
                number += 1
            continue
        elif _ITEM in kinds and not _holds_review(node):
            yield RowFailure(number, _NO_REVIEW)
        elif node.keys() >= _UIDS:
            for claim in _from_ours(number, node):
                yield claim
                number += 1
            continue
        elif not kinds and isinstance((fields := mapped(node, columns or {})).get("claim"), str):
            yield known_claim(number, fields)
        else:
            continue
        number += 1


def _holds_review(node: Node) -> bool:
    """Whether there is a ClaimReview anywhere in an object."""
    return any(
        _REVIEW in types_of(inner) or _REVIEWED in inner for inner in nodes_in(node, whole=_REVIEW)
    )


def _from_review(
    number: int, review: Node, places: Places, page: str | None
) -> KnownClaim | RowFailure:
    """Make a claim from a ClaimReview."""
    item = first_node(review.get("itemReviewed"), places)
    claim = words_of(review.get(_REVIEWED)) or _claim(first_node(review.get(_REVIEWED), places))
    if claim is None and "Claim" in types_of(item):
        claim = _claim(item)
    if claim is None:
        return RowFailure(number, _NO_CLAIM)
    rated = review.get("reviewRating")
    rating = first_node(rated, places)
    value, worst, best = (
        words_of(rating.get(name)) for name in ("ratingValue", "worstRating", "bestRating")
    )
    label = words_of(rating.get("alternateName")) or words_of(rating.get("name"))
    if not rating:
        label = words_of(rated)
    fields = {
        "headline": words_of(review.get("name")) or words_of(review.get("headline")),
        "claimant": names_of(item.get("author"), places) or names_of(item.get("creator"), places),
        "rating": label or _in_words(value, worst, best),
        "publisher": names_of(review.get("author"), places)
        or names_of(review.get("publisher"), places),
        "url": _url(review) or page,
        "date": _date(words_of(review.get("datePublished"))),
    }
    return _made(number, claim, fields, class_of(label or value, value, worst, best))


def _claim(node: Node) -> str | None:
    """Return the words of a claim that is an object."""
    return words_of(node.get("text")) or words_of(node.get("name"))


def _from_ours(number: int, node: Node) -> Iterator[KnownClaim | RowFailure]:
    """Make claims from one that claimtrack wrote: one for its rating, and one for each review."""
    listed = node.get("reviews")
    reviews = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    rating = words_of(node.get("rating"))
    if rating or not reviews:
        reviews = [{"label": rating, "date": node.get("as_of")}, *reviews]
    for place, review in enumerate(reviews, number):
        fields = {
            "claim": node.get("text"),
            "claimant": words_of(node.get("claimant")),
            "rating": words_of(review.get("label")),
            "publisher": words_of(review.get("publisher")),
            "url": web_address(words_of(review.get("url"))),
            "date": words_of(review.get("date")),
        }
        yield known_claim(place, fields)


def _from_tools(number: int, node: Node) -> Iterator[KnownClaim | RowFailure]:
    """Make claims from an answer of the Fact Check Tools: one claim with some reviews."""
    claim = words_of(node.get("text"))
    reviews = node.get("claimReview")
    if claim is None or not isinstance(reviews, list):
        yield RowFailure(number, _NO_CLAIM)
        return
    objects = [review for review in reviews if isinstance(review, dict)]
    for place, review in enumerate(objects, number):
        publisher = first_node(review.get("publisher"), Places(None))
        label = words_of(review.get("textualRating"))
        fields = {
            "headline": words_of(review.get("title")),
            "claimant": words_of(node.get("claimant")),
            "rating": label,
            "publisher": words_of(publisher.get("name")) or words_of(publisher.get("site")),
            "url": web_address(words_of(review.get("url"))),
            "date": _date(words_of(review.get("reviewDate"))),
        }
        yield _made(place, claim, fields, class_of(label))


def _made(
    number: int, claim: str, fields: Mapping[str, str | None], kind: NormalisedClass | None
) -> KnownClaim | RowFailure:
    """Make a claim from fields, cleaned and bounded like those of our own lists."""
    made = known_claim(number, {"claim": claim, **fields})
    return made if isinstance(made, RowFailure) else replace(made, normalised=kind)


def _url(review: Node) -> str | None:
    """Take the address of a fact-check: its `url`, else its `@id` or that of its page."""
    page = review.get("mainEntityOfPage")
    where = page.get("@id") if isinstance(page, dict) else page
    addresses = (review.get("url"), where, review.get("@id"))
    return next((url for address in addresses if (url := web_address(words_of(address)))), None)


def _date(stated: str | None) -> str | None:
    """Return the date of a time stamp, or the value as it is."""
    return written_date(stated or "") or stated


def _in_words(value: str | None, worst: str | None, best: str | None) -> str | None:
    """Put a bare number into words, with the ends of its scale if given."""
    if value is None or worst is None or best is None or value[:1].isalpha():
        return value
    return f"{value} on a scale from {worst} (worst) to {best} (best)"
