import gzip
import io
import json
import threading
import tomllib
import tracemalloc
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput, NotFound
from claimtrack.intake.json_stream import BrokenJson, json_values
from claimtrack.intake.published_reviews import read_known_claims
from claimtrack.intake.rating_labels import class_of
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import KnownClaim
from claimtrack.model.verdict import NormalisedClass
from tests.page_host import HERE
from tests.quarantined import read_reviews

REVIEW: dict[str, object] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://example.org/9",
    "claimReviewed": "The dock cost 9 million.",
    "name": "No, the dock didn&#8217;t cost 9 million",
    "datePublished": "2025-06-05T10:00:00+02:00",
    "author": {"@type": "Organization", "name": "Gull Check"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Jon Lind"}},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "worstRating": "1",
        "bestRating": 5,
        "alternateName": "Pants on Fire!",
    },
}


def review(**changed: object) -> dict[str, object]:
    return {key: value for key, value in {**REVIEW, **changed}.items() if value is not None}


def read(data: object, name: str = "feed.json") -> list[KnownClaim | RowFailure]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return list(read_known_claims(io.BytesIO(raw), name=name))


def one(data: object, name: str = "feed.json") -> KnownClaim:
    [found] = read(data, name)
    assert isinstance(found, KnownClaim)
    return found


def page(*scripts: str, head: str = "") -> bytes:
    tags = "".join(f'<script type="application/ld+json">{said}</script>' for said in scripts)
    return f"<!doctype html><head>{head}{tags}</head><p>Words.".encode()


def test_a_claim_review_becomes_a_known_claim() -> None:
    found = one(REVIEW)
    assert (found.row, found.claim) == (1, "The dock cost 9 million.")
    assert found.headline == "No, the dock didn’t cost 9 million"
    assert (found.claimant, found.publisher) == ("Jon Lind", "Gull Check")
    assert (found.rating, found.normalised) == ("Pants on Fire!", NormalisedClass.FALSE)
    assert (found.url, found.date) == ("https://example.org/9", "2025-06-05")


FLAT = {
    "claim": "The dock cost 9 million.",
    "publisher": "Gull Check",
    "url": "https://example.org/9",
    "rating": "Pants on Fire!",
}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ([REVIEW], "a.json"),
        ({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]}, "a.json"),
        ({"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]}, "a.json"),
        ({"@type": "WebPage", "mainEntity": {"deep": [{"er": REVIEW}]}}, "a.json"),
        (json.dumps(REVIEW, indent=1).encode(), "-"),
        (json.dumps(REVIEW).encode(), "-"),
        (b"\xef\xbb\xbf" + json.dumps([REVIEW]).encode(), "-"),
        (json.dumps(REVIEW).encode("utf-16"), "a.json"),
        (json.dumps(REVIEW).encode(), "a.jsonl"),
        (page(json.dumps({"@type": "WebSite"}), json.dumps(REVIEW)), "a.html"),
        (page("<!--" + json.dumps(REVIEW) + "-->"), "-"),
        (page("//<![CDATA[\n" + json.dumps(REVIEW) + "\n//]]>"), "-"),
        (page(json.dumps(REVIEW).replace('"', "&quot;")), "-"),
        (gzip.compress(json.dumps(REVIEW).encode(), mtime=0), "a.json.gz"),
        (gzip.compress(json.dumps(FLAT).encode(), mtime=0), "a.jsonl.gz"),
        ([FLAT], "a.json"),
        (json.dumps(FLAT).encode(), "-"),
        (b"claim,url\nThe dock cost 9 million.,https://example.org/9", "a.csv"),
    ],
)
def test_the_same_check_in_any_form_is_the_same_entry(data: object, name: str) -> None:
    found = one(data, name)
    assert found.ref == one(REVIEW).ref
    assert (found.claim, found.url) == (FLAT["claim"], FLAT["url"])


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({"@type": ["ClaimReview", "Article"]}, {}),
        ({"@type": "http://schema.org/ClaimReview"}, {}),
        ({"author": [{"name": "A"}, {"name": "B"}, "C"]}, {"publisher": "A, B, C"}),
        ({"author": "Gull"}, {"publisher": "Gull"}),
        ({"author": None, "publisher": {"name": "P"}}, {"publisher": "P"}),
        ({"itemReviewed": {"creator": "Ann"}}, {"claimant": "Ann"}),
        ({"itemReviewed": [{"author": {"name": ["Bo", "Cy"]}}]}, {"claimant": "Bo"}),
        ({"itemReviewed": "nobody"}, {"claimant": None}),
        (
            {"claimReviewed": None, "itemReviewed": {"@type": "Claim", "name": "It rains."}},
            {"claim": "It rains."},
        ),
        ({"reviewRating": "Mostly true"}, {"rating": "Mostly true", "normalised": "true"}),
        ({"reviewRating": None}, {"rating": None, "normalised": None}),
        (
            {"reviewRating": {"ratingValue": 2, "worstRating": 1, "bestRating": 5}},
            {"rating": "2 on a scale from 1 (worst) to 5 (best)", "normalised": "false"},
        ),
        ({"reviewRating": {"ratingValue": 2.0}}, {"rating": "2", "normalised": None}),
        ({"reviewRating": {"ratingValue": "False"}}, {"rating": "False", "normalised": "false"}),
        ({"reviewRating": {"alternateName": False}}, {"rating": "false", "normalised": "false"}),
        ({"url": "javascript:alert(1)"}, {"url": None}),
        ({"url": None, "@id": "https://example.org/x#c"}, {"url": "https://example.org/x#c"}),
        ({"datePublished": "June 5, 2025"}, {"date": "2025-06-05"}),
        ({"claimReviewed": "The \x1b[31mdock\u202e"}, {"claim": "The dock"}),
    ],
)
def test_publishers_put_it_differently(
    changed: Mapping[str, object], wanted: Mapping[str, object]
) -> None:
    found = one(review(**changed))
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_an_author_named_elsewhere_in_the_document_is_found() -> None:
    graph = [review(author={"@id": "#org"}), {"@id": "#org", "@type": "Organization", "name": "G"}]
    assert one({"@graph": graph}).publisher == "G"


