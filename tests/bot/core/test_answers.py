"""What the desk of the bundled call says to a person."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.reading.question import DESK_ZONE

CLOSES = {
    "japan": datetime(2024, 4, 16, 18, tzinfo=DESK_ZONE),
    "uk": datetime(2024, 4, 17, 0, tzinfo=DESK_ZONE),
}
JAPAN_CLOSES = ("deadline", "japan-uk", "info", "2024-04-16T18:00:00+09:00")
UK_CLOSES = ("deadline", "japan-uk", "info", "2024-04-16T16:00:00+01:00")


@pytest.mark.parametrize("side", ["japan", "uk"])
def test_a_side_is_open_up_to_its_minute_and_closed_after_it(say, side):
    question = {"japan": "日本側はまだ応募できますか", "uk": "Can the UK side still apply?"}[side]
    minute = timedelta(minutes=1)

    verdicts = [
        {ruling.verdict for ruling in say(question, as_of=CLOSES[side] + shift).rulings}
        for shift in (-minute, minute)
    ]

    assert verdicts == [{"yes"}, {"no"}]


def test_one_moment_finds_one_side_closed_and_the_other_open(say):
    rulings = say("まだ応募できますか", as_of=CLOSES["japan"] + timedelta(hours=1)).rulings

    assert [ruling.verdict for ruling in rulings] == ["no", "yes"]


@pytest.mark.parametrize(
    "text",
    [
        "4月10日に学内会議があります。締切はいつですか。",
        "The meeting is on 10 April. When is the deadline?",
        "研究費は2億円ほどです。3年前に学位を取りました。締切はいつですか。",
        "山田先生のシメキリはいつ？",
    ],
)
def test_what_is_told_before_the_question_does_not_leak_into_it(say, ruled, text):
    assert ruled(say(text)) == {JAPAN_CLOSES, UK_CLOSES}


def test_the_sentence_before_gives_the_amount(say, ruled):
    assert ruled(say("2億円を申請したいです。可能でしょうか。")) == {
        ("award_limit", "japan-uk", "confirm", 180_000_000)
    }


def test_the_sentence_before_gives_scheme_and_side(say, ruled):
    scheme = ruled(say("次世代枠を検討しています。支援額の上限を教えてください。"))
    side = ruled(say("We are a UK team. When is the deadline?"))

    assert scheme == {("award_limit", "single-next-generation", "info", 69_000_000)}
    assert side == {UK_CLOSES}


@pytest.mark.parametrize(
    ("text", "verdict", "opening"),
    [
        ("締切は4月30日ですか", "no", "いいえ、日本側の受付締切は2024年4月16日"),
        ("締切は4月16日ですか", "yes", "はい、日本側の受付締切は2024年4月16日"),
        ("4月30日に提出できますか", "no", "いいえ、2024年4月30日では間に合いません"),
        ("Is the deadline 30 April?", "no", "No: applications on the Japanese side close on 16 April"),
        ("Can we submit on 30 April?", "no", "No: 30 April 2024 is too late"),
        ("Can we submit on 12 April?", "yes", "Yes"),
    ],
)
def test_a_claim_is_confirmed_or_put_right_and_a_day_is_measured(say, text, verdict, opening):
    answer = say(text)

    assert {ruling.verdict for ruling in answer.rulings} == {verdict}
    assert answer.answer.startswith(opening)


def test_a_list_is_answered_thing_by_thing(say):
    answer = say("締切と上限額と採択件数を教えてください")

    assert [item.rule for item in answer.rulings] == ["deadline"] * 2 + ["award_limit"] * 2 + [
        "number_of_awards"
    ]
    assert answer.status == "answered"


def test_several_schemes_are_each_answered(say, ruled):
    answer = say("What are the award limits of the Japan-UK joint call and the Top frame?")

    assert {scheme for _, scheme, _, _ in ruled(answer)} == {"japan-uk", "single-top"}
    assert "£1 million" in answer.answer and "380 million yen" in answer.answer


@pytest.mark.parametrize(
    ("text", "reason", "contact"),
    [
        ("託児所はありますか", "not_in_documents", "aspire-uk@jst.go.jp"),
        ("Is there a car park?", "not_in_documents", "aspire-uk@jst.go.jp"),
        ("Top枠の応募者用の託児所はありますか", "not_in_documents", "aspire@jst.go.jp"),
        ("2025年度の締切はいつですか", "other_year", "aspire-uk@jst.go.jp"),
        ("科研費の締切はいつですか", "other_programme", "aspire-uk@jst.go.jp"),
        ("宿泊費の上限はいくらですか", "not_in_documents", "aspire-uk@jst.go.jp"),
        ("What is the page limit of the form?", "not_in_documents", "aspire-uk@jst.go.jp"),
    ],
)
def test_what_the_documents_do_not_say_has_a_reason_and_the_fitting_contact(say, text, reason, contact):
    answer = say(text)

    assert (answer.status, answer.reason, answer.contact) == ("not_found", reason, contact)
    assert contact in answer.answer
    assert not answer.rulings


@pytest.mark.parametrize(
    ("text", "part", "told"),
    [
        ("締切はいつですか。託児所はありますか。", "託児所はありますか", "4月16日"),
        ("When is the deadline? Is there a car park?", "Is there a car park?", "16 April"),
    ],
)
def test_where_a_part_is_silent_the_rest_is_answered_and_the_part_named(say, text, part, told):
    answer = say(text)
    *_, silent, contact = answer.answer.split("\n")

    assert (answer.status, answer.reason) == ("confirm", "not_in_documents")
    assert told in answer.answer
    assert part in silent and "aspire-uk@jst.go.jp" in contact


def test_no_part_that_is_answered_is_called_silent(say):
    *_, silent, _ = say("締切はいつですか。託児所はありますか。").answer.split("\n")

    assert "締切" not in silent


@pytest.mark.parametrize(
    ("thread", "text", "wanted"),
    [
        (("締切はいつですか",), "英国側は？", {UK_CLOSES}),
        (("英国側の締切は？", "英国側は？"), "日本側は？", {JAPAN_CLOSES}),
        (
            ("What is the award limit on the Japanese side?",),
            "and for the UK side?",
            {("award_limit", "japan-uk", "info", 1_000_000)},
        ),
        (
            ("次世代枠の期間を教えてください",),
            "上限額は？",
            {("award_limit", "single-next-generation", "info", 69_000_000)},
        ),
        (("英国側の支援額は？",), "締切はいつですか", {JAPAN_CLOSES, UK_CLOSES}),
        (("   ",), "締切は？", {JAPAN_CLOSES, UK_CLOSES}),
    ],
)
def test_a_follow_up_takes_over_what_it_does_not_say(say, ruled, thread, text, wanted):
    assert ruled(say(text, *thread)) == wanted


def test_a_follow_up_on_two_schemes_is_about_both(say, ruled):
    answer = say("上限額は？", "単独公募の期間を教えてください")

    assert {scheme for _, scheme, _, _ in ruled(answer)} == {"single-top", "single-next-generation"}


def test_a_scheme_named_within_its_kind_is_meant_alone(say, ruled):
    answer = say("単独公募の次世代枠の上限額は？")

    assert ruled(answer) == {("award_limit", "single-next-generation", "info", 69_000_000)}


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("締切は？", "ポスドクは代表になれますか"),
        ("When is the deadline?", "Can a PhD student be the PI?"),
        ("締切は？", "天気はどうですか"),
        ("支援額の上限は？", "How is the weather?"),
    ],
)
def test_a_whole_question_keeps_to_its_own_subject(say, before, text):
    """It is answered, or not, as it is without the thread."""
    assert say(text, before).answer == say(text).answer


def test_a_follow_up_with_nothing_before_it_is_not_guessed_at(say):
    assert say("英国側は？").status == "not_found"


@pytest.mark.parametrize(
    "text",
    ["締切はいつですか", "支援額の上限は", "面接はいつですか", "How long is the project?", "Who can apply?"],
)
def test_a_simple_question_gets_a_short_answer(say, text):
    answer = say(text)

    assert answer.status == "answered"
    assert len(answer.answer) <= (250 if answer.language == "ja" else 450)


@pytest.mark.parametrize("text", ["４月１６日に締め切りですか", "4月\u200b16日に締め切りですか"])
def test_the_width_of_letters_changes_nothing(say, text):
    assert say(text).answer == say("4月16日に締め切りですか").answer
    assert say(text).question == text
