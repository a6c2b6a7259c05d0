"""A fact that no rule reads is answered by its names and in the words of its `asked`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.deciding import decided
from bot.answering.quoted import with_quoted
from bot.answering.ranked import Part
from bot.reading.query import read_query
from corpus.facts.model import Fact, Withheld
from corpus.text.names import Names
from index.open_intents import open_intents
from index.prepare import EMBEDDED, open_encoder
from tests.bot.asking import BUNDLED, asked

FACT = Fact(
    "liaisons",
    "japan-uk",
    BUNDLED.facts[0].source,
    value=1,
    unit="people",
    known_as=("幹事",),
    asked=("世話役は何人置けますか",),
    line=9999,
)
CALL = replace(BUNDLED, facts=(*BUNDLED.facts, FACT))


def ranked(question: str) -> tuple[tuple[str, float], ...]:
    query = read_query(question, Names(CALL))
    return with_quoted(Part(query.asking[0], (("team", 0.9), ("contact", 0.1))), query, CALL).ranking


def test_whoever_names_it_means_it_and_the_others_keep_their_order():
    assert ranked("幹事は何人ですか") == (
        ("liaisons", 0.7),
        ("team", pytest.approx(0.27)),
        ("contact", pytest.approx(0.03)),
    )


def test_a_withheld_fact_is_meant_as_one_that_rules():
    gone = replace(CALL, facts=BUNDLED.facts, withheld=(Withheld(FACT, "changed", "it is gone."),))
    query = read_query("幹事は何人ですか", Names(gone))

    assert with_quoted(Part(query.asking[0], (("team", 1.0),)), query, gone).best == "liaisons"


@pytest.mark.parametrize("question", ["何人ですか", "ワークショップの開催費は使えますか"])
def test_whoever_names_no_such_fact_is_understood_as_before(question):
    assert ranked(question) == (("team", 0.9), ("contact", 0.1))


def test_what_it_was_asked_in_is_an_example_of_its_key(models, tmp_path):
    encoder = open_encoder(EMBEDDED, models)
    _, intents = open_intents(encoder, [CALL], tmp_path, tmp_path)
    question = "世話役は何人まで置けますか"

    ((best, _), *_) = intents.rank([question], encoder.encode_query([question]))[0]

    assert best == "liaisons"


def test_an_intent_that_goes_by_its_key_needs_no_name_in_the_question():
    (decision,) = decided(CALL, asked("liaisons", "何人置けますか", of=CALL))

    assert (decision.facts[0].key, decision.relation) == ("liaisons", "stated")
