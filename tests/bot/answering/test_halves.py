"""A question in two halves: each is answered, or said to be open; what only carries on stays with what it
carries on."""

from __future__ import annotations

import pytest

from bot.answering.understanding import understand
from bot.reading.query import read_query
from tests.bot.answering.conftest import OPEN, Ranked

pytestmark = pytest.mark.usefixtures("fresh")


def parts(question: str, shares: dict[str, dict[str, float]]) -> list[tuple[str, str]]:
    """The parts of a question, each with its best intent, where intents are as *shares* say."""
    ranker = Ranked()
    ranker.shares = shares
    return [(part.segment.text, part.best) for part in understand(read_query(question, None), ranker)]


def test_a_half_that_is_surely_about_something_else_lends_nothing():
    found = parts(
        "What is the limit and may it be paid in advance?",
        {
            "limit and may": {"award_limit": 0.8, "payment": 0.1},
            "What is": {"award_limit": 0.9},
            "may it": {"payment": 0.7},
        },
    )

    assert found == [("What is the limit", "award_limit"), ("may it be paid in advance?", "payment")]


def test_a_whole_question_that_is_sure_of_itself_is_asked_though_the_whole_knows_nothing_of_it():
    known = {"many": {"number_of_awards": 0.999}, "when": {"result": 0.98}}

    assert [
        one for _, one in parts("How many do you fund, and when will we be told the outcome?", known)
    ] == [
        "number_of_awards",
        "result",
    ]
    assert (
        len(parts("How many do you fund, is there a second round?", {**known, "second": {"start": 0.98}}))
        == 1
    )


def test_what_may_be_is_asked_though_its_ka_stands_at_the_end():
    found = parts(
        "渡航者は学生でもよく、ビザの費用は出ますか。",
        {"ビザ": {"visa": 0.8}, "学生": {"outgoing_student": 0.9}},
    )

    assert [intent for _, intent in found] == ["outgoing_student", "visa"]


@pytest.mark.parametrize(
    "question",
    [
        "How long does the funding run, from when to when?",
        "How large is the limit, and is it that?",
        "何を提出することになりますか。",
        "これを上げるのは日英どちらの、誰の役目ですか。",
    ],
)
def test_what_is_no_question_by_itself_stays_with_the_whole(question):
    unsure = {"team": 0.3, "start": 0.3, "result": 0.3}
    found = parts(question, {"How": {"period": 0.9}, "を": {"period": 0.9}, "": unsure})

    assert len(found) == 1


def test_nouns_joined_inside_of_what_is_asked_are_no_list_of_questions():
    shares = {"若手": {"outgoing_researcher": 0.96}, "採択": {"team": 0.96}}

    joined = parts("採択件数と若手研究者のつながりを強める催しの開催費", shares)
    listed = parts("採択件数と若手研究者の条件を教えてください。", shares)

    assert (len(joined), len(listed)) == (1, 2)


def test_of_two_questions_the_one_that_cannot_be_placed_is_said_to_be_open(alone, ranked):
    ranked.shares = {
        "What is": {"award_limit": 0.95},
        "in euros": {"team": 0.3, "stay_length": 0.3, "start": 0.3},
    }

    answer = alone.ask("What is the award limit and can the money be kept in euros?", as_of=OPEN)

    first, second = answer.parts
    assert (first.status, second.status) == ("answered", "not_found")
    assert "could not find this" in second.answer
    assert answer.status == "confirm"


def test_two_intents_that_say_the_same_are_one_whichever_is_meant(alone, ranked):
    ranked.shares = {"company": {"eligibility_person": 0.5, "eligibility": 0.3}}
    ranked.told = {"company": frozenset({"company"})}

    answer = alone.ask("May somebody at a company in Japan apply?", as_of=OPEN)

    assert [(ruling.rule, ruling.verdict) for ruling in answer.rulings] == [("eligibility_person", "confirm")]


def test_where_no_value_is_named_the_clearly_likelier_intent_stands_alone(alone, ranked):
    ranked.shares = {"受付": {"open_now": 0.66, "consortium_one_side": 0.24}}

    answer = alone.ask("日本側の受付は終わりましたか。", as_of=OPEN)

    assert [(ruling.rule, ruling.verdict) for ruling in answer.rulings] == [("open_now", "yes")]


def test_a_question_is_read_together_with_what_is_told_before_it():
    found = parts(
        "Our budget comes to 175 million yen. Does this stay inside what is allowed?",
        {"Our": {"award_limit": 0.9}, "Does": {"open_now": 0.9}},
    )

    assert found == [("Does this stay inside what is allowed?", "award_limit")]


def test_a_bare_request_to_be_told_is_no_second_question():
    assert len(parts("直接経費は1.8億円までですか。ご教示ください。", {"": {"award_limit": 0.9}})) == 1


def test_a_piece_sure_of_what_the_whole_knows_nothing_of_asks_of_the_one_before_it():
    found = parts(
        "Is it held in Tokyo and in which language?",
        {"Is it": {"interview_details": 0.9}, "in which": {"proposal_language": 0.9}},
    )

    assert [intent for _, intent in found] == ["interview_details"]


def test_whole_questions_in_one_sentence_are_answered_one_by_one_and_neighbours_of_one_matter_together():
    found = parts(
        "Please tell me how large the award is and at which share of costs and also what rate is used.",
        {"rate": {"exchange_rate": 0.9}, "award": {"award_limit": 0.9}, "share": {"award_limit": 0.8}},
    )

    assert found == [
        ("Please tell me how large the award is and at which share of costs", "award_limit"),
        ("what rate is used.", "exchange_rate"),
    ]


def test_the_other_answer_behind_a_comma_is_no_question_of_its_own():
    shares = {"英語": {"interview_details": 0.9}, "日本語": {"proposal_language": 0.9}}

    assert parts("面接は英語でしょうか、日本語でしょうか。", shares) == [
        ("面接は英語でしょうか", "interview_details")
    ]


def test_what_has_a_subject_of_its_own_behind_a_comma_is_asked():
    shares = {"必要": {"form": 0.9}, "締切": {"deadline": 0.9}}

    assert [best for _, best in parts("様式は必要ですか、締切は今日ですか。", shares)] == ["form", "deadline"]


@pytest.mark.parametrize(
    ("asked", "shares", "told"),
    [
        pytest.param(
            "連絡手段も知りたいです。", {"contact": 0.75, "interview_notice": 0.25}, 1, id="told already"
        ),
        pytest.param(
            "金額も知りたいです。", {"award_limit": 0.75, "interview_notice": 0.25}, 2, id="not told yet"
        ),
        pytest.param("連絡先も知りたいです。", {"contact": 0.95}, 2, id="another matter"),
    ],
)
def test_what_is_also_asked_is_not_said_again_where_the_answer_before_it_tells_it(
    alone, ranked, asked, shares, told
):
    ranked.shares = {asked: shares, "いつ": {"interview_notice": 0.9}}
    answer = alone.ask(f"面接の案内はいつ届くのですか。{asked}", as_of=OPEN)

    assert max(1, len(answer.parts)) == told


def test_a_noun_of_a_list_that_is_sure_of_its_matter_does_not_ask_for_that_of_the_one_before_it():
    found = parts(
        "応募資格と締切は？",
        {"資格": {"eligibility": 0.99}, "締切": {"deadline": 0.98}},
    )

    assert found == [("応募資格", "eligibility"), ("締切は?", "deadline")]
