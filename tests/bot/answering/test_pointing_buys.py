"""What a chat model adds to an answer, what it may not take away, and what stands in where it fails."""

from __future__ import annotations

import pytest

from tests.bot.answering.conftest import OPEN
from tests.bot.answering.stand_in import (
    NEED_DESK,
    NOT_STATED,
    NOTHING_MORE,
    line_with,
    lines,
    prompt_of,
    said,
)

pytestmark = pytest.mark.usefixtures("fresh")

SURE = {"deadline": 0.97}
UNSURE = {"award_limit": 0.35, "project_period": 0.3, "start": 0.3}


def pick(*words: str):
    """A model that points at the first line holding each of *words*."""
    return lambda request: lines(*(line_with(request, word) for word in words))


def test_the_right_fact_is_found_among_several_intents(desk, alone, provider, ranked):
    ranked.shares = {"どれだけ": {"project_period": 0.6, "award_limit": 0.25, "start": 0.1}}
    provider.script = [pick("英国側の支援規模")]

    answer = desk.ask("英国にはどれだけ？", as_of=OPEN)

    assert "100万ポンド" not in alone.ask("英国にはどれだけ？", as_of=OPEN).answer
    assert "100万ポンド" in answer.answer and answer.status == "answered"
    assert [ruling.rule for ruling in answer.rulings] == ["award_limit"]
    assert answer.model == "openai:stand-in"


def test_both_halves_of_a_question_that_was_taken_for_one_are_answered(desk, alone, provider, ranked):
    ranked.shares = {"どこまで": {"project_period": 0.81, "award_limit": 0.1}}
    provider.script = [pick("支援期間は5年間", "直接経費最大3.8億円")]
    question = "Top枠ではどこまで支援してもらえますか"

    answer = desk.ask(question, as_of=OPEN)

    assert "3.8億円" not in alone.ask(question, as_of=OPEN).answer
    assert "5年間" in answer.answer and "3.8億円" in answer.answer


def test_a_sentence_is_found_that_is_not_in_the_first_passage(desk, provider, ranked):
    ranked.shares = {}
    provider.script = [pick("渡航する研究者の人数に制限はありません")]

    answer = desk.ask("渡航する研究者の人数に制限はありますか", as_of=OPEN)

    assert answer.answer.startswith("「渡航する研究者の人数に制限はありません。」")
    assert answer.citations[0].quote == "渡航する研究者の人数に制限はありません。"


def test_a_model_that_finds_nothing_refuses_where_the_desk_alone_would_answer(desk, alone, provider, ranked):
    ranked.shares = {"スライド": {"interview": 0.6, "interview_notice": 0.2}}
    provider.script = [NOT_STATED]
    question = "面接のスライドはいつまでに送りますか"

    answer = desk.ask(question, as_of=OPEN)

    assert alone.ask(question, as_of=OPEN).status == "answered"
    assert (answer.status, answer.reason, answer.rulings) == ("not_found", "not_placed", ())
    assert answer.contact in answer.answer
    assert [choice.intent for choice in answer.choices] == ["interview", "interview_notice"]


def test_what_is_for_a_person_to_decide_goes_to_the_desk(desk, provider, ranked):
    ranked.shares = {"延ばして": {"deadline": 0.6}}
    provider.script = [NEED_DESK]

    answer = desk.ask("締切を二日だけ延ばしてもらえませんか", as_of=OPEN)

    assert answer.status == "not_found"
    assert answer.contact in answer.answer


def test_lines_that_bear_on_what_the_desk_decides_are_said_and_to_be_confirmed(desk, provider, ranked):
    ranked.shares = {"延ばして": {"deadline": 0.6}}
    provider.script = [lambda sent: said(line_with(sent, "日本側の受付締切"), "NEED_DESK")]

    answer = desk.ask("締切を二日だけ延ばしてもらえませんか", as_of=OPEN)

    assert answer.status == "confirm"
    assert "18:00" in answer.answer and answer.answer.endswith("確認先：aspire-uk@jst.go.jp")


