"""Damage of every kind is noticed, and the next build mends it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexDamaged
from index import store
from index.build import build
from index.dense import close, open_folder
from index.retriever import Retriever
from index.verify import verify
from tests.index.conftest import Letters, document

CALL = document("call", ["締切は四月です。遅れは認めません。"], ["対象は大学です。"])


def flip_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def lose_a_vector(folder: Path) -> None:
    client = open_folder(folder / "chroma")
    client.get_collection(f"aspire-{folder.name}", embedding_function=None).delete(ids=["1"])
    close(client)


def change_a_vector(folder: Path) -> None:
    client = open_folder(folder / "chroma")
    collection = client.get_collection(f"aspire-{folder.name}", embedding_function=None)
    collection.update(ids=["1"], embeddings=np.eye(1, 64, 5, dtype=np.float32))
    close(client)


def change_a_text(folder: Path) -> None:
    client = open_folder(folder / "chroma")
    collection = client.get_collection(f"aspire-{folder.name}", embedding_function=None)
    collection.update(
        ids=["1"], documents=["別の文"], embeddings=collection.get("1", include=["embeddings"])["embeddings"]
    )
    close(client)


def empty_the_database(folder: Path) -> None:
    with sqlite3.connect(folder / "chroma" / "chroma.sqlite3") as database:
        database.execute("DELETE FROM collections")


DAMAGES: list[Callable[[Path], None]] = [
    lambda folder: flip_a_byte(folder / "chunks.jsonl"),
    lambda folder: flip_a_byte(folder / "vectors.npy"),
    lambda folder: flip_a_byte(folder / "lexical" / "words" / "weights.npy"),
    lambda folder: (folder / "lexical" / "pairs" / "terms.marisa").unlink(),
    lose_a_vector,
    change_a_vector,
    change_a_text,
    empty_the_database,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_damage_is_found_and_building_again_mends_it(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    name = build([CALL], tmp_path, encoder=Letters()).generation
    damage(store.generation_folder(tmp_path, name))

    assert verify(tmp_path).problems
    assert build([CALL], tmp_path, encoder=Letters()).changed
    assert verify(tmp_path, encoder=Letters()).problems == ()


def test_vectors_that_are_not_of_their_texts_are_found_by_encoding_again(tmp_path: Path) -> None:
    class Careless(Letters):
        def encode_document(self, texts: "list[str]") -> "object":  # type: ignore[override]
            return super().encode_document([text + "!" * 50 for text in texts])

    build([CALL], tmp_path, encoder=Careless())

    assert verify(tmp_path).problems == ()
    assert verify(tmp_path, encoder=Letters()).problems[0] == "Vector 0 is not that of its text."


def test_an_index_without_its_files_is_refused_with_the_command_that_mends_it(tmp_path: Path) -> None:
    name = build([CALL], tmp_path, encoder=Letters()).generation
    (store.generation_folder(tmp_path, name) / "vectors.npy").unlink()

    with pytest.raises(IndexDamaged, match="aspire index build"):
        Retriever.open(tmp_path, encoder=Letters()).search("締切")
