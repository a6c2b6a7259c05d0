"""Deadlines, openings and the notice beforehand, whole sentences in both languages."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answering.saying import Told, say
from bot.rules.opening import notice_of

JAPAN = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("words", "slots", "ja", "en"),
    [
        pytest.param(
            "",
            {"side": "uk", "zones": ("Asia/Tokyo",)},
            "英国側の受付締切は2024年4月16日（火）16:00（英国時間）＝4月17日（水）00:00（日本時間）です。",
            "Applications on the UK side close on 16 April 2024 (Tue), 16:00 UK time = 17 April (Wed), 00:00 "
            "Japan time (JST).",
            id="in a clock that is asked for",
        ),
        pytest.param(
            "17:30 JST on 16 April",
            {"side": "japan"},
            "2024年4月16日17:30（日本時間）は、日本側の受付締切（18:00）の30分前です。",
            "17:30 Japan time (JST) on 16 April 2024 is 30 minutes before the deadline on the Japanese side, 18:00.",
            id="before",
        ),
        pytest.param(
            "18:00 JST on 16 April",
            {"side": "japan", "form": "closed"},
            "2024年4月16日18:00（日本時間）は日本側の受付締切の時刻ちょうどで、間に合います。",
            "18:00 Japan time (JST) on 16 April 2024 is the deadline on the Japanese side itself, and still in time.",
            id="on it",
        ),
        pytest.param(
            "18:00 JST on 16 April",
            {"side": "japan", "form": "open"},
            "2024年4月16日（火）18:00（日本時間）＝10:00（英国時間）は日本側の受付締切の時刻ちょうどで、間に合います。",
            "16 April 2024 (Tue), 18:00 Japan time (JST) = 10:00 UK time is the deadline on the Japanese side itself, "
            "and still in time.",
            id="on it, where the clock is asked for",
        ),
        pytest.param(
            "5 pm on 16 April",
            {},
            "2024年4月16日17:00（日本時間）は、日本側の受付締切（18:00）の1時間前です。"
            "2024年4月16日17:00（英国時間）は、英国側の受付締切（16:00）を1時間過ぎています。",
            "17:00 Japan time (JST) on 16 April 2024 is 1 hour before the deadline on the Japanese side, 18:00. "
            "17:00 UK time on 16 April 2024 is 1 hour after the deadline on the UK side, 16:00.",
            id="for both sides, each in its own clock",
        ),
        pytest.param(
            "23:00 JST",
            {"side": "uk"},
            "2024年4月16日23:00（日本時間）は、英国側の受付締切、"
            "2024年4月16日（火）16:00（英国時間）＝4月17日（水）00:00（日本時間）の1時間前です。",
            "23:00 Japan time (JST) on 16 April 2024 is 1 hour before the deadline on the UK side, "
            "16 April 2024 (Tue), 16:00 UK time = 17 April (Wed), 00:00 Japan time (JST).",
            id="in another clock, told in both",
        ),
        pytest.param(
            "17 April",
            {"side": "japan"},
            "2024年4月17日は、日本側の受付締切、2024年4月16日（火）18:00（日本時間）の1日後です。",
            "17 April 2024 is 1 day after the deadline on the Japanese side, 16 April 2024 (Tue), 18:00 Japan "
            "time (JST).",
            id="a day after",
        ),
        pytest.param(
            "16 April",
            {"side": "japan"},
            "2024年4月16日は日本側の受付の最終日で、締切は18:00（日本時間）です。",
            "16 April 2024 is the last day for applications on the Japanese side; they close at 18:00 Japan "
            "time (JST).",
            id="the last day",
        ),
        pytest.param(
            "after 10 April",
            {"side": "uk"},
            "2024年4月10日より後の提出は、英国側の受付締切、2024年4月16日（火）16:00（英国時間）までなら間に合います。",
            "A submission after 10 April 2024 is in time up to the deadline on the UK side, 16 April 2024 "
            "(Tue), 16:00 UK time.",
            id="some of the time named",
        ),
        pytest.param(
            "10 January",
            {},
            "2024年1月10日は公募開始（2024年1月15日）より前です。",
            "10 January 2024 is before the call opens on 15 January 2024.",
            id="before the call opens",
        ),
        pytest.param(
            "30 April",
            {"side": "japan", "claimed": True},
            "日本側の受付締切は2024年4月16日（火）18:00（日本時間）です。4月30日ではありません。",
            "Applications on the Japanese side close on 16 April 2024 (Tue), 18:00 Japan time (JST). "
            "The deadline is not 30 April.",
            id="taken to be another: the right one comes first",
        ),
        pytest.param(
            "",
            {"compares": True},
            "締切は日本側のほうが英国側より6時間早く来ます。"
            "日本側は2024年4月16日（火）18:00（日本時間）＝10:00（英国時間）、"
            "英国側は2024年4月16日（火）16:00（英国時間）＝4月17日（水）00:00（日本時間）です。",
            "The deadline for the Japanese side is 6 hours earlier than that for the UK side. "
            "The Japanese side: 16 April 2024 (Tue), 18:00 Japan time (JST) = 10:00 UK time; "
            "the UK side: 16 April 2024 (Tue), 16:00 UK time = 17 April (Wed), 00:00 Japan time (JST).",
            id="compared",
        ),
        pytest.param(
            "",
            {"scheme": "single-top"},
            "単独公募（Top枠）は3月開始（予定）です。締切日は資料に示されていません。",
            "The single call (Top frame) opens in March (planned). The documents do not state its deadline.",
            id="not stated",
        ),
    ],
)
def test_a_deadline(said, words, slots, ja, en):
    assert said("deadline", words, **slots) == (ja, en)


@pytest.mark.parametrize(
    ("as_of", "counter", "ja", "en"),
    [
        pytest.param(
            (2024, 1, 10),
            "screen",
            "日英共同公募の受付はまだ始まっていません。2024年1月15日に始まります。",
            "The Japan-UK joint call is not open yet; it opens on 15 January 2024.",
            id="not yet open",
        ),
        pytest.param(
            (2024, 4, 10, 12),
            "screen",
            "日本側の受付は2024年4月16日（火）18:00（日本時間）までで、受付中です（あと6日6時間）。",
            "Applications on the Japanese side are open until 16 April 2024 (Tue), 18:00 Japan time (JST) (6 "
            "days 6 hours left).",
            id="open",
        ),
        pytest.param(
            (2024, 4, 10, 12),
            "letter",
            "日本側の受付は2024年4月16日（火）18:00（日本時間）までです。",
            "Applications on the Japanese side are open until 16 April 2024 (Tue), 18:00 Japan time (JST).",
            id="open, in a letter",
        ),
        pytest.param(
            (2024, 4, 20, 12),
            "screen",
            "日本側の受付は2024年4月16日（火）18:00（日本時間）に締め切られました（3日前）。",
            "Applications on the Japanese side closed on 16 April 2024 (Tue), 18:00 Japan time (JST) (3 days ago).",
            id="closed",
        ),
        pytest.param(
            (2026, 11, 10),
            "screen",
            "日本側の受付は2024年4月16日（火）18:00（日本時間）に締め切られました（2年以上前）。",
            "Applications on the Japanese side closed on 16 April 2024 (Tue), 18:00 Japan time (JST) (more "
            "than 2 years ago).",
            id="closed long ago",
        ),
    ],
)
def test_whether_one_may_apply_now(call, said, as_of, counter, ja, en):
    now = datetime(*as_of, tzinfo=JAPAN)
    sides = {"side": None if as_of[1] == 1 else "japan"}

    assert said("open_now", as_of=now, counter=counter, **sides) == (ja, en)


def test_a_call_that_states_only_days_counts_the_days(without, said):
    days_only = without("deadline")
    last = datetime(2024, 4, 16, 23, 59, tzinfo=JAPAN)

    assert said("open_now", of=days_only) == (
        "日英共同公募の受付は2024年4月16日までで、受付中です（あと6日）。",
        "Applications in the Japan-UK joint call are open until 16 April 2024 (6 days left).",
    )
    assert said("open_now", of=days_only, as_of=last) == (
        "日英共同公募の受付は2024年4月16日までで、受付中です（本日が最終日）。",
        "Applications in the Japan-UK joint call are open until 16 April 2024 (the last day is today).",
    )


@pytest.mark.parametrize(
    ("as_of", "ja", "en"),
    [
        (
            (2024, 4, 17, 1),
            "この公募は2024年4月16日に締め切られました。",
            "This call closed on 16 April 2024.",
        ),
        (
            (2024, 4, 16, 20),
            "この公募の日本側の受付は2024年4月16日に締め切られました。",
            "This call closed for the Japanese side on 16 April 2024.",
        ),
        (
            (2024, 1, 10),
            "この公募は2024年1月15日に始まります。まだ受け付けていません。",
            "This call opens on 15 January 2024 and does not take applications yet.",
        ),
    ],
)
def test_the_one_line_beside_the_answers(call, as_of, ja, en):
    now = datetime(*as_of, tzinfo=JAPAN)
    notice = notice_of(call, "japan-uk", now)

    assert say(notice, Told(call, "ja", now)) == ja
    assert say(notice, Told(call, "en", now)) == en


@pytest.mark.parametrize(
    ("words", "slots", "ja", "en"),
    [
        pytest.param(
            "",
            {},
            "日英共同公募の公募期間は2024年1月15日から2024年4月16日までです。",
            "The Japan-UK joint call is open from 15 January 2024 to 16 April 2024.",
            id="from when to when",
        ),
        pytest.param(
            "4月",
            {"scheme": "single-top", "claimed": True},
            "単独公募（Top枠）は3月開始（予定）です。4月ではありません。",
            "The single call (Top frame) opens in March (planned). That is not April.",
            id="another month",
        ),
        pytest.param(
            "",
            {"schemes": ("single-top", "us-joint"), "compares": True},
            "公募の開始は早い順に、米国等との共同公募は2月（予定）、単独公募（Top枠）は3月（予定）です。",
            "The calls open in this order: the joint call with the US and others in February (planned); "
            "the single call (Top frame) in March (planned).",
            id="compared",
        ),
    ],
)
def test_the_call_period(said, words, slots, ja, en):
    assert said("call_period", words, **slots) == (ja, en)


@pytest.mark.parametrize(
    ("words", "slots", "ja", "en"),
    [
        pytest.param(
            "",
            {"as_of": datetime(2024, 3, 1, tzinfo=JAPAN), "form": "closed"},
            "応募される場合は、JSTへの事前連絡が求められています（2024年3月29日まで）。",
            "Applicants are asked to notify JST in advance, by 29 March 2024.",
            id="before its day",
        ),
        pytest.param(
            "",
            {"as_of": datetime(2024, 3, 29, 23, 59, tzinfo=JAPAN), "marks": {"months"}},
            "応募される場合は、JSTへの事前連絡が求められています（2024年3月29日まで）。本日からあと0日です。",
            "Applicants are asked to notify JST in advance, by 29 March 2024. That is 0 days from today.",
            id="days left, on its last day",
        ),
        pytest.param(
            "3月29日を過ぎましたが",
            {"form": "closed"},
            "応募される場合は、JSTへの事前連絡が求められています（2024年3月29日まで）。"
            "この期日は過ぎています。期日を過ぎた場合の扱いは資料に示されていないため、担当へご確認ください。",
            "Applicants are asked to notify JST in advance, by 29 March 2024. That day has passed. "
            "The documents do not say what follows from a missed one; please confirm with the desk.",
            id="missed",
        ),
        pytest.param(
            "2 April",
            {},
            "2024年4月2日は、事前連絡の期日（2024年3月29日）の4日後です。"
            "期日を過ぎた場合の扱いは資料に示されていないため、担当へご確認ください。",
            "2 April 2024 is 4 days after the last day for the advance notice, 29 March 2024. "
            "The documents do not say what follows from a missed one; please confirm with the desk.",
            id="given late",
        ),
    ],
)
def test_the_advance_notice(said, words, slots, ja, en):
    assert said("advance_notice", words, **slots) == (ja, en)
