"""Invitations to meet: what is asked in them, where it may stand, and what their makers add."""

from __future__ import annotations

import pytest
from mail_engine import Echo

from bot.mail.message import read_mail
from bot.mail.triage import consider

CALENDAR = (
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Call\r\n"
    'DESCRIPTION;ALTREP="cid:a@b":Hello\\, desk.\\nWhat is the bud\r\n get?\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
)


def invitation(text: str) -> bytes:
    head = "From: C <c@univ.example>\r\nSubject: Call\r\nMIME-Version: 1.0\r\n"
    calendar = f"Content-Type: text/calendar; method=REQUEST\r\n\r\n{CALENDAR}"
    plain = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    return f"{head}Content-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\n{plain}--B\r\n{calendar}--B--".encode()


def test_what_only_the_calendar_says_is_read() -> None:
    assert read_mail(invitation("")).text == "Hello, desk.\nWhat is the budget?"
    assert read_mail(invitation("See you then.")).text == "See you then."


@pytest.mark.parametrize("help_line", ["Microsoft Teams Need help?", "Microsoft Teams ヘルプが必要ですか?"])
def test_the_help_line_of_a_meeting_program_asks_nothing(help_line: str) -> None:
    mail = read_mail(invitation(f"____________\n{help_line}\nJoin the meeting now\nMeeting ID: 1"))

    assert consider(mail, Echo(), as_of=None, desk=None).reason == "calendar"