def test_what_is_sure_is_said_without_asking_anybody(desk, alone, provider, ranked):
    ranked.shares = {"締切": SURE}

    answer = desk.ask("締切はいつですか", as_of=OPEN)

    assert provider.requests == []
    assert answer.answer == alone.ask("締切はいつですか", as_of=OPEN).answer
    assert answer.model == "extractive"


@pytest.mark.parametrize("reply", [NOT_STATED, NEED_DESK, lines(1), lines(3, 2)], ids=str)
def test_what_is_sure_comes_first_whatever_a_model_points_at(desk, alone, provider, ranked, reply):
    ranked.shares = {"締切": SURE, "対象": UNSURE}
    provider.script = [reply]
    question = "締切と対象経費の例を教えてください"

    answer = desk.ask(question, as_of=OPEN)

    assert provider.requests
    sure = alone.ask("締切を教えてください", as_of=OPEN).answer.splitlines()
    assert answer.answer.splitlines()[: len(sure)] == sure


def test_a_model_is_told_what_is_said_anyway(desk, provider, ranked):
    ranked.shares = {"締切": SURE, "対象": UNSURE}
    desk.ask("締切と対象経費の例を教えてください", as_of=OPEN)

    request, *_ = provider.requests
    said = prompt_of(request).partition("<said>\n")[2].partition("\n</said>")[0]
    assert "日本側の受付締切は2024年4月16日" in said
    assert line_with(request, "日本側の受付締切は2024年4月16日") == 0


def test_rulings_are_read_before_the_documents_own_sentences(desk, provider, ranked):
    ranked.shares = {"人数": {"outgoing_required": 0.5, "award_limit": 0.2}}
    provider.script = [pick("制限はありません", "含める必要")]

    answer = desk.ask("渡航者の人数は決まっていますか", as_of=OPEN)

    first, second = answer.answer.splitlines()
    assert "含める必要" in first and "制限はありません" in second
    assert [citation.id for citation in answer.citations] == [1, 2]


def test_a_documents_own_question_is_never_offered(desk, provider, ranked):
    ranked.shares = {"使い方": {"award_limit": 0.5}}
    desk.ask("研究費の使い方を教えて", as_of=OPEN)

    menu = prompt_of(provider.requests[0]).partition("<lines>\n")[2]
    assert not [line for line in menu.splitlines() if line.endswith(("か。", "か？", "?"))]


@pytest.mark.parametrize(
    ("failure", "came"),
    [
        ("!500", "unavailable"),
        ("!429", "refused"),
        ("!slow", "timed out"),
        ("!garbage", "unusable"),
        ("!refusal", "refused"),
        ("", "unusable"),
        (lines(99), "unusable"),
        (lines(1, 2, 3, 4, 5), "unusable"),
        (NOTHING_MORE, "added nothing"),
    ],
)
def test_a_model_that_chooses_nothing_costs_the_model_and_not_the_answer(
    desk, alone, provider, ranked, failure, came
):
    ranked.shares = {"上限": {"award_limit": 0.6}}
    provider.script = [failure]

    answer = desk.ask("日本側の上限は？", as_of=OPEN)

    assert answer.answer == alone.ask("日本側の上限は？", as_of=OPEN).answer
    assert answer.model == f"extractive (openai:stand-in {came})"


def test_two_parts_are_asked_about_apart(desk, provider, ranked):
    ranked.shares = {"期間": {"project_period": 0.6}, "件数": {"number_of_awards": 0.6}}
    provider.script = [
        lambda sent: (
            NOT_STATED if "件数" in prompt_of(sent).partition("<question>")[2] else pick("3年間")(sent)
        )
    ]

    answer = desk.ask("1. 英国側の期間は？ 2. 応募の件数は？", as_of=OPEN)

    assert [part.status for part in answer.parts] == ["answered", "not_found"]
    assert answer.status == "confirm" and answer.model == "openai:stand-in"
