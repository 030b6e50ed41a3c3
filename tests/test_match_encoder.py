"""Sentence encoders in a folder: what must be in it, and what they make of texts."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from claimtrack.errors import BadInput
from claimtrack.match import encoder_folder as encoding
from claimtrack.match.encoder_folder import BATCH, MOST_TOKENS, EncoderFolder
from tests import tiny_encoder

np = pytest.importorskip("numpy", reason="the extra 'semantic' is not installed")
pytest.importorskip("onnxruntime", reason="the extra 'semantic' is not installed")
pytest.importorskip("tokenizers", reason="the extra 'semantic' is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_encoder.make(tmp_path / "tiny")


@pytest.fixture
def encoder(folder: Path) -> EncoderFolder:
    return EncoderFolder(folder)


def test_a_text_becomes_the_mean_of_its_words_of_length_one(encoder: EncoderFolder) -> None:
    [vector] = encoder.encode(["ferry sank"])
    assert vector.dtype == np.float32
    assert vector == pytest.approx([2**-0.5, 2**-0.5, 0, 0, 0, 0])


def test_padding_beside_a_longer_text_changes_nothing(encoder: EncoderFolder) -> None:
    alone = encoder.encode(["ferry sank"])[0]
    beside = encoder.encode(["ferry sank", "the mayor quit the bridge over the sound"])[0]
    assert beside == pytest.approx(alone)


def test_vectors_come_in_the_order_of_the_texts_over_many_batches(encoder: EncoderFolder) -> None:
    texts = [("ferry " if i % 3 else "mayor quit ") * (i % 7 + 1) for i in range(2 * BATCH + 5)]
    together = encoder.encode(texts)
    assert together.shape == (len(texts), len(tiny_encoder.MEANINGS))
    for text, vector in zip(texts, together, strict=True):
        assert vector == pytest.approx(encoder.encode([text])[0])


def test_what_follows_the_longest_text_a_model_reads_is_ignored(encoder: EncoderFolder) -> None:
    long, longer = "ferry " * MOST_TOKENS, "ferry " * MOST_TOKENS + "mayor " * 1000
    assert encoder.encode([longer])[0] == pytest.approx(encoder.encode([long])[0])


def test_empty_and_hostile_texts_have_a_vector_too(encoder: EncoderFolder) -> None:
    found = encoder.encode(["", "https://example.org/ferry", "\x1b[31m \u202e", "\x00", "\ud800"])
    assert np.isfinite(found).all()


def test_no_text_is_no_vector(encoder: EncoderFolder) -> None:
    assert len(encoder.encode([])) == 0


def test_a_hashtag_is_read_as_its_words(encoder: EncoderFolder) -> None:
    tag, plain = encoder.encode(["#FerrySank", "Ferry Sank"])
    assert tag == pytest.approx(plain)


def test_a_model_is_known_by_its_bytes(folder: Path, tmp_path: Path) -> None:
    same = tiny_encoder.make(tmp_path / "same")
    assert EncoderFolder(same).digest == EncoderFolder(folder).digest
    other = tiny_encoder.make(tmp_path / "other", ("input_ids",))
    assert EncoderFolder(other).digest != EncoderFolder(folder).digest


def test_the_model_may_stand_in_a_folder_called_onnx(folder: Path) -> None:
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / "model_quantized.onnx")
    assert EncoderFolder(folder).encode(["ferry"]).shape == (1, len(tiny_encoder.MEANINGS))


@pytest.mark.parametrize("lost", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_a_model_says_what_must_be_in_it(folder: Path, lost: str) -> None:
    (folder / lost).unlink()
    with pytest.raises(BadInput, match=r"must hold model\.onnx .* and tokenizer\.json"):
        EncoderFolder(folder)


def test_a_folder_that_is_not_there_says_what_must_be_in_it(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a sentence encoder"):
        EncoderFolder(tmp_path / "nowhere")


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json"])
def test_a_file_that_is_something_else_is_named(folder: Path, broken: str) -> None:
    (folder / broken).write_text("Dear diary")
    with pytest.raises(BadInput, match=f"{broken} is not a "):
        EncoderFolder(folder).encode(["ferry"])


def test_a_model_that_asks_for_something_else_is_no_sentence_encoder(tmp_path: Path) -> None:
    folder = tiny_encoder.make(tmp_path, ("input_ids", "pixel_values"))
    with pytest.raises(BadInput, match="asks for pixel_values"):
        EncoderFolder(folder).encode(["ferry"])


def test_a_model_that_cannot_read_a_text_is_named(folder: Path, tmp_path: Path) -> None:
    narrow = tiny_encoder.make(tmp_path / "narrow", words=3)
    with pytest.raises(BadInput, match=r"model\.onnx cannot read these texts"):
        EncoderFolder(narrow).encode(["the viaduct is shut"])
    assert EncoderFolder(folder).encode(["the viaduct is shut"]).any()


def test_without_the_extra_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_spec(name: str) -> object:
        return None if name == "onnxruntime" else importlib.util.find_spec(name)

    monkeypatch.setattr(encoding, "find_spec", find_spec)
    with pytest.raises(BadInput, match=r"pip install 'claimtrack\[semantic\]'"):
        EncoderFolder(folder)
