"""A text's query vector is the same however often it is asked for, and is encoded once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.encoder import Vectors
from index.once import Once


class Lengths:
    """An encoder that a reader can compute by hand: a text's length, and 1; it counts what it is given."""

    name, revision, dimension, max_tokens = "lengths", "1", 2, 9

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], np.float32).reshape(len(texts), 2)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        return -self.encode_query(texts)

    def count_tokens(self, text: str) -> int:
        return len(text)


def test_each_text_is_encoded_once_and_in_its_place() -> None:
    inner = Lengths()
    once = Once(inner)

    assert once.encode_query(["a", "bb", "a"]).tolist() == [[1, 1], [2, 1], [1, 1]]
    assert once.encode_query(["bb"]).tolist() == [[2, 1]]
    assert inner.asked == ["a", "bb"]


def test_no_text_has_no_vectors_and_documents_are_the_encoders_own() -> None:
    once = Once(Lengths())

    assert once.encode_query([]).shape == (0, 2)
    assert once.encode_document(["abc"]).tolist() == [[-3, -1]]
    assert (once.name, once.dimension, once.count_tokens("ab")) == ("lengths", 2, 2)


def test_what_is_done_to_a_vector_does_not_change_the_next() -> None:
    once = Once(Lengths())
    once.encode_query(["a"])[0] = 9

    assert once.encode_query(["a"]).tolist() == [[1, 1]]
