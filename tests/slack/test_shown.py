"""What stands in a reply beside the answer's words:
notification text, sources, renderings, choices, parts, notice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from slack_engine import ANSWERED, SEVERAL, Script
from slack_shapes import BOT_USER
from slack_standin import StandIn
from slack_words import words

from bot.answer import Citation, RulingLine
from bot.slack.message import TEXT_LIMIT
from bot.slack.render import asked_by, render

MENTION = f"<@{BOT_USER}> "
TITLE = "ASPIRE 2024年度 日英共同公募 説明資料"
SLIDES = tuple(
    Citation(
        number,
        "briefing-slides",
        TITLE,
        19 + number,
        "留意事項",
        "締切：４月16日",
        translation="Deadline: 16 April",
    )
    for number in (1, 2)
)


def shown(answer: Any, **options: Any) -> str:
    message = render(answer, key="k", **options)
    return words({"text": "", "blocks": message.blocks})


def test_the_text_holds_the_whole_answer_and_its_sources() -> None:
    answer = replace(
        ANSWERED, answer="一つ目です[1]。二つ目 <です>[2]。", citations=SLIDES, notice="募集は終わりました。"
    )

    assert render(answer, key="k").text.splitlines() == [
        "一つ目です[1]。",
        "二つ目 &lt;です&gt;[2]。",
        "募集は終わりました。",
        f"[1] {TITLE} スライド20 · 留意事項",
        "[2] スライド21 · 留意事項",
    ]


def test_the_text_quotes_the_question_where_it_does_not_stand_above_and_tells_what_stands_beside() -> None:
    answer = replace(ANSWERED, question="締切は\nいつ？", answer="16日です[1]。", citations=())

    assert render(answer, key="k", private=True, notes=["ファイルは読んでいません。"]).text.splitlines() == [
        "&gt; 締切は いつ？",
        "16日です[1]。",
        "ファイルは読んでいません。",
    ]
    assert asked_by("U1", answer, render(answer, key="k")).text.splitlines()[0] == "&gt; 締切は いつ？"


@pytest.mark.parametrize("longer", range(0, 80, 8))
def test_no_question_stands_in_the_text_without_words_of_its_answer(longer: int) -> None:
    first, second = SEVERAL.parts
    parts = (replace(first, answer="答えです。" * 100 + "あ" * longer + "。"), second)

    text = render(replace(SEVERAL, parts=parts, citations=()), key="k").text

    assert len(text) <= TEXT_LIMIT
    assert ("駐車場" in text) == ("見つかりませんでした。" in text)


def test_the_text_of_a_long_answer_ends_with_a_sentence_and_still_names_its_sources() -> None:
    answer = replace(ANSWERED, answer="これは文です。" * 200, citations=SLIDES)

    said, *sources = render(answer, key="k").text.splitlines()[-3:]

    assert said.endswith("これは文です。")
    assert len(said) <= TEXT_LIMIT
    assert len(sources) == 2


def test_a_long_title_is_said_once_for_sources_of_one_document() -> None:
    other = Citation(3, "guide", "Guidance", 2, None, "x")

    text = shown(replace(ANSWERED, citations=(*SLIDES, other)))

    assert text.count(TITLE) == 1
    assert "[2] スライド21" in text
    assert "[3] Guidance" in text


@pytest.mark.parametrize(("language", "times"), [("en", 2), ("ja", 0)])
def test_our_english_stands_labelled_under_a_japanese_quotation_for_who_reads_english(
    language: Any, times: int
) -> None:
    text = shown(replace(ANSWERED, language=language, citations=SLIDES))

    assert text.count("Our translation (unofficial): Deadline: 16 April") == times


def test_deadlines_are_named_by_the_side_their_ruling_speaks_of() -> None:
    sides = tuple(
        RulingLine(
            "deadline", "s", "info", f"{side}の受付締切は2024年4月16日です。", moment, "datetime", (number,)
        )
        for number, side, moment in [
            (1, "日本側", "2024-04-16T18:00:00+09:00"),
            (2, "英国側", "2024-04-16T16:00:00+01:00"),
        ]
    )

    text = shown(replace(ANSWERED, rulings=sides, citations=SLIDES))

    assert "[1] 日本側の受付締切は 2024-04-16 18:00 JST" in text
    assert "[2] 英国側の受付締切は 2024-04-17 00:00 JST" in text


def test_each_of_several_questions_is_answered_under_its_number() -> None:
    message = render(SEVERAL, key="k")

    lines = [block["elements"][0]["elements"][0]["text"] for block in message.head]
    assert lines == [
        "1. 締切はいつですか",
        "4月16日正午です。 [1]",
        "2. 駐車場はありますか — 資料から見つかりません",
        "資料からは見つかりませんでした。",
    ]
    assert message.text.splitlines()[:4] == lines


def test_a_notice_stands_beside_the_answer_and_not_in_it() -> None:
    message = render(replace(ANSWERED, notice="募集は終わりました。"), key="k")

    assert "募集は終わりました" not in words({"text": "", "blocks": list(message.head)})
    assert "募集は終わりました" in words({"text": "", "blocks": list(message.tail)})


def test_a_meaning_chosen_for_a_question_not_placed_asks_it_again_once_in_its_thread(
    slack: StandIn, engine: Script, start: Any, settled: Any
) -> None:
    start()
    ts = slack.say(MENTION + "unplaced")
    settled()
    (reply,) = slack.replies("C1", ts)
    assert "How much one may ask for" in words(reply)

    slack.click(reply, "choice_1", user="U2")
    slack.click(reply, "choice_1")

    settled()
    assert [text for text, _ in engine.asked] == ["unplaced", "unplaced"]
    assert engine.intents == [None, "award_limit"]
    assert "まだ応募できます" in words(slack.replies("C1", ts)[1])
    assert slack.objections == []


def test_a_meaning_chosen_in_private_is_answered_in_private(slack: StandIn, start: Any, settled: Any) -> None:
    start()
    slack.command("unplaced")
    settled()

    slack.click(slack.whispers[0] | {"channel": "C1"}, "choice_0")

    settled()
    assert len(slack.whispers) == 2
    assert slack.replies("C1") == []


def test_a_file_beside_a_question_is_said_not_to_be_read(slack: StandIn, start: Any, settled: Any) -> None:
    start()
    body = slack.events_for("予算は上限内ですか？", channel="D1", user="U1", ts=slack.new_ts())[0]

    slack.deliver(
        "events_api", body | {"event": body["event"] | {"subtype": "file_share", "files": [{"id": "F1"}]}}
    )

    settled()
    assert "添付ファイルは読んでいません" in words(slack.replies("D1")[0])
