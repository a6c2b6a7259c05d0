"""Several matters listed in one clause are asked one by one; what joins names or adds up is one matter."""

from __future__ import annotations

import pytest

from bot.answering.understanding import understand
from bot.reading.query import read_query
from corpus.text.names import Names
from tests.bot.answering.conftest import OPEN, Ranked
from tests.tables import each

pytestmark = pytest.mark.usefixtures("fresh")

SHARES = {
    "deadline, and is": {"deadline": 0.6, "award_limit": 0.4},
    "How much, how": {"award_limit": 0.97},
    "いくら、何年、": {"award_limit": 0.97},
    "How much": {"award_limit": 0.95},
    "how long": {"project_period": 0.7},
    "by when": {"deadline": 0.56},
    "いくら": {"award_limit": 0.95},
    "何年": {"project_period": 0.7},
    "いつまで": {"deadline": 0.56},
    "締切と、期間は": {"deadline": 0.6, "project_period": 0.4},
    "締切": {"deadline": 0.95},
    "上限": {"award_limit": 0.95},
    "期間": {"project_period": 0.95},
    "deadline": {"deadline": 0.95},
    "limit": {"award_limit": 0.95},
    "stay": {"stay_length": 0.95},
    "direct": {"award_limit": 0.9},
    "直接": {"award_limit": 0.9},
    "間接": {"indirect_costs": 0.9},
    "JST": {"agencies": 0.9},
    "interview": {"interview": 0.9},
    "PI": {"definition": 0.9},
    "ロゴ": {"publication": 0.4, "form": 0.3, "contact": 0.3},
}


def asked(question: str, names: Names | None = None) -> list[tuple[str, str]]:
    """The parts of a question, each with its best intent; the words of a list say what they are about."""
    ranker = Ranked()
    ranker.shares = SHARES
    return [(part.segment.text, part.best) for part in understand(read_query(question, names), ranker)]


@each(
    "question",
    [
        "Who decides the deadline and the limit?",
        "締切と上限は誰が決めますか。",
        "誰が、何を、いつまでに決めますか。",
    ],
)
def test_who_does_something_to_several_things_is_one_question(question):
    ranker = Ranked()
    ranker.shares = {"Who decides": {"decided_by": 0.97}, "誰が": {"decided_by": 0.97}} | SHARES

    parts = understand(read_query(question, None), ranker)

    assert [part.segment.text.rstrip("。") for part in parts] == [question.rstrip("。")]


@each(
    ("question", "intents"),
    [
        ("締切、上限、期間を教えてください。", ["deadline", "award_limit", "project_period"]),
        ("締切と期間はどうなりますか。", ["deadline", "project_period"]),
        ("締切および上限をご教示いただけますか。", ["deadline", "award_limit"]),
        ("締切や上限について知りたいです。", ["deadline", "award_limit"]),
        ("締切・上限・期間", ["deadline", "award_limit", "project_period"]),
        ("必要な上限、締切などは？", ["award_limit", "deadline"]),
        ("この公募について、締切と上限は公表されていますか。", ["deadline", "award_limit"]),
        ("What are the deadline and the limit?", ["deadline", "award_limit"]),
        (
            "Could you tell me the deadline, the limit and the stay?",
            ["deadline", "award_limit", "stay_length"],
        ),
        ("deadline & limit please", ["deadline", "award_limit"]),
        ("The deadline, and is the limit fixed?", ["deadline", "award_limit"]),
        ("締切と、期間はもう決まりましたか。", ["deadline", "project_period"]),
        ("How much, how long and by when?", ["award_limit", "project_period", "deadline"]),
        ("いくら、何年、いつまで？", ["award_limit", "project_period", "deadline"]),
    ],
)
def test_each_matter_of_a_list_is_asked_in_its_place(question: str, intents: list[str]):
    assert [intent for _, intent in asked(question)] == intents


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("直接経費と間接経費の合計はいくらですか。", id="what adds up"),
        pytest.param("締切と期間の違いは何ですか。", id="what is compared"),
        pytest.param("Do the PI and the PL attend the interview?", id="whether something is so"),
        pytest.param("What is the deadline, if the limit is exceeded?", id="a circumstance"),
        pytest.param("締切と15年と1か月の期間を教えてください。", id="an amount of the asker's"),
        pytest.param("締切 ロゴ 上限", id="keywords of which one is unsure"),
        pytest.param("Hmm, and a plane ticket for a student?", id="what is only said among people"),
    ],
)
def test_what_belongs_together_is_not_cut(question: str):
    assert len(asked(question)) == 1


def test_neighbours_of_one_matter_are_one_part():
    assert asked("日本側の締切と英国側の締切、期間を教えてください。") == [
        ("日本側の締切と英国側の締切", "deadline"),
        ("期間を教えてください。", "project_period"),
    ]


def test_joined_names_stay_with_what_is_asked_of_them(alone):
    names = Names(alone.calls[0])

    assert [text for text, _ in asked("JSTとBBSRCの締切、期間は？", names)] == ["JSTとBBSRCの締切", "期間は?"]


def test_a_noun_that_cannot_be_placed_is_a_part_beside_two_that_can():
    assert [text for text, _ in asked("締切、ロゴ、上限は？")] == ["締切", "ロゴ", "上限は?"]


def test_both_questions_of_one_item_are_answered_under_its_number(alone, ranked):
    ranked.shares = {**SHARES, "延長": {"extension": 0.95}}

    answer = alone.ask("1. 締切はいつですか。上限はいくらですか。\n2. 延長はできますか。", as_of=OPEN)

    assert [part.intent for part in answer.parts] == ["deadline", "award_limit", "extension"]
    assert [line[:2] for line in answer.answer.splitlines() if line[1:2] == "."] == ["1.", "2."]


def test_a_sure_question_behind_another_is_not_read_with_what_was_told_before_both(alone, ranked):
    ranked.shares = {**SHARES, "億円": {"award_limit": 0.95}}

    answer = alone.ask("2.34億円です。上限内ですか。締切はいつですか。", as_of=OPEN)

    assert [part.intent for part in answer.parts] == ["award_limit", "deadline"]


def test_of_two_which_is_more_is_told_by_the_comparison_before_it(alone, ranked):
    ranked.shares = {"date": {"project_period": 0.95}, "sooner": {"project_period": 0.5, "deadline": 0.4}}

    answer = alone.ask(
        "Does the project end on the same date in Japan and the UK? If not, which stops sooner?", as_of=OPEN
    )

    assert answer.status == "answered"
    assert answer.answer.startswith("The project period for the Japanese side ends 4 months later")
