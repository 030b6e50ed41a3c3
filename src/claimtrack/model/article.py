"""Articles as they come in, and the sentences they are made of."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.model.verdict import NormalisedClass

if TYPE_CHECKING:
    from claimtrack.model.claim import ClaimType


OPEN_ENDED = "open"
"""In place of a moment: an embargo that holds until somebody lifts it."""


class ArticleKind(StrEnum):
    """What a text is to the desk; the default scale and the house rules depend on it."""

    ARTICLE = "article"
    DRAFT = "draft"
    TRANSCRIPT = "transcript"
    POST = "post"


class SentenceKind(StrEnum):
    """The place of a sentence in the make-up of a page."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    PULL_QUOTE = "pull quote"
    TIME_STAMP = "time stamp"
    BOILERPLATE = "boilerplate"


class SentenceState(StrEnum):
    """What a person has decided about a sentence."""

    UNDECIDED = "undecided"
    CLAIM = "claim"
    NOT_A_CLAIM = "not-a-claim"
    SKIPPED = "skipped"


class Hints(Struct, frozen=True):
    """What is known about an article before it is read; None for unknown.

    A hint always wins over what is found on the page. `date` may be YYYY, YYYY-MM or YYYY-MM-DD;
    `revision_of` is the article on file that this is a later version of, `sighting_of` the claim
    on file that it repeats. `embargo` is `open` or a moment with its time zone, `embargo_why` why.
    """

    kind: ArticleKind | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    language: str | None = None
    revision_of: int | None = None
    sighting_of: int | None = None
    embargo: str | None = None
    embargo_why: str = ""


class RemarkKind(StrEnum):
    """What a writer can put beside their own words."""

    LINK = "link"
    COMMENT = "comment"
    FOOTNOTE = "footnote"


class Passage(Struct, frozen=True):
    """A stretch of a document whose place in the make-up its format tells, as HTML tags do.

    `document.text[start:end]` are its words. `kind` is BODY where the format says no more than
    that it is running text. `locator` says where it stands (`page 3`, `00:01:12`), `speaker` who
    a transcript says is speaking.
    """

    start: int
    end: int
    kind: SentenceKind
    locator: str | None = None
    speaker: str | None = None


class Remark(Struct, frozen=True):
    """A link, comment or footnote that the writer put to `document.text[start:end]`.

    `text` is what it says (of a link: the words it is set on), `url` where it points, `by` who
    made it where the file tells.
    """

    start: int
    end: int
    kind: RemarkKind
    text: str
    url: str | None = None
    by: str | None = None


class Document(Struct, frozen=True):
    """What intake hands over: the cleaned text, the bytes as received, and what is known of it.

    `text` is clean (see `claimtrack.text.clean`); every span in claimtrack counts its characters.
    `original` is untouched and `sha256` is its hash in hexadecimal. `source` is the name it came
    under: a path, an address, or `-`. Dates are ISO 8601 strings, possibly only `YYYY` or
    `YYYY-MM`. `passages`, in order and not overlapping, come from formats that know their own
    make-up; without them (plain text) the layout is read off the lines. `remarks` are in order.
    `language` is None where the words tell none. `warnings` say, a sentence each, what whoever
    imports it should look at: words that may be missing, facts on which the page disagrees with
    itself.
    """

    source: str
    text: str
    original: bytes
    sha256: str
    kind: ArticleKind = ArticleKind.ARTICLE
    title: str = ""
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: str | None = None
    language: str | None = "en"
    passages: tuple[Passage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    warnings: tuple[str, ...] = ()


class ImportFailure(Struct, frozen=True):
    """An import that failed: a path or address, why, and when."""

    source: str
    why: str
    at: str


class KnownClaim(Struct, frozen=True):
    """One row of a list of published fact-checks: a claim that others have judged.

    `rating` is the other checker's own label, kept in their words. `ref` identifies the entry so
    that importing the list again changes nothing; `row` is its line in the list, or its place among
    the entries of a document, counted from 1. `normalised` is the class that the rating clearly
    falls into, None where it is not clear.
    """

    row: int
    ref: str
    claim: str
    headline: str | None = None
    claimant: str | None = None
    rating: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: str | None = None
    normalised: NormalisedClass | None = None


class Segment(Struct, frozen=True):
    """A sentence as split sees it, before it is on file.

    `document.text[start:end] == text`. `rule` names the boilerplate rule that caught it, else
    None. `check_worthiness` lies in 0..1 and `reasons` says in words what made it so. `claimant`
    is a suggestion and `cue` the words that suggest it; `type` is one too.
    """

    start: int
    end: int
    text: str
    kind: SentenceKind
    rule: str | None = None
    check_worthiness: float = 0.0
    reasons: tuple[str, ...] = ()
    claimant: str | None = None
    cue: str | None = None
    locator: str | None = None
    type: ClaimType | None = None


class Article(Struct, frozen=True):
    """An article on file. `text` is the cleaned text that all spans point into.

    `embargo` is the moment at which it ends, ISO 8601 with the offset it was given in, or `open`
    until somebody lifts it. It stays in the row when its time has come.
    """

    id: int
    uid: str
    title: str
    kind: ArticleKind
    text: str
    sha256: str
    language: str | None
    imported_at: str
    imported_by: str
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: str | None = None
    owner: str | None = None
    deadline: str | None = None
    revision_of: int | None = None
    copy_of: int | None = None
    published_url: str | None = None
    embargo: str | None = None
    embargo_why: str = ""
    version: int = 1

    def is_embargoed(self, now: datetime) -> bool:
        """Whether it is under embargo: the one place that decides it.

        Args:
            now: a moment with its time zone. At its own moment an embargo is over; one whose moment
                cannot be read holds until somebody lifts it.
        """
        if self.embargo is None:
            return False
        try:
            return datetime.fromisoformat(self.embargo) > now
        except (TypeError, ValueError):  # `open`, or what no claimtrack writes
            return True


class Sentence(Struct, frozen=True):
    """A sentence on file: `article.text[start:end] == text`; `line` counts from 1.

    `claims` are the ids of the claims that appear in it, in order of their spans.
    """

    id: int
    uid: str
    article: int
    position: int
    start: int
    end: int
    line: int
    text: str
    kind: SentenceKind
    state: SentenceState
    check_worthiness: float
    reasons: tuple[str, ...] = ()
    rule: str | None = None
    claimant: str | None = None
    cue: str | None = None
    locator: str | None = None
    type: ClaimType | None = None
    claims: tuple[int, ...] = ()
    version: int = 1


class Coverage(Struct, frozen=True):
    """How far an article has come, boilerplate left out.

    `sentences` counts what a person has to decide, `decided` what they have; `judged` counts
    the claims that have a current verdict and `open` those that have none.
    """

    sentences: int
    decided: int
    claims: int
    judged: int
    open: int
    skipped: int
    not_claims: int

    @property
    def undecided(self) -> int:
        """Sentences that nobody has decided about yet."""
        return self.sentences - self.decided


class ArticleRow(Struct, frozen=True):
    """One line of a list of articles: the article and how far it has come.

    `embargo` says until when it is under embargo; empty: it is not.
    """

    article: Article
    coverage: Coverage
    embargo: str = ""
