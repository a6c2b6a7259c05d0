"""From an answer to a person: feedback, slides, the desk's channel and back."""

from __future__ import annotations

from typing import Any

import pytest
from slack_shapes import BOT_USER, Fault
from slack_standin import StandIn
from slack_words import words
from sqlalchemy import create_engine, text

pytestmark = pytest.mark.usefixtures("nothing_slack_would_refuse")

MENTION = f"<@{BOT_USER}> "


@pytest.fixture
def reply(slack: StandIn, start: Any, eventually: Any) -> dict[str, Any]:
    """An answered question of U1 in C1."""
    start()
    ts = slack.say(MENTION + "締切は？ <!channel>")
    (message,) = eventually(lambda: slack.replies("C1", ts))
    return dict(message)


def rows(tmp_path: Any, table: str) -> list[Any]:
    with create_engine(f"sqlite:///{tmp_path / 'slack.sqlite3'}").connect() as connection:
        return list(connection.execute(text(f"select * from {table}")))


def test_feedback_is_kept_with_the_receipt_and_confirmed_to_the_clicker_alone(
    slack: StandIn, reply: dict[str, Any], eventually: Any, tmp_path: Any
) -> None:
    slack.click(reply, "feedback", sign="+")
    slack.click(reply, "feedback", sign="-")

    eventually(lambda: len(slack.ephemerals) == 2)
    assert [note["user"] for note in slack.ephemerals] == ["U1", "U1"]
    (kept,) = rows(tmp_path, "slack_feedback")
    assert (kept.receipt, kept.user, kept.liked) == ("r1", "U1", 0)


def test_the_slide_text_opens_whole(slack: StandIn, reply: dict[str, Any], eventually: Any) -> None:
    slack.click(reply, "show_slides")

    (view,) = eventually(lambda: slack.views)
    assert "全文 12" in words(view | {"text": ""})


def test_a_question_goes_to_the_desk_and_its_reply_to_the_asker_in_the_thread(
    slack: StandIn, reply: dict[str, Any], eventually: Any, tmp_path: Any
) -> None:
    slack.click(reply, "ask_desk")
    (form,) = eventually(lambda: slack.views)
    assert "まだ応募できます" in words(form | {"text": ""})
    slack.submit(form, {"note": "至急です"})

    (case,) = eventually(lambda: slack.replies("CDESK"))
    eventually(lambda: slack.ephemerals)
    assert "D-0001" in slack.ephemerals[0]["text"]
    for part in ("D-0001", "締切は？", "至急です", "まだ応募できます", "締切は４月16日"):
        assert part in words(case)
    assert "<!channel>" not in case["text"]

    slack.click(case, "answer_case", user="UDESK")
    (_, answer_form) = eventually(lambda: len(slack.views) == 2 and slack.views)
    slack.submit(answer_form, {"reply": "正午必着です <!here>"}, user="UDESK")

    (_, told) = eventually(lambda: len(slack.replies("C1", reply["thread_ts"])) == 2 and slack.replies("C1"))
    assert told["blocks"][0]["elements"][0]["elements"][0] == {"type": "user", "user_id": "U1"}
    assert "正午必着です" in words(told)
    assert "<!here>" not in told["text"]
    eventually(lambda: "回答済み" in words(slack.replies("CDESK")[0]))
    (kept,) = rows(tmp_path, "slack_cases")
    assert (kept.receipt, kept.reply, kept.replied_by) == ("r1", "正午必着です <!here>", "UDESK")


def test_a_form_sent_twice_is_one_case(
    slack: StandIn, reply: dict[str, Any], eventually: Any, tmp_path: Any
) -> None:
    slack.click(reply, "ask_desk")
    (form,) = eventually(lambda: slack.views)

    slack.submit(form, {})
    slack.submit(form, {})

    eventually(lambda: len(slack.ephemerals) == 2 and slack.replies("CDESK"))
    assert len(rows(tmp_path, "slack_cases")) == len(slack.replies("CDESK")) == 1


def test_the_second_member_of_the_desk_is_told_that_it_is_answered(
    slack: StandIn, reply: dict[str, Any], eventually: Any, hand_over: Any
) -> None:
    case = hand_over(reply)
    slack.click(case, "answer_case", user="UDESK")
    slack.click(case, "answer_case", user="UTWO")
    (_, first, second) = eventually(lambda: len(slack.views) == 3 and slack.views)

    slack.submit(first, {"reply": "一"}, user="UDESK")
    ack = slack.submit(second, {"reply": "二"}, user="UTWO")

    assert ack is not None
    assert ack.payload["payload"]["response_action"] == "errors"
    eventually(lambda: len(slack.replies("C1")) == 2)
    assert "二" not in words(slack.replies("C1")[1])