def test_answers_of_the_fact_check_tools_are_read() -> None:
    answer = {
        "claims": [
            {
                "text": "The dock cost 9 million.",
                "claimant": "Jon Lind",
                "claimReview": [
                    {
                        "publisher": {"site": "example.org"},
                        "url": "https://example.org/9",
                        "title": "No",
                        "reviewDate": "2025-06-05T00:00:00Z",
                        "textualRating": "Falsch",
                    },
                    {"publisher": {"name": "Other"}, "textualRating": "true"},
                ],
            }
        ],
        "nextPageToken": "x",
    }
    first, second = read(answer)
    assert isinstance(first, KnownClaim)
    assert first.ref == one(REVIEW).ref
    assert (first.publisher, first.date, first.normalised) == ("example.org", "2025-06-05", "false")
    assert isinstance(second, KnownClaim)
    assert (second.row, second.publisher, second.normalised) == (2, "Other", "true")


def test_bad_entries_become_failures_and_the_rest_goes_on() -> None:
    found = read(
        {
            "@type": "DataFeed",
            "dataFeedElement": [
                {"@type": "DataFeedItem", "item": [REVIEW, review(claimReviewed="Two.")]},
                {"@type": "DataFeedItem", "item": []},
                {"@type": "DataFeedItem", "item": [review(claimReviewed=None)]},
                {"@type": "DataFeedItem", "item": [review(claimReviewed={"no": "text"})]},
                {"@type": "DataFeedItem", "item": [review(claimReviewed="Last.")]},
            ],
        }
    )
    assert [entry.row for entry in found] == [1, 2, 3, 4, 5, 6]
    assert [isinstance(entry, KnownClaim) for entry in found] == [1, 1, 0, 0, 0, 1]
    [bad, *_] = read([{"headline": "no claim"}, FLAT])
    assert bad == RowFailure(1, "The entry is neither a claim nor a ClaimReview.")


