"""The counter over the real desk: its own corpus, index and encoder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from slack_shapes import BOT_USER
from slack_standin import StandIn
from slack_words import words

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.phrases import BOTH, PROMPTS, phrase
from bot.slack.slides import slide_reader


@pytest.fixture
def real(configure: Callable[..., Settings], bundled_index: Path) -> tuple[Desk, Settings]:
    settings = configure(index=bundled_index)
    return Desk.open(settings), settings


def test_a_deadline_is_answered_with_its_slide_and_followed_up_and_the_slide_opens(
    slack: StandIn, real: tuple[Desk, Settings], start: Any, eventually: Any
) -> None:
    desk, settings = real
    start(engine=desk, index=settings.index, slide_text=slide_reader(settings))

    ts = slack.say(f"<@{BOT_USER}> e-Radの受付はいつ締め切られますか")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    assert "2024年4月16日（火）18:00" in words(reply)
    assert "スライド20" in words(reply)
    assert "2024-04-16 18:00 JST" in words(reply)

    slack.say("英国側は？", thread_ts=ts)
    (_, follow_up) = eventually(lambda: len(slack.replies("C1", ts)) == 2 and slack.replies("C1", ts))
    assert "16:00" in words(follow_up)

    slack.click(reply, "show_slides")
    (view,) = eventually(lambda: slack.views)
    assert "午後6時（日本時間）" in words(view | {"text": ""})
    assert slack.objections == []


def test_who_asks_in_english_reads_the_slide_in_english_too(real: tuple[Desk, Settings]) -> None:
    desk, settings = real
    read = slide_reader(settings)

    answer = desk.ask("How much can the UK side receive?")

    text = read(answer.citations[0], "en") or ""
    assert text.startswith("Our translation (unofficial):")
    assert "最大100万ポンド" in text
    assert read(answer.citations[0], "ja") == text.partition("Original:\n")[2]


def test_what_the_slides_do_not_say_is_offered_to_the_desk(
    slack: StandIn, real: tuple[Desk, Settings], start: Any, eventually: Any
) -> None:
    desk, settings = real
    start(engine=desk, index=settings.index)

    ts = slack.say(f"<@{BOT_USER}> 会場に駐車場はありますか")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    assert ":grey_question:" in words(reply)
    assert "ask_desk" in words(reply)


def test_each_question_that_is_offered_to_be_pressed_is_answered(real: tuple[Desk, Settings]) -> None:
    examples = [phrase(f"example_{number}", language) for number in (1, 2, 3) for language in BOTH]
    offered = [*(prompt["message"] for prompt in PROMPTS), *examples]

    assert [question for question in offered if real[0].ask(question).status != "answered"] == []


REMARKS = (
    "Can somebody book the meeting room for Friday?",
    "Who has the key to the cold room?",
    "小林さん、明日の会議に出られますか？",
    "これ、印刷して回してもらえますか？",
    "延長するかどうかは来月の教授会で決めます",
    "Back in ten minutes",
)


def test_among_remarks_in_a_thread_only_the_follow_up_is_answered(
    slack: StandIn, real: tuple[Desk, Settings], start: Any, settled: Any
) -> None:
    desk, settings = real
    start(engine=desk, index=settings.index)
    ts = slack.say(f"<@{BOT_USER}> When is the deadline on the UK side?")
    settled()

    for remark in REMARKS:
        slack.say(remark, thread_ts=ts)
    slack.say("And the Japanese side?", thread_ts=ts)

    settled()
    (_, follow_up) = slack.replies("C1", ts)
    assert "18:00 Japan time" in words(follow_up)
