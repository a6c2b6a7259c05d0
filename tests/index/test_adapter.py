"""The encoder that has learned what asks the same and what answers."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from index.adapted import Adapted
from index.adapter import revision, shipped
from index.embedded import Weights, weights_path
from index.encoder import ADAPTED, FACTS, GRAPH, ServedEncoder
from index.passage import Chunk, Passage
from index.prepare import EMBEDDED, open_adapted
from tests.index.conftest import Letters

TEXTS = ["面接会場に駐車場はありますか", "Is there a car park at the venue?", ""]


def test_it_gives_other_vectors_of_length_1_and_leaves_those_of_the_encoder_as_they_are(
    embedded: ServedEncoder,
) -> None:
    own, changed = embedded.encode_query(TEXTS), embedded.adapted().encode_query(TEXTS)

    assert np.allclose(np.linalg.norm(changed, axis=1), 1, atol=1e-5)
    assert ((own * changed).sum(axis=1) < 0.999).all()
    assert embedded.adapted().revision == revision() != embedded.revision


def test_it_changes_every_matrix_of_every_layer() -> None:
    layers = Weights(weights_path()).shape.layers

    parts = ("q", "k", "v", "ao", "fi", "fo")
    assert set(shipped()) == {f"l{number}.{part}" for number in range(layers) for part in parts}


def test_both_read_one_word_table(embedded: ServedEncoder) -> None:
    own, changed = ((embedded.folder / name) for name in (GRAPH, ADAPTED))

    assert [path.name for path in own.parent.glob("*_data")] == [f"{own.name}_data"]
    assert changed.stat().st_size < 30_000_000


def test_the_embedded_encoder_brings_its_own(embedded: ServedEncoder) -> None:
    assert open_adapted(embedded, Path("/nowhere")).folder == embedded.folder


def test_beside_another_encoder_it_is_that_of_the_embedded_one(models: Path) -> None:
    assert open_adapted(Letters(), models).folder == models / EMBEDDED


def test_one_that_was_prepared_with_another_adapter_is_not_served(
    embedded: ServedEncoder, models: Path, tmp_path: Path
) -> None:
    facts = json.loads((embedded.folder / FACTS).read_text(encoding="utf-8"))
    (tmp_path / FACTS).write_text(json.dumps(facts | {"adapter": "of yesterday"}), encoding="utf-8")

    found = open_adapted(ServedEncoder(tmp_path), models)

    assert (found.folder, found.revision) == (models / EMBEDDED, revision())


def test_what_answers_is_nearer_than_what_speaks_of_the_same_thing(embedded: ServedEncoder) -> None:
    answers = Passage(
        Chunk("a", "d", "", 1, None, "旅費は領収書と引き換えに後日お支払いします。"), 0.5, 0.5, 0.5
    )
    beside = Passage(
        Chunk("b", "d", "", 1, None, "旅費の総額は報告書の表3に記入してください。"), 0.5, 0.5, 0.5
    )

    (first, _), (second, _) = Adapted(embedded.adapted()).cosines(
        "交通費はいつ払ってもらえるの？", [answers, beside]
    )

    assert first > second
