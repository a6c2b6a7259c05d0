"""Near intents, parts of one question and items of a list: each thing asked is answered, once, and nothing
beside it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answer import Turn
from tests.bot.answering.conftest import OPEN

pytestmark = pytest.mark.usefixtures("fresh")

LAST_DAY = datetime(2024, 4, 16, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
FINAL_JA = (
    "3年の研究期間の終了時に、全プロジェクトが日英共通様式の終了報告書を提出し、"
    "終了時評価が実施される予定です。 [1]"
)
WHOLE_RULE = (
    "日本側は若手研究者の人材育成を目的とした長期渡航やその他の研究交流が続く場合に、"
    "JSTから配賦される支援総額の範囲内で、最長2030年3月末まで研究期間を延長できます。"
)


@pytest.mark.parametrize(
    ("words", "shares", "expected"),
    [
        (
            "任期付きの准教授は日本側のPIになれますか",
            {"eligibility_person": 0.6, "eligibility_affiliation": 0.35},
            "日本国内の研究機関に所属し、その機関で研究を実施している研究者と、その研究者により構成された研究チームが応募できます。"
            "これ以外の、職位や身分、国籍などの条件は資料に記載がありません。 [1]\n確認先：aspire-uk@jst.go.jp",
        ),
        (
            "And with overheads on the Japanese side?",
            {"indirect_costs": 0.5, "award_limit": 0.45},
            "Indirect costs on the Japanese side are 30% of direct costs. They come on top of the limit of "
            "180 million yen for direct costs; including them the limit is 234 million yen. [1]",
        ),
        (
            "次世代枠の締切は",
            {"deadline": 0.55, "call_period": 0.4},
            "単独公募（次世代枠）は3月開始（予定）です。締切日は資料に示されていません。 [1]\n確認先：aspire@jst.go.jp",
        ),
    ],
)
def test_of_two_near_intents_that_tell_the_same_one_is_told(alone, ranked, words, shares, expected):
    ranked.shares = {words: shares}

    assert alone.ask(words, as_of=OPEN).answer == expected


def test_a_yes_to_the_less_likely_of_two_is_not_said_without_what_the_other_leaves_open(alone, ranked):
    words = "My contract ends in March 2026. Can I be PI for a project running to March 2028?"
    ranked.shares = {"PI for": {"eligibility_affiliation": 0.55, "extension": 0.35}}

    answer = alone.ask(words, as_of=OPEN)

    assert [(ruling.rule, ruling.verdict) for ruling in answer.rulings] == [
        ("eligibility_affiliation", "confirm"),
        ("extension", "yes"),
    ]
    assert answer.status == "confirm"


def test_the_programme_named_behind_a_scheme_has_an_address_of_its_own(alone, ranked):
    ranked.shares = {"": {"contact": 0.95}}

    answer = alone.ask(
        "日英公募の問い合わせ先はどこですか。ASPIRE事業そのものの問い合わせも同じ宛先でしょうか。", as_of=OPEN
    )

    assert "aspire-uk@jst.go.jp" in answer.answer
    assert "aspire@jst.go.jp" in answer.answer


def test_institutions_counted_behind_the_sides_that_they_lie_on_are_all_there_are(alone, ranked):
    ranked.shares = {"": {"consortium": 0.95}}

    answer = alone.ask(
        "We are one university in Japan and one in Scotland. Would two institutions be enough?", as_of=OPEN
    )

    assert [ruling.verdict for ruling in answer.rulings] == ["yes"]


def test_what_alone_tells_of_the_thing_named_is_told_though_less_likely(alone, ranked):
    ranked.shares = {"ISPF": {"agencies": 0.79, "definition": 0.2}}

    assert alone.ask("Whose fund is the ISPF?", as_of=OPEN).answer.startswith("ISPF is the UK")


def test_of_two_that_rest_on_the_same_the_one_with_the_time_left_is_told(alone, ranked):
    ranked.shares = {"日本側": {"deadline": 0.55, "open_now": 0.4}}

    assert alone.ask("日本側はあと何時間ですか", as_of=LAST_DAY).answer == (
        "日本側の受付は2024年4月16日（火）18:00（日本時間）までで、受付中です（あと8時間）。 [1]"
    )


def test_two_near_intents_that_tell_different_things_are_both_told(alone, ranked):
    ranked.shares = {"面接": {"interview": 0.5, "interview_attendee": 0.4}}

    assert alone.ask("面接について教えてください", as_of=OPEN).answer.count("[") == 2


def test_a_rule_told_for_two_parts_is_told_once_with_the_value_held_against_it(alone, ranked):
    ranked.shares = {"延ば": {"extension": 0.95}}

    answer = alone.ask("日本側の期間は延ばせますか。日本側は2029年3月末まで延ばせますか。", as_of=OPEN)

    assert answer.answer.count(WHOLE_RULE) == 1 and not answer.parts
    assert answer.answer.startswith("2029年3月末は")


def test_a_matter_that_is_left_open_is_said_to_be_so_once(alone, ranked):
    ranked.shares = {"面接": {"interview_details": 0.95}, "オンライン": {"interview_details": 0.95}}

    answer = alone.ask("面接は英語ですか。オンラインで受けられますか。", as_of=OPEN)

    assert answer.answer.count("資料に記載がありません") == 1


@pytest.mark.parametrize(
    ("words", "shares", "expected"),
    [
        (
            "終了報告書は一部の課題だけが出しますか。日本と英国で様式は別々になりますか。",
            {"終了報告書": {"final_report": 0.95}, "様式": {"form": 0.5, "final_report": 0.3}},
            FINAL_JA,
        ),
        (
            "Which national plan do the slides quote? The fifth one?",
            {"national plan": {"policy": 0.95}, "fifth": {"number_of_awards": 0.3, "policy": 0.05}},
            "The national policy shown is the 6th Science and Technology Basic Plan: to build an "
            "international research network with Japan at its core and attract excellent talent from "
            "around the world. [1]",
        ),
    ],
)
def test_what_was_already_answered_is_not_answered_again_with_not_found(
    alone, ranked, words, shares, expected
):
    ranked.shares = shares

    assert alone.ask(words, as_of=OPEN).answer == expected


def test_what_else_is_asked_is_not_passed_over(alone, ranked):
    ranked.shares = {"事前連絡": {"advance_notice": 0.95}, "項目": {"topics": 0.3}}

    answer = alone.ask("事前連絡のメールには何を書けばいいんでしょう。項目を教えてください。", as_of=OPEN)

    assert [part.status for part in answer.parts] == ["answered", "not_found"]


def test_a_piece_that_only_asks_is_of_the_matter_told_before_its_sentence(alone, ranked):
    ranked.shares = {
        "事前連絡": {"advance_notice": 0.9, "contact": 0.1},
        "どちら": {"contact": 0.95},
        "いつまでに": {"deadline": 0.9, "advance_notice": 0.02},
    }

    answer = alone.ask("事前連絡が必要と聞きましたが、いつまでに、どちら宛てに送ればいいですか。", as_of=OPEN)

    assert [ruling.rule for ruling in answer.rulings] == ["advance_notice", "contact"]


@pytest.mark.parametrize(
    ("words", "stem", "expected"),
    [
        (
            "What months are pencilled in for the opening of (a) the joint call with the US and (b) the single calls?",
            "opening",
            [
                "The joint call with the US and others opens in February (planned). [1]",
                "The single call (Top frame) opens in March (planned). [2]\n"
                "The single call (next-generation frame) opens in March (planned). [2]",
            ],
        ),
        (
            "次の開始時期を教えてください。(1)米国等との共同公募 (2)次世代枠",
            "開始時期",
            [
                "米国等との共同公募は2月開始（予定）です。 [1]",
                "単独公募（次世代枠）は3月開始（予定）です。 [2]",
            ],
        ),
    ],
)
def test_a_stem_is_read_with_each_item(alone, ranked, words, stem, expected):
    alone_of = {"US": "countries", "米国": "countries", "single": "kinds_of_call", "次世代": "award_limit"}
    ranked.shares = {stem: {"call_period": 0.95}, **{name: {it: 0.6} for name, it in alone_of.items()}}

    assert [part.answer for part in alone.ask(words, as_of=OPEN).parts] == expected


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("日本側の上限額と、英国側の締切を教えてください。", "上限額", "締切"),
        (
            "I'd like to know both the language of the proposal and the deadline on the UK side.",
            "language",
            "deadline",
        ),
    ],
)
def test_two_matters_of_one_sentence_are_answered_in_the_order_asked(alone, ranked, words, first, second):
    matters = {"上限額": "award_limit", "language": "proposal_language"}
    ranked.shares = {
        words: {"deadline": 0.84, matters[first]: 0.14},
        first: {matters[first]: 0.95},
        second: {"deadline": 0.95},
    }

    answer = alone.ask(words, as_of=OPEN)

    assert [part.intent for part in answer.parts] == [matters[first], "deadline"]
    assert {citation.page for citation in answer.citations} and answer.status == "answered"


def test_a_second_sentence_on_the_same_matter_keeps_to_the_side_of_the_first(alone, ranked):
    ranked.shares = {"PI": {"eligibility_person": 0.95}, "代表者": {"eligibility_person": 0.95}}

    answer = alone.ask("日本側の代表者に年齢の制限はありますか。特任助教でもPIになれますか？", as_of=OPEN)

    assert "英国" not in answer.answer and not answer.parts


def test_a_follow_up_keeps_to_the_programme_that_was_asked_of(alone, ranked):
    ranked.shares = {"target": {"countries": 0.95}, "Norway": {"countries": 0.95}}

    answer = alone.ask("Norway?", as_of=OPEN, thread=[Turn("Is Canada a target country of ASPIRE?")])

    assert answer.answer == "Norway is among the target countries and regions of the ASPIRE programme. [1]"


def test_a_scheme_of_which_nothing_is_stated_is_answered_by_no_passage_of_another_matter(alone, ranked):
    ranked.shares = {"Top枠": {"number_of_awards": 0.7, "award_limit": 0.15}}

    answer = alone.ask("採択件数は、Top枠と次世代枠でどのくらいですか。", as_of=OPEN)

    assert answer.status == "confirm"
    assert answer.answer.startswith(
        "採択件数は日英共同公募について示されています。単独公募（Top枠）、単独公募（次世代枠）については"
    )
