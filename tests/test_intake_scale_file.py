"""Rating scales in files: understood whole, or refused in a sentence that says where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput
from claimtrack.intake.scale_file import read_scales

HEAD = "slug,label,definition,normalised,value,colour,glyph\n"
GOOD = "yes,Yes,It is so.,true,1,green,+\n"
TOML = '[[scale]]\nslug = "own"\nlabel = "Own"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Our marks.csv"


def test_the_shipped_scales_are_a_file_of_scales(tmp_path: Path) -> None:
    path = tmp_path / "scales.toml"
    path.write_bytes((Path(__file__).parent / "files" / "scales.toml").read_bytes())
    scales = read_scales(path)
    assert [scale.slug for scale in scales] == [
        "claimtrack",
        "politifact",
        "three",
        "editorial",
        "averitec",
    ]
    assert [rating.position for rating in scales[2].ratings] == [1, 2, 3]


def test_a_csv_is_named_after_its_file_unless_it_is_said_otherwise(file: Path) -> None:
    file.write_text("\ufeff" + HEAD + GOOD, encoding="utf-8")
    (scale,) = read_scales(file)
    assert (scale.slug, scale.label) == ("our-marks", "our-marks")
    (scale,) = read_scales(file, slug="marks", label="Our marks")
    assert (scale.slug, scale.label) == ("marks", "Our marks")


def test_a_value_may_be_left_out_and_labels_come_in_languages(file: Path) -> None:
    file.write_text(
        "slug,label,label_de,label_pt-BR,definition,normalised,value,colour,glyph,retired\n"
        "yes,Yes,Ja,Sim,It is so.,true,,green,+,yes\n",
        encoding="utf-8",
    )
    (rating,) = read_scales(file)[0].ratings
    assert rating.value is None
    assert rating.retired
    assert dict(rating.labels) == {"de": "Ja", "en": "Yes", "pt-BR": "Sim"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD, "scale our-marks: there are no ratings."),
        (
            HEAD + "Yes,Yes,It is so.,true,1,green,+\n",
            "rating 1: the slug 'Yes' must consist of lower-case letters",
        ),
        (HEAD + "yes,,It is so.,true,1,green,+\n", "rating 1: label is missing."),
        (HEAD + "yes,Yes,,true,1,green,+\n", "rating 1: definition is missing."),
        (
            HEAD + "yes,Yes,It is so.,maybe,1,green,+\n",
            "it must be one of true, false, mixture, other.",
        ),
        (
            HEAD + "yes,Yes,It is so.,true,1.5,green,+\n",
            "value is '1.5'; it must be a whole number",
        ),
        (
            HEAD + "yes,Yes,It is so.,true,1,pink,+\n",
            "colour is 'pink'; it must be one of red, green",
        ),
        (
            HEAD + "yes,Yes,It is so.,true,1,green,✓\n",
            "glyph is '✓'; it must be one ASCII character",
        ),
        (HEAD + GOOD + GOOD, "two ratings have the slug 'yes'."),
        (HEAD + GOOD + GOOD.replace("yes", "no"), "two ratings have the glyph '+'."),
        (HEAD.replace("glyph", "sign") + GOOD, "there is no field 'sign'; the fields are slug"),
        (HEAD + GOOD.strip() + ",more\n", "there is no field None"),
    ],
)
def test_a_csv_that_is_not_understood_whole_is_refused(
    file: Path, text: str, sentence: str
) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        read_scales(file)
    assert sentence in refusal.value.message


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "has no [[scale]]."),
        ("scale = 3\n", "has no [[scale]]."),
        (TOML, "scale own: there are no ratings."),
        (TOML + "rating = [1]\n", "scale own: there are no ratings."),
        ("[[scale]\n", "is not TOML"),
        ('[[scale]]\nslug = 3\nlabel = "x"\n', "the slug 3 must consist of lower-case letters"),
    ],
)
def test_toml_that_is_not_understood_whole_is_refused(
    tmp_path: Path, text: str, sentence: str
) -> None:
    path = tmp_path / "scale.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        read_scales(path)
    assert sentence in refusal.value.message


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "scale.json").write_text("{}")
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    for name, why in (
        ("scale.json", "ends in .toml or .csv"),
        ("bytes.csv", "is not UTF-8"),
        ("none.csv", "cannot be read"),
    ):
        with pytest.raises(BadInput, match=why):
            read_scales(tmp_path / name)


@given(content=st.binary(max_size=80) | st.text(max_size=80).map(str.encode), csv=st.booleans())
def test_whatever_a_file_holds_it_is_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, csv: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / ("any.csv" if csv else "any.toml")
    path.write_bytes(HEAD.encode() + content if csv else TOML.encode() + content)
    try:
        read_scales(path)
    except BadInput as refusal:
        assert refusal.message.endswith(".")  # noqa: PT017  # either outcome is right
