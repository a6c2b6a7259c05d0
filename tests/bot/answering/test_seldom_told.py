"""How sure a passage has to be, where no call file tells what the documents leave open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.case import Found
from bot.answering.choosing import Chooser
from bot.answering.lookup import Judged, Lookup
from bot.answering.ranked import Part
from corpus.intents.bank import read_bank
from corpus.text.segments import Segment
from index.adapted import Adapted
from index.intents import open_model
from index.passage import Chunk, Passage
from index.prepare import open_adapted
from index.retriever import Retriever
from index.subjects import Subjects

PASSAGE = Passage(Chunk("faq#1.1", "faq", "FAQ", 1, "Review", "Three people read each."), 0.5, 0.9, 0.5)


@pytest.fixture(scope="module")
def chooser(bundled_index: Path, models: Path) -> Chooser:
    retriever = Retriever.open(bundled_index)
    near = Adapted(open_adapted(retriever.encoder, models))
    return Chooser(read_bank(), Lookup(retriever, Subjects(open_model()), near))


@pytest.mark.parametrize(
    ("ranking", "probability", "shown"),
    [
        pytest.param((("deadline", 0.9),), 0.56, True, id="what calls state"),
        pytest.param((("deadline", 0.9),), 0.54, False, id="not even that is sure"),
        pytest.param((("reviewers", 0.9),), 0.64, False, id="what they seldom tell"),
        pytest.param((("reviewers", 0.9),), 0.66, True, id="what they seldom tell, surer"),
        pytest.param(
            (("reviewers", 0.3), ("deadline", 0.2)), 0.56, True, id="it is not sure to be asked for"
        ),
    ],
)
def test_what_documents_seldom_tell_takes_a_surer_passage(chooser, ranking, probability, shown):
    part = Part(Segment("asking", "Who reads the proposals?", (0, 24)), ranking=ranking)
    found = Found(part, passages=(Judged(PASSAGE, probability, PASSAGE.chunk.text),))

    chosen = chooser.choose(found, None, "en", None)

    assert (bool(chosen.chosen), chosen.silence is None) == (shown, shown)


@pytest.mark.parametrize(
    ("question", "sure", "talks"),
    [
        pytest.param("May I claim what I paid before the award?", 0.59, False, id="a question is one"),
        pytest.param("May I claim what I paid before the award?", 0.95, True, id="it is settled to be talk"),
        pytest.param("I paid before the award.", 0.7, True, id="it asks nothing"),
    ],
)
def test_a_question_of_documents_without_a_call_file_is_not_brushed_off(chooser, question, sure, talks):
    part = Part(Segment("asking", question, (0, len(question))), ranking=(("aside", sure), ("payment", 0.05)))

    assert chooser.talks(Found(part), None) is talks


OTHERS = replace(PASSAGE.chunk, heading="May I hand in the survey in French?", text="Yes, in French, too.")


@pytest.mark.parametrize(
    ("another", "own", "probability", "said"),
    [
        pytest.param(
            False, "", 0.7, "May I hand in the survey in French? Yes, in French, too.", id="its own"
        ),
        pytest.param(True, "", 0.7, None, id="a yes to another question"),
        pytest.param(False, "In French, too.", 0.4, "In French, too.", id="a sentence of the matter itself"),
        pytest.param(False, "", 0.4, None, id="none is of it"),
    ],
)
def test_a_yes_is_said_to_its_own_question_and_a_sentence_of_the_matter_is_enough(
    chooser, another, own, probability, said
):
    part = Part(Segment("asking", "By when?", (0, 8)), ranking=(("deadline", 0.95),))
    told = Passage(OTHERS, 0.5, 0.9, 0.5)
    judged = Judged(told, probability, OTHERS.text, another=another, own=own)

    chosen = chooser.choose(Found(part, passages=(judged,)), None, "en", None).chosen

    assert [one.text for one in chosen] == ([said] if said else [])