def test_a_document_that_breaks_off_gives_what_came_before() -> None:
    whole = json.dumps({"dataFeedElement": [{"item": [review(claimReviewed=n)]} for n in "abc"]})
    for cut in (whole[:-40], whole.replace('"c"', "oops")):
        found = read(cut.encode())
        assert [entry.claim for entry in found if isinstance(entry, KnownClaim)] == ["a", "b"]
        assert isinstance(found[-1], RowFailure)
        assert found[-1].row == 3


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<p>No checks here.", "a.html"),
        (page('{"@type": "WebSite"}'), "-"),
        (b"{}" * 0, "a.json"),
        (b"[]", "a.json"),
        (b'{"@type": "WebPage"}', "a.json"),
    ],
)
def test_what_holds_no_fact_check_is_bad_input(data: bytes, name: str) -> None:
    with pytest.raises(BadInput):
        read(data, name)


def test_a_script_that_is_no_json_is_a_failure_if_it_speaks_of_claim_reviews() -> None:
    [bad, good] = read(page('{"@type": "ClaimReview",', json.dumps(REVIEW)), "a.html")
    assert isinstance(bad, RowFailure)
    assert isinstance(good, KnownClaim)
    assert good.row == 2


def test_a_page_lends_its_address_to_checks_that_tell_none() -> None:
    link = '<link rel="canonical" href="https://example.org/p?a=1&amp;b=2">'
    found = one(page(json.dumps(review(url=None)), head=link), "-")
    assert found.url == "https://example.org/p?a=1&b=2"


def test_a_gzip_file_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    rows = (json.dumps({**FLAT, "url": f"https://example.org/{n}"}) for n in range(5000))
    packed = gzip.compress("\n".join(rows).encode())
    path.write_bytes(packed[:-9])
    *found, last = read_known_claims(path)
    assert found
    assert all(isinstance(row, KnownClaim) for row in found)
    assert last == RowFailure(len(found) + 1, f"{path} is a gzip file that is broken or cut off.")
    path.write_bytes(packed[:30])
    with pytest.raises(BadInput, match="broken or cut off"):
        list(read_known_claims(path))


def test_a_list_that_unpacks_without_end_is_left() -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    with pytest.raises(BadInput, match="unpacks to more than 200 times its size"):
        read(bomb, "a.jsonl.gz")


def test_nesting_without_end_is_a_failure_and_not_a_crash() -> None:
    for data in (b"[" * 100_000, b'{"a":' * 100_000, b'[{"claim":' + b"[" * 100_000):
        assert all(isinstance(entry, RowFailure) for entry in read(data))


def test_open_tags_without_end_take_no_time() -> None:
    with pytest.raises(BadInput):
        read(b"<html>" + b"<script x='" * 200_000, "a.html")


def test_labels_of_our_own_scales_have_the_class_that_the_scales_say() -> None:
    scales = tomllib.loads((Path(__file__).parent / "files" / "scales.toml").read_text())
    ours = {
        (rating["label"], rating["normalised"])
        for scale in scales["scale"]
        for rating in scale["rating"]
    }
    assert {label: class_of(label) for label, _ in ours} == dict(ours)