def test_a_case_cannot_be_answered_from_another_channel(
    slack: StandIn, reply: dict[str, Any], eventually: Any, hand_over: Any
) -> None:
    case = hand_over(reply)

    slack.click(dict(case) | {"channel": "C2"}, "answer_case", user="U2")
    slack.click(reply, "show_slides")

    eventually(lambda: len(slack.views) == 2)
    assert [view["callback_id"] for view in slack.views] == ["ask_desk_form", "slides"]


def test_a_question_asked_privately_is_answered_by_the_desk_in_a_direct_message(
    slack: StandIn, start: Any, eventually: Any, hand_over: Any
) -> None:
    start()
    slack.command("nowhere to be found")
    (whisper,) = eventually(lambda: slack.whispers)
    case = hand_over(whisper | {"channel": "C1"})
    eventually(lambda: slack.ephemerals)
    assert "direct message" in slack.ephemerals[0]["text"]
    slack.click(case, "answer_case", user="UDESK")
    (_, answer_form) = eventually(lambda: len(slack.views) == 2 and slack.views)

    slack.submit(answer_form, {"reply": "It is there."}, user="UDESK")

    (told,) = eventually(lambda: slack.replies("D1"))
    assert "It is there." in words(told)
    assert slack.replies("C1") == []


def test_a_question_of_somebody_else_answered_privately_stays_private_at_the_desk(
    slack: StandIn, start: Any, eventually: Any, hand_over: Any
) -> None:
    start()
    slack.shortcut("nowhere to be found")
    (whisper,) = eventually(lambda: slack.whispers)
    case = hand_over(whisper | {"channel": "C1"})
    slack.click(case, "answer_case", user="UDESK")
    (_, answer_form) = eventually(lambda: len(slack.views) == 2 and slack.views)

    slack.submit(answer_form, {"reply": "It is there."}, user="UDESK")

    assert eventually(lambda: slack.replies("D1"))
    assert slack.replies("C1") == []


def test_a_question_the_desks_channel_does_not_take_is_given_back_to_its_asker(
    slack: StandIn, reply: dict[str, Any], eventually: Any
) -> None:
    slack.click(reply, "ask_desk")
    (form,) = eventually(lambda: slack.views)
    slack.faults["chat.postMessage"].append(Fault(error="is_archived"))

    slack.submit(form, {})

    (told,) = eventually(lambda: slack.replies("D1"))
    assert "D-0001" in words(told)
    assert "desk@example.jp" in words(told)


def test_a_reply_that_cannot_reach_its_asker_is_given_back_to_the_desk(
    slack: StandIn, reply: dict[str, Any], eventually: Any, hand_over: Any
) -> None:
    case = hand_over(reply)
    slack.click(case, "answer_case", user="UDESK")
    (_, answer_form) = eventually(lambda: len(slack.views) == 2 and slack.views)
    slack.faults["chat.postMessage"].extend([Fault(error="is_archived"), Fault(error="user_disabled")])

    slack.submit(answer_form, {"reply": "正午です"}, user="UDESK")

    (_, note) = eventually(lambda: len(slack.replies("CDESK")) == 2 and slack.replies("CDESK"))
    assert note["thread_ts"] == case["ts"]
    assert "届けられません" in words(note)


def test_a_click_where_the_app_is_not_is_confirmed_directly(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start()
    slack.command("締切は？", channel="CELSEWHERE")
    (whisper,) = eventually(lambda: slack.whispers)

    slack.click(whisper | {"channel": "CELSEWHERE"}, "feedback", sign="+")

    (note,) = eventually(lambda: slack.replies("D1"))
    assert "記録しました" in note["text"]


def test_what_the_documents_do_not_say_always_offers_the_desk_first(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start()

    ts = slack.say(MENTION + "nowhere")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    (actions,) = [block for block in reply["blocks"] if block["type"] == "actions"]
    assert actions["elements"][0]["action_id"] == "ask_desk"
    assert actions["elements"][0]["style"] == "primary"
    assert "desk@example.jp" in words(reply)


def test_without_a_desk_channel_the_contact_is_named_instead(
    slack: StandIn, start: Any, eventually: Any
) -> None:
    start(slack_desk_channel=None)

    ts = slack.say(MENTION + "nowhere")

    (reply,) = eventually(lambda: slack.replies("C1", ts))
    assert "ask_desk" not in words(reply)
    assert "desk@example.jp" in words(reply)
