"""Texts to vectors, served from a prepared model folder by onnxruntime alone.

The two methods are sentence-transformers' own, so that the instructions a model was trained with (E5's "query: " and
"passage: ") are never forgotten. index/prepare.py makes the folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from index import quiet
from index.tokens import Tokens, open_tokens

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Vectors = NDArray[np.float32]
FACTS = "served.json"
GRAPH, ADAPTED = "onnx/model.onnx", "onnx/adapted.onnx"


class Encoder(Protocol):
    """What the index needs of an encoder: vectors of shape (texts, dimension), float32, each of length 1."""

    @property
    def name(self) -> str: ...
    @property
    def revision(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    @property
    def max_tokens(self) -> int: ...
    def encode_query(self, texts: Sequence[str]) -> Vectors: ...
    def encode_document(self, texts: Sequence[str]) -> Vectors: ...
    def count_tokens(self, text: str) -> int: ...


class ServedEncoder:
    """A prepared model. Opening it reads a few facts; tokenizer and graph are loaded when first used, or by warm()."""

    def __init__(self, folder: Path, graph: str = GRAPH) -> None:
        """Raises ModelUnavailable if *folder* is not a prepared model."""
        self.folder, self._graph = folder, graph
        try:
            facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
            self.name, self.revision = str(facts["name"]), str(facts["revision"])
            self.dimension, self.max_tokens = int(facts["dimension"]), int(facts["max_tokens"])
            self._prompts: dict[str, str] = facts["prompts"]
            self.adapter = str(facts.get("adapter", ""))  # the revision of the one beside it, if any
        except (OSError, ValueError, KeyError) as error:
            raise ModelUnavailable(
                f"{folder} is not a prepared model; remove it and type: aspire index build"
            ) from error

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return self._encode(map(self.query_ids, texts))

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        return self._encode(map(self.document_ids, texts))

    def count_tokens(self, text: str) -> int:
        """Tokens the model reads for *text* as a document, the instruction and special tokens included."""
        return len(self.document_ids(text))

    def query_ids(self, text: str) -> list[int]:
        """What the model reads of a question, the instruction and special tokens included."""
        return self._tokens.ids(self._prompts["query"] + text)

    def document_ids(self, text: str) -> list[int]:
        """The same of a document."""
        return self._tokens.ids(self._prompts["document"] + text)

    def adapted(self) -> ServedEncoder:
        """The same encoder with the changes of its adapter. Raises ModelUnavailable when first used if it has none."""
        found = ServedEncoder(self.folder, ADAPTED)
        found.revision = self.adapter
        return found

    def warm(self) -> None:
        """Load now what would otherwise be loaded by the first text."""
        self.encode_query([""])

    def _encode(self, texts: Iterable[list[int]]) -> Vectors:
        # One by one: a text's vector then never depends on its neighbours, and one text keeps two cores busy.
        rows = [self._vector(self._clip(ids)) for ids in texts]
        return np.concatenate(rows) if rows else np.zeros((0, self.dimension), np.float32)

    def _vector(self, ids: list[int]) -> Vectors:
        tokens = np.array([ids], np.int64)
        known = {
            "input_ids": tokens,
            "attention_mask": np.ones_like(tokens),
            "token_type_ids": np.zeros_like(tokens),
        }
        session = self._session
        vector: Vectors = session.run(None, {node.name: known[node.name] for node in session.get_inputs()})[0]
        return vector

    def _clip(self, ids: list[int]) -> list[int]:
        return ids if len(ids) <= self.max_tokens else [*ids[: self.max_tokens - 1], ids[-1]]

    @cached_property
    def _tokens(self) -> Tokens:
        try:
            return open_tokens(self.folder)
        except Exception as error:  # the tokenizers library raises plain Exception
            raise self._unloadable() from error

    @cached_property
    def _session(self) -> InferenceSession:
        onnxruntime = quiet.onnxruntime()
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        # A thread that waits for its part would spin, and take as much from other processes as the text itself.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            return onnxruntime.InferenceSession(
                str(self.folder / self._graph), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's own exceptions share no base class
            raise self._unloadable() from error

    def _unloadable(self) -> ModelUnavailable:
        return ModelUnavailable(
            f"The model in {self.folder} cannot be loaded; remove that folder and type: aspire index build"
        )
