"""What an asker takes to be so, confirmed or put right."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.reading.question import DESK_ZONE

AS_OF = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        pytest.param(
            "Are results announced before October 2024?", "yes", id="late September is before October"
        ),
        pytest.param("Are results announced before September 2024?", "no", id="and not before September"),
        pytest.param("結果通知は9月までに出ますか", "yes", id="by the end of the month it falls in"),
        pytest.param("面接は9月以降ですか", "no", id="early August is not from September on"),
        pytest.param("Does research start after January 2025?", "no", id="December is not after January"),
        pytest.param("Are the interviews in July?", "no", id="another month"),
        pytest.param("英国側の締切は現地時間で16時ですか", "yes", id="the hour on the side's own clock"),
        pytest.param("英国側の締切は日本時間で0時ですか", "yes", id="the hour on the other side's clock"),
        pytest.param("e-Radの締切は17時ですよね", "no", id="an hour too early"),
        pytest.param("日本側の支援は2027年11月までですか", "no", id="the other side's end"),
        pytest.param("Does the UK support end in November 2027?", "yes", id="the side's own end"),
        pytest.param("英国側の支給額はFECの100%で合っていますか", "no", id="a share that is another"),
        pytest.param("渡航者が一人もいないチームで応募できますか", "no", id="nobody travels"),
        pytest.param("10人渡航させても構いませんか", "yes", id="ten are not none"),
        pytest.param(
            "Do we need at least one institution from each country?", "yes", id="one each, not one alone"
        ),
        pytest.param("Direct costs are capped at 170 million yen, correct?", "no", id="another cap"),
        pytest.param(
            "Our budget is limited to 150 million yen. Is that OK?",
            "yes",
            id="the asker's own cap is measured",
        ),
        pytest.param("日本側は上限1.7億円ですよね", "no", id="another limit"),
        pytest.param("日本側は上限1.8億円ですよね", "yes", id="the limit itself"),
        pytest.param(
            "Is 170 million yen in direct costs within the limit?", "yes", id="measured, not claimed"
        ),
        pytest.param(
            "We plan a stay from May 2029 to July 2030. Does the extension cover it?",
            "no",
            id="ends too late",
        ),
        pytest.param(
            "We missed the date for the advance notice. Are we excluded?", "confirm", id="no notice"
        ),
        pytest.param(
            "シンガポール時間の4月16日17時にe-Radへ提出すれば間に合いますか",
            "yes",
            id="the minute itself elsewhere",
        ),
        pytest.param(
            "シンガポール時間の4月16日17時1分にe-Radへ提出すれば間に合いますか",
            "no",
            id="a minute late elsewhere",
        ),
        pytest.param(
            "Can I upload to e-Rad on 16 April at 17:30 (times in UTC+8)?",
            "no",
            id="late by an offset told apart",
        ),
        pytest.param(
            "Two Japanese universities apply with no partner in the UK. Possible?",
            "no",
            id="one side missing",
        ),
    ],
)
def test_a_claim_is_confirmed_or_put_right(desk, question, verdict):
    answer = desk.ask(question, as_of=AS_OF)

    assert answer.rulings[0].verdict == verdict


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("Our direct costs are 150 million yen. How much are the indirect costs?", "45 million yen"),
        ("直接経費は1.5億円です。若手育成にはいくら使う必要がありますか。", "1.05億円"),
        ("直接経費8000万円なら総額はいくらですか", "1.04億円"),
        ("What's 30% indirect on 100 million yen?", "30 million yen"),
    ],
)
def test_what_is_reckoned_from_an_amount_told_before_it(desk, question, amount):
    assert amount in desk.ask(question, as_of=AS_OF).answer


def test_whether_something_counts_is_not_whether_the_share_is_met(desk):
    answer = desk.ask("Are computers part of the 70%?", as_of=AS_OF)

    assert [(item.rule, item.verdict) for item in answer.rulings] == [("counted", "no")]


@pytest.mark.parametrize(
    ("question", "schemes"),
    [
        ("次世代枠の公募はいつ始まりますか。支援額の上限も知りたいです。", {"single-next-generation"}),
        ("When does the Top frame open? What is the maximum award?", {"single-top"}),
        ("When does the Top frame open? What is the Japan-UK award limit?", {"single-top", "japan-uk"}),
    ],
)
def test_a_sentence_that_names_no_scheme_asks_about_the_one_before_it(desk, question, schemes):
    answer = desk.ask(question, as_of=AS_OF)

    assert {ruling.scheme for ruling in answer.rulings} == schemes


def test_the_start_of_the_research_is_not_the_start_of_the_call(desk):
    answer = desk.ask("日英共同公募の研究開始はいつの予定ですか", as_of=AS_OF)

    assert [ruling.rule for ruling in answer.rulings] == ["review_calendar"]


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("New York", "05:00"),
        ("Sydney", "19:00"),
        ("UTC", "09:00"),
        ("CET", "11:00"),
        ("Singapore", "17:00"),
        ("UTC+5:30", "14:30"),
    ],
)
def test_a_deadline_is_told_in_the_clock_asked_for(desk, zone, hour):
    answer = desk.ask(f"What is the Japanese deadline in {zone} time?", as_of=AS_OF)

    assert hour in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "e-Radの18時の締切は英国時間では何時ですか",
        "We upload to e-Rad by 18:00, what is that in London time?",
    ],
)
def test_a_time_that_is_to_be_told_in_another_clock_is_not_read_in_it(desk, question):
    answer = desk.ask(question, as_of=AS_OF)

    assert answer.rulings[0].verdict == "info"
    assert "10:00" in answer.answer


def test_a_deadline_and_the_same_moment_elsewhere_are_one(desk):
    answer = desk.ask("Is the e-Rad deadline of 18:00 the same as 10:00 in London time?", as_of=AS_OF)

    assert answer.rulings[0].verdict == "yes"


@pytest.mark.parametrize(
    "question",
    ["When does the Top category close?", "単独公募の次世代枠の締切日は？", "Who can I e-mail at BBSRC?"],
)
def test_what_the_call_tells_only_of_its_like_is_not_found(desk, question):
    assert desk.ask(question, as_of=AS_OF).status == "not_found"
