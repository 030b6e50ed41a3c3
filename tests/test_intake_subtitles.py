import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import ArticleKind, Document, Hints

Told = tuple[str | None, str | None, str]


def told(document: Document) -> list[Told]:
    return [
        (one.locator, one.speaker, document.text[one.start : one.end]) for one in document.passages
    ]


def cue(begins: str, ends: str, *lines: str) -> str:
    return "\n".join([f"{begins} --> {ends}", *lines, "", ""])


def srt(*cues: str) -> bytes:
    return "".join(f"{number}\n{one}" for number, one in enumerate(cues, 1)).encode()


def vtt(*cues: str, header: str = "WEBVTT") -> bytes:
    return f"{header}\n\n{''.join(cues)}".encode()


def test_a_sentence_over_two_cues_is_one_passage_at_the_time_of_the_first() -> None:
    document = read_bytes(
        "a.srt",
        srt(
            cue("00:01:01,000", "00:01:04,000", "The dock cost nine", "million, and it"),
            cue("00:01:04,100", "00:01:06,000", "opened in June."),
            cue("00:01:07,000", "00:01:09,000", "Nobody came."),
        ),
    )
    assert told(document) == [
        ("00:01:01", None, "The dock cost nine million, and it opened in June."),
        ("00:01:07", None, "Nobody came."),
    ]
    assert document.kind is ArticleKind.TRANSCRIPT


def test_a_sentence_that_begins_inside_a_cue_has_the_time_of_that_cue() -> None:
    document = read_bytes(
        "a.srt",
        srt(
            cue("00:00:01,000", "00:00:03,000", "It opened in June. Later the"),
            cue("00:00:03,000", "00:00:05,000", "ferry came back. Then Mr. Lind left"),
            cue("00:00:05,000", "00:00:07,000", "for good."),
        ),
    )
    assert told(document) == [
        ("00:00:01", None, "It opened in June. Later the ferry came back."),
        ("00:00:03", None, "Then Mr. Lind left for good."),
    ]


def test_voices_of_vtt_are_the_speakers_and_hold_for_their_cue() -> None:
    document = read_bytes(
        "a.vtt",
        vtt(
            "NOTE nobody says this\n\n",
            cue("00:01.000", "00:04.000 align:start", "<v Mira Sand>The dock cost"),
            cue("00:04.000", "00:06.000", "<v.loud Mira Sand>nine <i>million</i> &amp; more.</v>"),
            cue("00:06.000", "00:08.000", "<v Jon Lind>No.", "Never."),
            cue("00:08.500", "00:09.000", "Silence."),
            header="WEBVTT - Council in June",
        ),
    )
    assert document.title == "Council in June"
    assert told(document) == [
        ("00:00:01", "Mira Sand", "The dock cost nine million & more."),
        ("00:00:06", "Jon Lind", "No."),
        ("00:00:06", "Jon Lind", "Never."),
        ("00:00:08", None, "Silence."),
    ]


def test_labels_hold_until_the_next_and_are_no_words() -> None:
    document = read_bytes(
        "a.srt",
        srt(
            cue("00:00:01,000", "00:00:03,000", "MIRA SAND: The dock is open."),
            cue("00:00:03,000", "00:00:05,000", "It cost nine million."),
            cue("00:00:05,000", "00:00:06,000", "Jon Lind: Is it so?"),
            cue("00:00:06,000", "00:00:07,000", ">> REPORTER: It is."),
            cue("00:00:07,000", "00:00:08,000", ">> Who asks?"),
            cue("00:00:08,000", "00:00:09,000", "Note: this is no name."),
        ),
    )
    assert told(document) == [
        ("00:00:01", "Mira Sand", "The dock is open."),
        ("00:00:03", "Mira Sand", "It cost nine million."),
        ("00:00:05", "Jon Lind", "Is it so?"),
        ("00:00:06", "Reporter", "It is."),
        ("00:00:07", None, "Who asks?"),
        ("00:00:08", None, "Note: this is no name."),
    ]


def test_a_dash_says_that_somebody_else_speaks() -> None:
    document = read_bytes("a.srt", srt(cue("00:00:01,000", "00:00:03,000", "- Is it", "- It is")))
    assert [text for *_, text in told(document)] == ["Is it", "It is"]


def test_captions_that_roll_up_say_everything_once() -> None:
    document = read_bytes(
        "a.vtt",
        vtt(
            cue("00:00:01.000", "00:00:02.000", "the dock is open"),
            cue(
                "00:00:02.000",
                "00:00:03.000",
                "the dock is open",
                "and it<00:00:02.500><c> cost</c>",
            ),
            cue("00:00:03.000", "00:00:04.000", "and it cost", "nine million"),
        ),
    )
    assert document.text == "the dock is open and it cost nine million"


def test_captions_without_full_stops_are_cut_where_nobody_speaks() -> None:
    document = read_bytes(
        "a.srt",
        srt(
            cue("00:00:01,000", "00:00:02,000", "the dock is open"),
            cue("00:00:20,000", "00:00:22,000", "good evening"),
        ),
    )
    assert [text for *_, text in told(document)] == ["the dock is open", "good evening"]


