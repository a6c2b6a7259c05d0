"""A reply of the desk in Slack, approved by a member, answers the next asker and those who had asked in vain."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from slack_shapes import BOT_USER
from slack_standin import StandIn
from slack_words import words

from bot.answers.deciding import approve
from bot.answers.proposing import proposal
from bot.answers.store import Store
from bot.desk import Desk
from bot.settings import Settings
from bot.slack.announcing import announce
from corpus.intents.bank import read_bank
from corpus.intents.own import read_own

pytestmark = pytest.mark.usefixtures("nothing_slack_would_refuse")

MENTION = f"<@{BOT_USER}> "
PARKING = "面接会場に駐車場はありますか"
OTHERWISE = "面接会場には車を停められますか"
REPLY = "面接会場に来場者用の駐車場はありません。"


@pytest.fixture
def settings(configure: Callable[..., Settings], bundled_index: Path) -> Settings:
    return configure(index=bundled_index, log=False)


@pytest.fixture
def counter(settings: Settings, start: Any) -> Desk:
    """A counter over the real desk."""
    desk = Desk.open(settings)
    start(engine=desk, index=settings.index, log=False)
    return desk


@pytest.fixture
def ask(slack: StandIn, eventually: Any) -> Callable[..., dict[str, Any]]:
    """Asks in a channel and waits for the reply."""

    def asked(text: str, *, user: str = "U1", channel: str = "C1") -> dict[str, Any]:
        ts = slack.say(MENTION + text, user=user, channel=channel)
        (reply,) = eventually(lambda: slack.replies(channel, ts), seconds=20)
        return dict(reply)

    return asked


@pytest.fixture
def answered_card(
    slack: StandIn, counter: Desk, ask: Any, eventually: Any
) -> Callable[[str, str], dict[str, Any]]:
    """Asks in vain, hands it to the desk, lets the desk reply; gives the closed card."""

    def handed_over(question: str, reply: str) -> dict[str, Any]:
        refused = ask(question)
        slack.click(refused, "ask_desk")
        form = eventually(lambda: slack.views)[-1]
        slack.submit(form, {})
        card = eventually(lambda: slack.replies("CDESK"))[-1]
        slack.click(dict(card), "answer_case", user="UDESK")
        answer_form = eventually(lambda: len(slack.views) == 2 and slack.views)[-1]
        slack.submit(answer_form, {"reply": reply}, user="UDESK")
        return dict(eventually(lambda: [m for m in slack.replies("CDESK") if "use_next" in words(m)])[0])

    return handed_over


def form_of(slack: StandIn, card: dict[str, Any], eventually: Any) -> dict[str, Any]:
    slack.click(card, "use_next", user="UDESK")
    return dict(eventually(lambda: len(slack.views) == 3 and slack.views)[-1])


def told(slack: StandIn) -> list[dict[str, Any]]:
    """What those who had asked in vain were told."""
    return [message for message in slack.replies("C1") if "先ほどのご質問に" in words(message)]


def test_asked_refused_replied_to_approved_and_answered_to_the_next_asker_and_the_first(
    slack: StandIn, counter: Desk, answered_card: Any, ask: Any, eventually: Any, settled: Any
) -> None:
    card = answered_card(PARKING, REPLY)
    form = form_of(slack, card, eventually)
    assert PARKING in json.dumps(form, ensure_ascii=False)

    slack.submit(form, {}, user="UDESK")

    news = eventually(lambda: [m for m in slack.replies("CDESK") if "tell_refused" in words(m)])[0]
    second = ask(OTHERWISE, user="U2")
    assert REPLY in words(second)
    assert "事務局の回答（" in words(second)
    assert ":speech_balloon: 事務局の回答" in words(second)

    slack.click(dict(news), "tell_refused", user="UDESK")
    slack.click(dict(news), "tell_refused", user="UDESK")
    assert eventually(lambda: told(slack))
    settled()
    (news_of_it,) = told(slack)
    assert REPLY in words(news_of_it)


def test_what_was_approved_is_retired_from_the_desks_channel_alone(
    slack: StandIn, counter: Desk, answered_card: Any, ask: Any, eventually: Any, settings: Settings
) -> None:
    slack.submit(form_of(slack, answered_card(PARKING, REPLY), eventually), {}, user="UDESK")
    news = dict(eventually(lambda: [m for m in slack.replies("CDESK") if "retire_answer" in words(m)])[0])

    slack.click(news | {"channel": "C2"}, "retire_answer", user="U9")
    assert REPLY in words(ask(OTHERWISE, user="U2"))
    slack.click(news, "retire_answer", user="UDESK")
    eventually(lambda: Store.open(settings).all("retired"))

    assert REPLY not in words(ask(OTHERWISE, user="U3"))


def test_what_was_retired_is_had_back_from_the_same_message_and_what_is_in_use_changed(
    slack: StandIn, counter: Desk, answered_card: Any, ask: Any, eventually: Any, settings: Settings
) -> None:
    slack.submit(form_of(slack, answered_card(PARKING, REPLY), eventually), {}, user="UDESK")
    news = dict(eventually(lambda: [m for m in slack.replies("CDESK") if "retire_answer" in words(m)])[0])
    slack.click(news, "use_next", user="UDESK")
    stale = dict(eventually(lambda: len(slack.views) == 4 and slack.views)[-1])
    slack.click(news, "retire_answer", user="UDESK")
    (note,) = eventually(lambda: [one for one in slack.ephemerals if "取り下げました" in one["text"]])
    assert "aspire" not in note["text"]

    late = slack.submit(stale, {}, user="UDESK2")
    assert late is not None and "その間に" in late.payload["payload"]["errors"]["questions"]
    assert REPLY not in words(ask(OTHERWISE, user="U2"))
    slack.click(news, "use_next", user="UDESK")
    slack.submit(eventually(lambda: len(slack.views) == 5 and slack.views)[-1], {}, user="UDESK")

    news_again = eventually(lambda: [m for m in slack.replies("CDESK") if "retire_answer" in words(m)][1:])
    assert REPLY in words(ask(OTHERWISE, user="U3"))
    slack.click(dict(news_again[0]), "use_next", user="UDESK")
    form = eventually(lambda: len(slack.views) == 6 and slack.views)[-1]
    slack.submit(form, {"ja": "駐車場はございません。"}, user="UDESK")
    assert "駐車場はございません。" in words(ask(OTHERWISE, user="U4"))


def test_of_two_answers_that_say_the_same_the_earlier_is_retired_from_the_news_of_the_later(
    slack: StandIn, counter: Desk, answered_card: Any, eventually: Any, settings: Settings
) -> None:
    store = Store.open(settings)
    earlier = approve(
        store, store.propose(proposal([PARKING], REPLY, origin="by hand")), counter, role="the desk"
    )
    slack.submit(form_of(slack, answered_card(OTHERWISE, REPLY), eventually), {}, user="UDESK")

    news = dict(eventually(lambda: [m for m in slack.replies("CDESK") if "近い質問" in words(m)])[0])
    slack.click(news | {"blocks": news["blocks"][-1:]}, "retire_answer", user="UDESK")

    assert [one.id for one in eventually(lambda: store.all("retired"))] == [earlier.id]


def test_nothing_is_said_to_others_until_a_member_approves(
    slack: StandIn, counter: Desk, answered_card: Any, ask: Any, settings: Settings
) -> None:
    answered_card(PARKING, REPLY)

    assert REPLY not in words(ask(OTHERWISE, user="U2"))
    (proposed,) = Store.open(settings).all()
    assert (proposed.state, proposed.origin, proposed.asked) == ("proposed", "Slack, D-0001", 1)


def test_what_a_proven_fact_denies_is_refused_in_the_form_with_the_way_to_do_it_right(
    slack: StandIn, counter: Desk, answered_card: Any, eventually: Any, settings: Settings
) -> None:
    form = form_of(slack, answered_card(PARKING, REPLY), eventually)

    ack = slack.submit(
        form, {"questions": "締切はいつですか", "ja": "締切は4月20日に延長されました。"}, user="UDESK"
    )

    assert ack is not None
    (error,) = ack.payload["payload"]["errors"].values()
    assert "資料と食い違います" in error
    assert "変更の通知を資料に加えるよう" in error
    assert "aspire" not in error
    assert [one.state for one in Store.open(settings).all()] == ["proposed"]


def test_what_is_missing_or_wrong_is_said_under_the_field_that_mends_it(
    slack: StandIn, counter: Desk, answered_card: Any, eventually: Any
) -> None:
    form = form_of(slack, answered_card(PARKING, REPLY), eventually)

    passed = slack.submit(form, {"ja": "はい、あります。", "until": "2020-01-01"}, user="UDESK")
    no_day = slack.submit(form, {"until": "来月"}, user="UDESK")

    assert passed is not None and no_day is not None
    errors = passed.payload["payload"]["errors"]
    assert list(errors) == ["ja", "until"]
    assert "事柄そのものを" in errors["ja"]
    assert "2020-01-01" in errors["until"]
    assert "日付として読めません" in no_day.payload["payload"]["errors"]["until"]


MISREAD = "e-Radの操作説明会の締切はいつですか"


def test_a_member_says_that_a_question_was_misread_and_it_is_answered_in_the_place_of_that(
    slack: StandIn, counter: Desk, answered_card: Any, ask: Any, eventually: Any
) -> None:
    form = form_of(slack, answered_card(PARKING, REPLY), eventually)
    filled = {"questions": MISREAD, "ja": "所属機関のe-Rad担当者にお尋ねください。"}

    refused = slack.submit(form, filled, user="UDESK")
    slack.submit(form, filled | {"misread": "misread"}, user="UDESK")

    assert refused is not None
    assert "「質問の読み違い」の欄で" in refused.payload["payload"]["errors"]["questions"]
    eventually(lambda: [m for m in slack.replies("CDESK") if "retire_answer" in words(m)])
    said = words(ask(MISREAD, user="U2"))
    assert "e-Rad担当者に" in said
    assert "受付締切は" not in said


def test_names_and_addresses_of_the_asker_are_masked_in_the_form(
    slack: StandIn, counter: Desk, answered_card: Any, eventually: Any
) -> None:
    card = answered_card("架空大学の佐藤と申します。駐車場はありますか", "佐藤様、駐車場はありません。")

    form = json.dumps(form_of(slack, card, eventually), ensure_ascii=False)

    assert "佐藤" not in form
    assert "様、" not in form
    assert "駐車場はありません。" in form


def test_a_card_in_another_channel_opens_no_form(
    slack: StandIn, counter: Desk, answered_card: Any, settled: Any
) -> None:
    card = answered_card(PARKING, REPLY)

    slack.click(card | {"channel": "C2"}, "use_next", user="U9")

    settled()
    assert len(slack.views) == 2


ENGLISH = "There is no visitor parking at the interview venue."
IN_ENGLISH = "Is there parking at the interview venue?"


@pytest.fixture
def approved(slack: StandIn, answered_card: Any, eventually: Any) -> dict[str, Any]:
    """The desk's reply approved in Japanese alone; gives the message in the desk's channel that says so."""
    slack.submit(form_of(slack, answered_card(PARKING, REPLY), eventually), {}, user="UDESK")
    return dict(eventually(lambda: [m for m in slack.replies("CDESK") if "translate_answer" in words(m)])[0])


def translation_form(slack: StandIn, eventually: Any) -> dict[str, Any]:
    return dict(
        eventually(lambda: [view for view in slack.views if view["callback_id"] == "translate_form"])[-1]
    )


def test_the_other_languages_wording_is_added_from_the_desks_channel_and_said_from_then_on(
    slack: StandIn, approved: dict[str, Any], ask: Any, eventually: Any
) -> None:
    assert "英語の回答がまだない" in words(approved)
    assert REPLY in words(ask(IN_ENGLISH, user="U2"))

    slack.click(approved, "translate_answer", user="UDESK")
    form = translation_form(slack, eventually)
    assert REPLY in words(form | {"text": ""})
    slack.submit(form, {"wording": ENGLISH, "questions": IN_ENGLISH}, user="UDESK")

    news = eventually(lambda: [m for m in slack.replies("CDESK") if "英語の文を加えました" in words(m)])[0]
    assert "translate_answer" not in words(news)
    said = words(ask(IN_ENGLISH, user="U3"))
    assert ENGLISH in said
    assert REPLY not in said


def test_a_wording_in_the_wrong_language_is_refused_in_the_form(
    slack: StandIn, approved: dict[str, Any], eventually: Any, settings: Settings
) -> None:
    slack.click(approved, "translate_answer", user="UDESK")

    ack = slack.submit(translation_form(slack, eventually), {"wording": "駐車場は一切ございません。"})

    assert ack is not None
    assert "英語の欄に別の言語の文があります" in ack.payload["payload"]["errors"]["wording"]
    assert [list(one.wording) for one in Store.open(settings).all("approved")] == [["ja"]]


def test_of_two_members_who_word_it_at_once_the_second_is_told(
    slack: StandIn, approved: dict[str, Any], eventually: Any, settings: Settings
) -> None:
    slack.click(approved, "translate_answer", user="UDESK")
    form = translation_form(slack, eventually)
    slack.submit(form, {"wording": ENGLISH}, user="UDESK")

    ack = slack.submit(form, {"wording": "The venue has parking for nobody."}, user="UDESK2")

    assert ack is not None
    assert "すでにあります" in ack.payload["payload"]["errors"]["wording"]
    assert [one.wording["en"] for one in Store.open(settings).all("approved")] == [ENGLISH]


def test_members_of_the_desk_alone_find_what_waits_for_its_translation_on_their_home_tab(
    slack: StandIn, approved: dict[str, Any], eventually: Any
) -> None:
    for user in ("UDESK", "U1"):
        slack.open_home(user=user, tab="home")
    eventually(lambda: len(slack.homes) == 2)
    assert "translate_answer" not in json.dumps(slack.homes["U1"])
    slack.homes["U1"] = slack.homes["UDESK"]

    slack.click_home("translate_answer", user="U1")
    slack.click_home("translate_answer", user="UDESK")

    form = translation_form(slack, eventually)
    slack.submit(form, {"wording": ENGLISH}, user="UDESK")
    slack.open_home(user="UDESK", tab="home")
    assert eventually(lambda: "translate_answer" not in json.dumps(slack.homes["UDESK"]))
    assert [view["callback_id"] for view in slack.views].count("translate_form") == 1


def test_a_retired_answer_is_not_worded_any_more(
    slack: StandIn, approved: dict[str, Any], eventually: Any, settings: Settings
) -> None:
    slack.click(approved, "translate_answer", user="UDESK")
    form = translation_form(slack, eventually)
    slack.click(approved, "retire_answer", user="UDESK")
    eventually(lambda: Store.open(settings).all("retired"))

    ack = slack.submit(form, {"wording": ENGLISH}, user="UDESK")

    assert ack is not None
    assert "no longer there" in ack.payload["payload"]["errors"]["wording"]
    assert Store.open(settings).all("approved") == []


def test_what_is_approved_outside_of_slack_is_told_in_the_desks_channel_once_with_whom_to_tell(
    slack: StandIn, counter: Desk, ask: Any, eventually: Any, settled: Any, settings: Settings
) -> None:
    ask(OTHERWISE, user="U2")
    store = Store.open(settings)
    approved = approve(
        store, store.propose(proposal([PARKING], REPLY, origin="by hand")), counter, role="the desk"
    )

    assert announce(approved, settings)
    assert not announce(approved, settings)

    (news,) = eventually(lambda: slack.replies("CDESK"))
    slack.click(dict(news), "tell_refused", user="UDESK")
    eventually(lambda: told(slack))
    settled()
    assert len(slack.replies("CDESK")) == len(told(slack)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"slack_desk_channel": None}, id="no channel"),
        pytest.param({"slack_database_url": "nonsense://"}, id="no database"),
    ],
)
def test_without_slack_an_approval_is_told_nowhere(configure: Any, changes: dict[str, Any]) -> None:
    answer = proposal([PARKING], REPLY, origin="by hand")

    assert not announce(answer, configure(log=False, **changes))


def test_an_answer_may_be_limited_to_a_side_in_the_form(
    slack: StandIn, counter: Desk, answered_card: Any, ask: Any, eventually: Any, settings: Settings
) -> None:
    form = form_of(slack, answered_card(PARKING, REPLY), eventually)
    assert "英国側" in json.dumps(form, ensure_ascii=False)

    slack.submit(form, {"scope": "aspire-2024-japan-uk:uk"}, user="UDESK")

    (approved,) = eventually(lambda: Store.open(settings).all("approved"))
    assert (approved.call, approved.side) == ("aspire-2024-japan-uk", "uk")
    assert REPLY not in words(ask("日本側の面接会場に駐車場はありますか", user="U2"))


def test_a_form_keeps_what_an_answer_was_limited_to_before(
    slack: StandIn, counter: Desk, answered_card: Any, eventually: Any, settings: Settings
) -> None:
    card = answered_card(PARKING, REPLY)
    store = Store.open(settings)
    store.put(*(replace(one, side="uk") for one in store.all("proposed")))

    slack.submit(form_of(slack, card, eventually), {}, user="UDESK")

    (approved,) = eventually(lambda: Store.open(settings).all("approved"))
    assert (approved.call, approved.side) == (None, "uk")


def test_a_member_says_what_a_refused_question_asks_and_it_is_kept_as_an_example_of_that(
    slack: StandIn, counter: Desk, answered_card: Any, eventually: Any, settings: Settings
) -> None:
    card = answered_card("いつまでに送ればいいの、山田太郎 taro@example.ac.jp", REPLY)
    slack.click(card | {"channel": "C2"}, "asks_for", user="U9")
    slack.click(card, "asks_for", user="UDESK")
    form = dict(eventually(lambda: len(slack.views) == 3 and slack.views)[-1])

    refused = slack.submit(form, {}, user="UDESK")
    slack.submit(form, {"intent": "deadline"}, user="UDESK")

    assert refused is not None and "何の質問か" in json.dumps(refused.payload, ensure_ascii=False)
    own = read_own(settings.corpus, settings.home, read_bank())
    ((text, intent),) = own.examples()
    assert (intent, "いつまでに送ればいいの" in text, "taro@" in text) == ("deadline", True, False)
    assert eventually(lambda: [one for one in slack.ephemerals if "保存しました" in one["text"]])
