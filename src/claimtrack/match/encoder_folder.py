"""The encoder in a folder of one's own: an ONNX model and its tokenizer, as commonly shared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import BadInput
from claimtrack.files import guarded
from claimtrack.match.encoder import readable

if TYPE_CHECKING:
    from claimtrack.match.encoder import Vectors

MOST_TOKENS = 256
"""Tokens of a text that are read; the rest is ignored, as in the training of such models."""

BATCH = 32
"""Texts per run of the model; each takes two thirds of the time of one alone."""

_MODELS = ("model.onnx", "onnx/model*.onnx", "*.onnx")
_TOKENIZER = "tokenizer.json"
_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
_LIBRARIES = ("numpy", "onnxruntime", "tokenizers")
_MISSING = "Matching with a model needs the extra 'semantic': pip install 'claimtrack[semantic]'."
_BY_TOKEN = 3  # dimensions of an output with a vector per token instead of one per text


class EncoderFolder:
    """A sentence encoder on disk. Creating one only checks that the folder has the files.

    Args:
        folder: holds `model.onnx` (or `onnx/model*.onnx`) and `tokenizer.json`.

    Raises:
        BadInput: the folder lacks them, or the extra `semantic` is not installed.
    """

    versions = ""
    unrelated = 0.0
    """What most models of sentences are trained to give."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        models = [path for pattern in _MODELS for path in sorted(folder.glob(pattern))]
        self._tokenizer_file = folder / _TOKENIZER
        if not models or not self._tokenizer_file.is_file():
            raise BadInput(
                f"{folder} is not a sentence encoder: it must hold model.onnx "
                f"(or onnx/model*.onnx) and {_TOKENIZER}."
            )
        if not all(find_spec(name) for name in _LIBRARIES):
            raise BadInput(_MISSING)
        self._model_file = models[0]

    @property
    def name(self) -> str:
        """The folder."""
        return str(self.folder)

    @cached_property
    def digest(self) -> str:
        """The identity of the model: vectors of different models cannot be compared."""
        with guarded(self._model_file).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in the order of the texts.

        Links are dropped and hashtags split first, as everywhere in matching.

        Raises:
            BadInput: the files are not a model and tokenizer that can be run.
        """
        np = import_module("numpy")
        read = self._tokenizer.encode_batch([readable(text) for text in texts])
        by_length = sorted(range(len(read)), key=lambda i: len(read[i].ids))
        packs = [by_length[at : at + BATCH] for at in range(0, len(read), BATCH)]
        made: list[Vectors | None] = [None] * len(read)
        for pack in packs:
            for i, vector in zip(pack, self._run([read[i].ids for i in pack]), strict=True):
                made[i] = vector
        return np.array(made, dtype=np.float32)  # type: ignore[no-any-return]

    def _run(self, tokens: Sequence[Sequence[int]]) -> Vectors:
        """Run the model on texts of similar length; average over each text's own tokens."""
        np = import_module("numpy")
        ids = np.zeros((len(tokens), max(1, *map(len, tokens), 1)), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, each in enumerate(tokens):
            ids[row, : len(each)] = each
            mask[row, : len(each)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {each.name: given[each.name] for each in self._session.get_inputs()}
        try:
            vectors = self._session.run(None, wanted)[0].astype(np.float32)
        except Exception as trouble:
            raise BadInput(f"{self._model_file} cannot read these texts: {trouble}") from trouble
        if vectors.ndim == _BY_TOKEN:
            weights = mask[..., None].astype(np.float32)
            vectors = (vectors * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.maximum(lengths, 1e-9)  # type: ignore[no-any-return]

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401 - the library comes without types
        tokenizers = import_module("tokenizers")
        try:
            tokenizer = tokenizers.Tokenizer.from_file(str(guarded(self._tokenizer_file)))
        except Exception as trouble:
            raise BadInput(f"{self._tokenizer_file} is not a tokenizer: {trouble}") from trouble
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_TOKENS)
        return tokenizer

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401 - the library comes without types
        onnxruntime = import_module("onnxruntime")
        options = onnxruntime.SessionOptions()
        # Two threads take twice the CPU time and are hardly faster on one sentence.
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                str(self._model_file), options, providers=["CPUExecutionProvider"]
            )
        except Exception as trouble:
            raise BadInput(
                f"{self._model_file} is not a model that can be run: {trouble}"
            ) from trouble
        strange = {each.name for each in session.get_inputs()} - _INPUTS
        if strange:
            raise BadInput(
                f"{self._model_file} is not a sentence encoder: it asks for {', '.join(strange)}."
            )
        return session