class Feed(io.RawIOBase):
    """A feed of many entries that is made while it is read."""

    def __init__(self, entries: int) -> None:
        self._entries = iter(range(entries))
        self._left = b'{"@type": "DataFeed", "name": "made up", "dataFeedElement": ['

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while len(self._left) < len(view):
            n = next(self._entries, None)
            if n is None:
                break
            item = json.dumps(
                {"item": [review(claimReviewed=f"Claim {n}.", x="x" * 20_000)]}
            ).encode()
            self._left += (b"," if n else b"") + item + (b"" if n < LAST else b"]}")
        taken = min(len(view), len(self._left))
        view[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken


LAST = 999


def test_a_large_feed_is_read_in_little_memory() -> None:
    tracemalloc.start()
    try:
        rows = sum(1 for _ in read_known_claims(cast("BinaryIO", Feed(LAST + 1)), name="-"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert rows == LAST + 1
    assert peak < 6_000_000


@pytest.mark.parametrize("longest", [1, 40, 1000])
def test_values_come_out_the_same_however_little_is_decoded_at_once(longest: int) -> None:
    document = b'[{"a": "]}\\"", "b": [1, 2]}, {"c": 12}, {}, []]'
    values = list(json_values(io.BytesIO(document), longest))
    assert values == [{"a": ']}"', "b": [1, 2]}, {"c": 12}, {}]


@given(st.binary(max_size=200), st.integers(1, 50))
def test_any_bytes_are_json_values_or_broken(data: bytes, longest: int) -> None:
    try:
        list(json_values(io.BytesIO(data), longest))
    except BrokenJson:
        return


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.sampled_from(["claimReviewed", "author", "itemReviewed", "reviewRating", "url", "@type"]),
)
def test_any_value_in_any_field_is_a_claim_or_a_failure(value: object, field: str) -> None:
    for entry in read([{**REVIEW, field: value}, REVIEW]):
        assert entry.row >= 1
        if isinstance(entry, KnownClaim):
            assert entry.claim.strip()


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("FALSE", "false"),
        ("Mostly False", "false"),
        ("Falso: la foto es de 2017", "false"),
        ("“Fake”", "false"),
        ("Größtenteils falsch", "false"),
        ("Four Pinocchios", "false"),
        ("Half-True", "mixture"),
        ("MISSING CONTEXT", "mixture"),
        ("Engañoso", "mixture"),
        ("भ्रामक", "mixture"),
        ("Plutôt vrai", "true"),
        ("doğru", "true"),
        ("yanlış", "false"),
        ("Labeled Satire", "other"),
        ("Not enough evidence", "other"),
        ("Not false", None),
        ("Something else", None),
        (None, None),
    ],
)
def test_well_known_labels_have_a_class(label: str | None, wanted: str | None) -> None:
    assert class_of(label) == wanted


@pytest.mark.parametrize(
    ("value", "worst", "best", "wanted"),
    [
        ("1", "1", "5", "false"),
        ("2", "1", "5", "false"),
        ("3", "1", "5", "mixture"),
        ("4", "1", "5", "true"),
        ("5", "5", "1", "false"),
        ("0,5", "0", "1", "mixture"),
        ("-1", "1", "5", None),
        ("1", "1", "1", None),
        ("1", None, "5", None),
        ("one", "1", "5", None),
    ],
)
def test_a_number_counts_only_on_a_scale(
    value: str, worst: str | None, best: str | None, wanted: str | None
) -> None:
    assert class_of("unheard of", value, worst, best) == wanted


