"""How alike two questions are: by the questions, and by what is said to one of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.alike import alike_for
from index.in_words import WORDS, Worded, bucket, met, rarities
from index.intents import IntentModel, open_model
from index.neighbours import AXES
from index.same_question import LIKENESS, SameQuestion, Sides, Told, likeness
from tests.index.conftest import Letters

EVEN = np.log(np.full((1, 2), 0.5, np.float32))
ONE = np.array([[1, 0]], np.float32)
NO_WORDS = Worded(np.zeros(0, np.float32), np.zeros((0, 2), np.float32))
FULL = np.ones(1, np.float32)
SIDE = Sides(np.array(["en"]), ONE, ONE, EVEN, FULL, FULL, [NO_WORDS])


def model_of_letters() -> IntentModel:
    """The shipped intents, of which the vectors of an encoder that they were not learned for tell nothing."""
    shipped = open_model()
    nothing = np.zeros((Letters.dimension, len(shipped.names)), np.float16)
    blind = replace(shipped.neighbours, axes=np.zeros((Letters.dimension, AXES), np.float16))
    return replace(shipped, dense=nothing, mean=nothing[:, 0], neighbours=blind)


def words_of(*vectors: tuple[float, float]) -> Worded:
    """Words of these vectors, the first the rarest."""
    return Worded(np.arange(len(vectors), 0, -1, dtype=np.float32), np.array(vectors, np.float32))


def thrice(side: Sides) -> Sides:
    """The same question three times."""
    return Sides(*(np.repeat(part, 3, axis=0) for part in side[:6]), list(side.worded) * 3)


def column(rows: np.ndarray, name: str) -> list[float]:  # type: ignore[type-arg]
    return [round(float(x), 3) for x in rows[0, :, LIKENESS.index(name)]]


def test_an_answer_is_as_near_as_its_nearest_sentence_and_one_without_any_says_nothing() -> None:
    examples = thrice(SIDE)
    vectors = np.array([[0, 1], [0.6, 0.8], [1, 0]], np.float32)
    told = Told(vectors, np.repeat(EVEN, 3, axis=0), [NO_WORDS] * 3, np.array([0, 0, 2]))

    assert column(likeness(SIDE, examples, told, [0, 1, 2]), "told") == [0.6, 0.0, 1.0]


def test_a_question_is_nearest_to_itself(tmp_path: Path) -> None:
    same = SameQuestion(Letters(), model_of_letters(), (), tmp_path)
    texts = ["May we park at the venue?", "Who owns what we invent together?"]
    told = same.told([["No parking."], ["Both of you."]])

    logits = same.logits(same.asked(texts[0], texts[0]), same.examples(texts), told, [0, 1])

    assert logits[0, 0] > logits[0, 1]


def test_the_thing_asked_about_may_be_met_by_what_was_said_to_the_example_alone() -> None:
    asked, example, said = words_of((1, 0), (0, 1)), words_of((0, 1)), words_of((0.8, 0.6))

    without, beside = met(asked, example, []), met(asked, example, [said])

    assert dict(zip(WORDS, without, strict=True))["asked_of"] == 0
    assert dict(zip(WORDS, beside, strict=True))["asked_of"] == pytest.approx(0.8)


def test_where_there_are_no_words_nothing_is_met() -> None:
    assert met(NO_WORDS, words_of((1, 0)), []) == met(words_of((1, 0)), NO_WORDS, []) == (0, 0)


def test_a_word_that_few_texts_have_is_rarer_than_one_that_all_have() -> None:
    rarity = rarities(["parking at the venue", "rooms at the venue", "lunch at the venue"])

    assert rarity[bucket("park")] > rarity[bucket("venu")] == 0


def test_for_an_encoder_that_nothing_was_learned_for_whole_vectors_are_compared() -> None:
    alike = alike_for(Letters(), model_of_letters())
    middle = alike.from_middle(Letters().encode_query(["May we park?"]), ["en"])

    assert alike.apart(middle) is middle
    assert float(np.linalg.norm(middle)) == pytest.approx(1)