WAIT, COME = "00:00:01,000 --> 00:00:04,000", "00:00:05,000 --> 00:00:06,000"
SAYS = "We wait, and\nwe wait."
NOTES = "STYLE\n::cue { color: red }\n\n", "NOTE never said\nat all\n\n"


@pytest.mark.parametrize(
    ("name", "cues"),
    [
        ("gap.srt", f"1\n{WAIT}\nWe wait,\n\nand we wait.\n\n2\n{COME}\nIt came."),
        ("first.srt", f"1\n{WAIT}\n\n{SAYS}\n\n2\n{COME}\n\nIt came."),
        ("close.srt", f"1\n{WAIT}\n{SAYS}\n2\n{COME}\nIt came."),
        ("close.vtt", f"WEBVTT\n\n{WAIT}\n{SAYS}\n{COME}\nIt came."),
        ("wide.srt", f"1\n\n{WAIT}\n\nWe wait,\n\nand we wait.\n\n2\n\n{COME}\n\nIt came."),
        ("loose.srt", f"1\n0:0:1.5 --> 0:0:4\n{SAYS}\n\n2\n00:00:5 -> 00: 00:6\nIt came."),
        ("behind.srt", f"1\n{WAIT} We wait,\nand we wait.\n\n2\n{COME} X1:10 Y1:20\nIt came."),
        ("a.sbv", f"0:00:01.000,0:00:04.000\n{SAYS}\n\n0:00:05.000,0:00:06.000\nIt came."),
        ("bare", f"0:00:01.000,0:00:04.000\n{SAYS}\n\n0:00:05.000,0:00:06.000\nIt came."),
        ("a.vtt", f"WEBVTT\n\n{NOTES[0]}a\n{WAIT}\n{SAYS}\n\n{NOTES[1]}b\n{COME}\nIt came."),
    ],
)
def test_no_word_is_lost_however_loosely_cues_are_written(name: str, cues: str) -> None:
    assert told(read_bytes(name, cues.encode())) == [
        ("00:00:01", None, "We wait, and we wait."),
        ("00:00:05", None, "It came."),
    ]


def test_a_cue_whose_time_is_broken_begins_when_the_one_before_ended() -> None:
    document = read_bytes(
        "a.srt",
        srt(
            cue("00:00:01,000", "00:00:03,000", "It opened."),
            cue("00:00:xx,000", "00:00:05,000", "It closed."),
            cue("00:00:06,000", "", "It burnt."),
        ),
    )
    assert told(document) == [
        ("00:00:01", None, "It opened."),
        ("00:00:03", None, "It closed."),
        ("00:00:06", None, "It burnt."),
    ]


def test_a_year_at_the_end_of_a_cue_is_not_the_number_of_the_next() -> None:
    document = read_bytes(
        "a.srt",
        srt(
            cue("00:00:01,000", "00:00:03,000", "It opened in", "1984"),
            cue("00:00:03,000", "00:00:05,000", "and closed in", "1991"),
        ),
    )
    assert told(document) == [("00:00:01", None, "It opened in 1984 and closed in 1991")]


def test_what_is_said_twice_is_there_twice() -> None:
    document = read_bytes(
        "a.srt",
        srt(
            cue("00:00:01,000", "00:00:02,000", "No."),
            cue("00:00:02,500", "00:00:03,000", "No."),
            cue("00:00:03,000", "00:00:04,000", "No."),
        ),
    )
    assert told(document) == [("00:00:01", None, "No."), ("00:00:02", None, "No.")]


def test_the_language_in_the_header_of_vtt_is_its_language() -> None:
    document = read_bytes(
        "a.vtt",
        vtt(
            cue("00:01.000", "00:02.000", "Es kam."), header="WEBVTT\nKind: captions\nLanguage: de"
        ),
    )
    assert document.language == "de"


def test_a_hint_wins_over_the_kind_of_a_transcript() -> None:
    data = srt(cue("00:00:01,000", "00:00:03,000", "Words."))
    assert read_bytes("a.srt", data, Hints(kind=ArticleKind.POST)).kind is ArticleKind.POST


def test_subtitles_are_known_without_an_ending() -> None:
    cues = cue("00:00:01.000", "00:00:03.000", "Words.")
    assert read_bytes("-", vtt(cues)).text == "Words."
    assert read_bytes("-", srt(cues)).text == "Words."


@pytest.mark.parametrize("data", [b"WEBVTT\n", b"1\nI -> you\nWords.\n", b"--> --> -->"])
def test_a_file_without_cues_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="has no subtitles"):
        read_bytes("a.vtt", data)


@given(st.lists(st.text("aB .:->\n1<v/{}", max_size=40), max_size=8))
def test_spans_hold_whatever_the_cues_say(lines: list[str]) -> None:
    data = srt(
        cue("00:00:00,500", "00:00:02,000", "Words."), *(cue("0:01", "0:02", one) for one in lines)
    )
    document = read_bytes("a.srt", data)
    ends = 0
    for one in document.passages:
        assert ends <= one.start < one.end
        assert document.text[one.start : one.end].strip() == document.text[one.start : one.end]
        ends = one.end
