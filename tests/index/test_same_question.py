"""How alike two questions are: by the questions, and by what is said to one of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from index.encoder import ServedEncoder
from index.intents import IntentModel, open_model
from index.neighbours import AXES
from index.same_question import LIKENESS, SameQuestion, Sides, Told, likeness, weights
from tests.index.conftest import Letters

EVEN = np.log(np.full((1, 2), 0.5, np.float32))
SIDE = Sides(np.array(["en"]), np.array([[1, 0]], np.float32), EVEN, np.ones(1, np.float32))


def model_of_letters() -> IntentModel:
    """The shipped intents, of which the vectors of an encoder that they were not learned for tell nothing."""
    shipped = open_model()
    nothing = np.zeros((Letters.dimension, len(shipped.names)), np.float16)
    blind = replace(shipped.neighbours, axes=np.zeros((Letters.dimension, AXES), np.float16))
    return replace(shipped, dense=nothing, mean=nothing[:, 0], neighbours=blind)


def column(rows: np.ndarray, name: str) -> list[float]:  # type: ignore[type-arg]
    return [round(float(x), 3) for x in rows[0, :, LIKENESS.index(name)]]


def test_an_answer_is_as_near_as_its_nearest_sentence_and_one_without_any_says_nothing() -> None:
    examples = Sides(*(np.repeat(part, 3, axis=0) for part in SIDE))
    vectors = np.array([[0, 1], [0.6, 0.8], [1, 0]], np.float32)
    told = Told(vectors, np.repeat(EVEN, 3, axis=0), np.array([0, 0, 2]))

    assert column(likeness(SIDE, examples, told, [0, 1, 2]), "told") == [0.6, 0.0, 1.0]


def test_a_question_is_nearest_to_itself_whatever_the_encoder(tmp_path: Path) -> None:
    same = SameQuestion(Letters(), Letters(), model_of_letters(), (), tmp_path)
    texts = ["May we park at the venue?", "Who owns what we invent together?"]
    told = same.told([["No parking."], ["Both of you."]])

    logits = same.logits(same.asked(texts[0], texts[0]), same.examples(texts), told, [0, 1])

    assert logits[0, 0] > logits[0, 1]


def test_other_words_are_nearer_than_the_same_words_about_something_else(
    embedded: ServedEncoder, tmp_path: Path
) -> None:
    same = SameQuestion(embedded, embedded.adapted(), open_model(), (), tmp_path)
    example = "面接会場に駐車場はありますか"
    told = same.told([["駐車場はありません。公共交通機関でお越しください。"]])

    def logit(asked: str) -> float:
        return float(same.logits(same.asked(asked, asked), same.examples([example]), told, [0])[0, 0])

    other_words, other_language = (
        "当日は車で行っても停められますか",
        "Is there somewhere to park at the interview venue?",
    )
    assert min(logit(other_words), logit(other_language)) > logit("面接会場の最寄り駅はどこですか")


def test_likeness_never_counts_against() -> None:
    assert (weights()[: LIKENESS.index("doubt")] >= 0).all()
