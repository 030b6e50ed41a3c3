import json
from pathlib import Path

import pytest

from claimtrack.errors import BadInput
from claimtrack.intake.article import read_bytes
from claimtrack.intake.questions import Failure
from claimtrack.model.article import ArticleKind, Document
from tests.quarantined import read_documents

SAID = [("00:00:01", None, "The ferry came."), ("00:01:02", None, "It was late.")]
NAMED = [("00:00:01", "Ada", "The ferry came."), ("00:01:02", "Ben", "It was late.")]

TTML = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
 xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="en-GB" ttp:frameRate="25">
<head><metadata><ttm:title>On the pier</ttm:title>
<ttm:agent xml:id="a"><ttm:name>Ada</ttm:name></ttm:agent>
<ttm:agent xml:id="b"><ttm:name>Ben</ttm:name></ttm:agent></metadata></head>
<body><div><p begin="00:00:01:05" end="3s" ttm:agent="a">The <span>ferry</span><br/>came.</p>
<p begin="62s" dur="1500ms" ttm:agent="b">It was late.</p></div></body></tt>"""


def told(document: Document) -> list[tuple[str | None, str | None, str]]:
    return [
        (one.locator, one.speaker, document.text[one.start : one.end]) for one in document.passages
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"text": "…", "language": "en", "segments": [
            {"id": 0, "start": 1.0, "end": 3.0, "text": " The ferry came."},
            {"id": 1, "start": 62.0, "end": 64.0, "text": " It was late."}]},
        {"result": {"language": "en"}, "transcription": [
            {"offsets": {"from": 1000, "to": 3000}, "text": " The ferry came."},
            {"timestamps": {"from": "00:01:02,000", "to": "?"}, "text": " It was late."}]},
        {"text": "…", "chunks": [
            {"timestamp": [1.0, 3.0], "text": " The ferry came."},
            {"timestamp": [62.0, None], "text": " It was late."}]},
        [{"text": "The ferry came.", "start": 1.0, "duration": 2.0},
         {"text": "It was late.", "start": 62.0, "duration": 2.0}],
        {"events": [{"tStartMs": 0, "dDurationMs": 9000, "id": 1},
         {"tStartMs": 1040, "segs": [{"utf8": "The ferry "}, {"utf8": "came."}]},
         {"tStartMs": 3040, "aAppend": 1, "segs": [{"utf8": "\n"}]},
         {"tStartMs": 62040, "dDurationMs": 2000, "segs": [{"utf8": "It was late."}]}]},
    ],
)  # fmt: skip
def test_what_a_tool_heard_is_a_transcript_with_its_times(value: object) -> None:
    document = read_bytes("talk.json", json.dumps(value).encode())
    assert told(document) == SAID
    assert document.kind is ArticleKind.TRANSCRIPT


@pytest.mark.parametrize(
    "value",
    [
        {"segments": [{"start": 1.0, "end": 3.0, "text": " The ferry came.", "speaker": "Ada"},
                      {"start": 62.0, "end": 64.0, "text": " It was late.", "speaker": "Ben"}]},
        {"segments": [{"start": 1.0, "end": 64.0, "text": "The ferry came. It was late.", "words": [
            {"word": "The", "start": 1.0, "speaker": "Ada"}, {"word": "ferry", "start": 1.5},
            {"word": "came.", "start": 2.0, "speaker": "Ada"},
            {"word": "It", "start": 62.0, "speaker": "Ben"}, {"word": "was"}, {"word": "late."}]}]},
        {"utterances": [{"start": 1000, "end": 3000, "text": "The ferry came.", "speaker": "Ada"},
                        {"start": 62000, "end": 64000, "text": "It was late.", "speaker": "Ben"}]},
    ],
)  # fmt: skip
def test_the_speakers_that_a_tool_tells_apart_speak(value: object) -> None:
    assert told(read_bytes("talk.json", json.dumps(value).encode())) == NAMED


def test_timed_text_has_its_times_speakers_title_and_language() -> None:
    document = read_bytes("pier.ttml", TTML.encode())
    assert told(document) == NAMED
    assert (document.title, document.language) == ("On the pier", "en-GB")


OLD = """<transcript><text start="1.04" dur="2">The ferry came.</text>
<text start="62" dur="2">It was late.</text></transcript>"""
NEW = """<timedtext format="3"><head><pen id="1"/></head><body><w t="0" id="1"/>
<p t="1040" d="2000"><s>The</s><s t="200"> ferry came.</s></p>
<p t="62000" d="2000">It was late.</p></body></timedtext>"""


@pytest.mark.parametrize("words", [OLD, NEW])
@pytest.mark.parametrize("name", ["a.xml", "a.srv3", "a"])
def test_timed_text_of_youtube_is_read_under_any_name(words: str, name: str) -> None:
    data = f'<?xml version="1.0" encoding="utf-8" ?>{words}'.encode()
    assert told(read_bytes(name, data)) == SAID


def test_rows_with_a_start_and_an_end_are_a_transcript(tmp_path: Path) -> None:
    path = tmp_path / "talk.tsv"
    path.write_text("start\tend\ttext\n1000\t3000\tThe ferry came.\n62000\t64000\tIt was late.\n")
    (document,) = read_documents(str(path))
    assert isinstance(document, Document)
    assert told(document) == SAID


def test_the_entities_of_timed_text_are_not_expanded() -> None:
    bomb = '<!DOCTYPE tt [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    data = TTML.replace("<tt ", f"{bomb}<tt ").replace("It was", "&b; It was").encode()
    assert "haha" not in read_bytes("pier.ttml", data).text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b'{"name": "x", "version": 1}'),
        ("a.json", b"{"),
        ("a.ttml", b"<tt/>"),
        ("a.ttml", b"x"),
    ],
)
def test_what_is_no_transcript_is_refused_in_a_sentence(name: str, data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^a\.(json|ttml) (is|has) .*\.$"):
        read_bytes(name, data)


def test_json_with_checked_claims_says_how_to_import_it(tmp_path: Path) -> None:
    path = tmp_path / "reviews.json"
    path.write_text(json.dumps({"@type": "ClaimReview", "claimReviewed": "The ferry came."}))
    (failure,) = read_documents(str(path))
    assert isinstance(failure, Failure)
    assert "--as-kind claims" in failure.why