def test_a_label_outweighs_the_number_beside_it() -> None:
    assert class_of("False", "5", "1", "5") == NormalisedClass.FALSE


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = page(json.dumps(review(url=None)))
        self.send_response(200 if self.path == "/check" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_a_published_check_is_read_from_its_address(site: str) -> None:
    [found] = read_reviews(f"{site}/check", reach=HERE)
    assert isinstance(found, KnownClaim)
    assert found.url == f"{site}/check"
    with pytest.raises(NotFound):
        list(read_reviews(f"{site}/gone", reach=HERE))


def test_published_checks_are_read_from_files_and_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "check.html"
    path.write_bytes(page(json.dumps(REVIEW)))
    assert list(read_reviews(str(path))) == [one(REVIEW)]
    assert list(read_reviews("-", stdin=json.dumps(REVIEW).encode())) == [one(REVIEW)]
    with pytest.raises(NotFound):
        list(read_reviews(str(tmp_path / "gone.json")))


MICRODATA = """<div itemscope itemtype="https://schema.org/ClaimReview">
<meta itemprop="datePublished" content="2025-06-05"><a itemprop="url" href="https://example.org/9">
Check</a><p itemprop="claimReviewed">The dock cost <b>9 million</b>.</p>
<div itemprop="author" itemscope itemtype="https://schema.org/Organization">
<span itemprop="name">Gull Check</span></div>
<div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim">
<span itemprop="author" itemscope itemtype="https://schema.org/Person">
<span itemprop="name">Jon Lind</span></span></div>
<div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
<span itemprop="alternateName">Pants on Fire!</span></div></div>"""
RDFA = MICRODATA.replace("itemscope itemtype=", "typeof=").replace("itemprop=", "property=")


@pytest.mark.parametrize("words", [MICRODATA, RDFA])
def test_a_check_marked_up_in_the_words_of_a_page_is_read(words: str) -> None:
    page = f"<html><body><h1 itemprop='name'>No</h1>{words}</body></html>".encode()
    (found,) = read(page, "page.html")
    (same,) = read(review(name=None))
    assert isinstance(found, KnownClaim)
    assert found == same


@pytest.mark.parametrize(
    "claim",
    [
        {"@type": "Claim", "text": "The dock cost 9 million."},
        {"@type": "Claim", "name": "The dock cost 9 million."},
        {"@value": "The dock cost 9 million."},
        [{"text": "The dock cost 9 million."}],
    ],
)
def test_a_claim_that_is_an_object_is_read(claim: object) -> None:
    (found,) = read(review(claimReviewed=claim))
    assert isinstance(found, KnownClaim)
    assert found.claim == REVIEW["claimReviewed"]


@pytest.mark.parametrize("name", ["rows.ndjson", "rows.jsonl", "-"])
def test_rows_of_checks_that_state_no_type_are_read(name: str) -> None:
    rows = [review(**{"@type": None, "@context": None}), review(**{"@type": None, "url": None})]
    data = "\n".join(map(json.dumps, rows)).encode()
    found = read(data, name)
    assert [isinstance(one, KnownClaim) and one.rating for one in found] == ["Pants on Fire!"] * 2


LOOSE = """{"@type": "ClaimReview", // as the plug-in writes it
"claimReviewed": "The dock, which is [9, ] // cost 9 million.", /* a, } */
"reviewRating": {"alternateName": "Wrong",},
}"""


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (LOOSE, "check.json"),
        (f"[{LOOSE},]", "checks.json"),
        (f'<script type="application/ld+json">{LOOSE}</script>', "check.html"),
        (" ".join(LOOSE.replace("// as the plug-in writes it", "").split()), "checks.jsonl"),
    ],
)
def test_stray_commas_and_comments_do_not_hide_a_check(data: str, name: str) -> None:
    (found,) = read(data.encode(), name)
    assert isinstance(found, KnownClaim)
    assert (found.claim, found.rating) == ("The dock, which is [9, ] // cost 9 million.", "Wrong")


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        # PolitiFact, as its pages, its data sets and its Flip-O-Meter write them
        ("pants-fire|Pants on Fire!|barely-true|mostly-false|false", NormalisedClass.FALSE),
        ("half-true", NormalisedClass.MIXTURE),
        ("mostly-true|true", NormalisedClass.TRUE),
        ("full-flop|half-flip|no-flip", NormalisedClass.OTHER),
        # The Washington Post, Snopes, FactCheck.org, AFP, Science Feedback, Africa Check
        ("Four Pinocchios|Bottomless Pinocchio|Miscaptioned|Scam|Fake", NormalisedClass.FALSE),
        ("Distorts the Facts|Spins the Facts|Exaggerates|Cherry Picks", NormalisedClass.MIXTURE),
        ("Missing context|Flawed reasoning|Understated|Mixture", NormalisedClass.MIXTURE),
        ("Labeled Satire|Unproven|Unsubstantiated|Research In Progress", NormalisedClass.OTHER),
        ("Geppetto Checkmark|Mostly-correct|Correct Attribution", NormalisedClass.TRUE),
        # Chequeado, Lupa, Aos Fatos, Pagella Politica, Correctiv, Tempo, Teyit, Provereno, Misbar
        ("Insostenible|Apresurado|Ainda é cedo para dizer|Unbelegt", NormalisedClass.OTHER),
        ("Verdadero, pero...|Verdadeiro, mas|C'eri quasi|Benar", NormalisedClass.TRUE),
        ("Panzana pazzesca|Größtenteils falsch|Keliru|Неправда|Fałsz", NormalisedClass.FALSE),
        ("Contraditório|Não é bem assim|Полуправда|Yanıltıcı", NormalisedClass.MIXTURE),
    ],
)
def test_labels_of_large_publishers_have_a_class(labels: str, kind: NormalisedClass) -> None:
    assert {label: class_of(label) for label in labels.split("|")} == dict.fromkeys(
        labels.split("|"), kind
    )
