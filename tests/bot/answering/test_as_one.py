"""Parts of one question that documents alone answer: what finds nothing by itself may be told with the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.as_one import as_one
from bot.answering.case import Found
from bot.answering.lookup import Judged
from bot.answering.ranked import Part
from bot.answering.silences import Silence
from bot.answering.understanding import understand
from bot.reading.query import read_query
from index.passage import Chunk, Passage
from tests.bot.answering.conftest import Ranked

REPORT = Passage(
    Chunk("call#1.1", "call", "Grants", 1, "Reporting", "Reports are due in May."), 0.5, 0.9, 0.5
)
LATE = "When is the report due, and what if I'm late?"
CHILDCARE = "When is the report due, and is childcare paid?"
SHARES = {
    "report due, ": {"progress_report": 0.5, "deadline": 0.2, "cost_item": 0.2},
    "report due what": {"deadline": 0.5},
    "When": {"progress_report": 0.9},
    "late": {"deadline": 0.5, "aside": 0.1},
    "childcare": {"cost_item": 0.9},
}
TRAVEL = "旅費の補助、上限額はいくらまで?"
SHARES |= {
    "旅費の補助、": {"award_limit": 0.5, "allowances": 0.5},
    "旅費の補助": {"allowances": 0.99},
    "上限額": {"award_limit": 0.99},
}
ANSWERS = 0.5  # the probability from which a passage does


def looked_up(part: Part, found: dict[str, float]) -> Found:
    """*part* with the passage on reports, as likely as *found* says of words in it."""
    likely = next((share for words, share in found.items() if words in part.segment.text), 0.0)
    return Found(part, passages=(Judged(REPORT, likely, REPORT.chunk.text),))


def choose(item: Found) -> Found:
    (judged,) = item.passages
    if judged.probability < ANSWERS:
        return replace(item, silence=Silence("not_placed"))
    return replace(item, chosen=(judged.statement,))


def answered(question: str, found: dict[str, float]) -> list[str]:
    """The parts that *question* has at last."""
    ranker, query = Ranked(), read_query(question, None)
    ranker.shares = SHARES
    parts = [looked_up(part, found) for part in understand(query, ranker)]
    assert len(parts) > 1
    told = as_one(query, parts, ranker, lambda part: looked_up(part, found), choose)
    return [item.part.segment.text for item in told]


@pytest.mark.parametrize(
    ("question", "found", "parts"),
    [
        pytest.param(
            LATE, {"When": 0.9}, ["When is the report due"], id="it leans on the other, and all is told"
        ),
        pytest.param(
            LATE, {"due, and": 0.1, "When": 0.9}, ["When is the report due"], id="nothing is nearer to all"
        ),
        pytest.param(LATE, {"due, and": 0.9}, [LATE], id="only all of it is told"),
        pytest.param(LATE, {}, [LATE], id="nothing is told"),
        pytest.param(
            CHILDCARE,
            {"When": 0.9},
            ["When is the report due", "is childcare paid?"],
            id="it has a matter of its own",
        ),
        pytest.param(
            LATE, {"": 0.9}, ["When is the report due", "what if I'm late?"], id="each is told by itself"
        ),
        pytest.param(
            TRAVEL,
            {"補助、": 0.9, "旅費": 0.6, "上限": 0.4},
            [TRAVEL],
            id="its topic is no question of its own",
        ),
        pytest.param(
            TRAVEL,
            {"補助、": 0.4, "旅費": 0.6, "上限": 0.4},
            ["旅費の補助", "上限額はいくらまで?"],
            id="nor is the whole told",
        ),
        pytest.param(
            TRAVEL,
            {"補助、": 0.9, "旅費": 0.6, "上限": 0.6},
            ["旅費の補助", "上限額はいくらまで?"],
            id="the topic and the question are both told",
        ),
        pytest.param(
            "1. When is the report due? 2. When does it start?",
            {},
            ["When is the report due?", "When does it start?"],
            id="items of a list are questions of their own",
        ),
    ],
)
def test_parts_of_a_question_that_documents_answer(
    question: str, found: dict[str, float], parts: list[str]
) -> None:
    assert answered(question, found) == parts


@pytest.mark.parametrize(
    "question", ["For a concert, what share is paid?", "Of those who asked, how many got it?"]
)
def test_what_only_says_of_what_is_asked_is_no_question_of_its_own(question: str) -> None:
    ranker = Ranked()
    ranker.shares = {
        "concert,": {},
        "concert": {"cost_item": 0.9},
        "those": {"aside": 0.9},
        "h": {"award_limit": 0.9},
    }

    assert len(understand(read_query(question, None), ranker)) == 1
