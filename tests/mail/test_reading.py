"""A mail is a file; how it is read is the file beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from mail_engine import Echo

from bot.answer import Turn
from bot.mail.message import read_mail
from bot.mail.parts import MailUnreadable
from bot.mail.reading import Question, read
from bot.mail.triage import consider

MAILS = sorted((Path(__file__).parent / "mails").glob("*.eml"))


def reading(raw: bytes) -> dict[str, Any]:
    try:
        mail = read_mail(raw)
    except MailUnreadable as error:
        return {"unreadable": str(error)}
    engine = Always()
    outcome = consider(mail, engine, as_of=None, desk=None)
    read: dict[str, Any] = {
        "from": mail.sender.name,
        "subject": mail.subject,
        "language": outcome.language,
        "triage": outcome.triage,
        "reason": outcome.reason,
        "questions": {point.question.label: said(point.question) for point in outcome.points},
        "thread": engine.threads[0] if engine.threads else [],
        "attachments": list(mail.attachments),
    }
    always = ("from", "subject", "language", "triage")
    return {name: value for name, value in read.items() if value or name in always}


def said(question: Question) -> list[str]:
    return [*question.turn.background, *question.asks]


class Always(Echo):
    """Has an answer to everything, so that the triage shows how the mail was read."""

    def ask(self, text: str | Turn, **options: Any) -> Any:
        return replace(super().ask(text, **options), status="answered", reason=None)


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_each_stored_mail_is_read_as_its_yaml_says(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))

    assert reading(path.read_bytes()) == expected


def test_every_reading_has_its_mail() -> None:
    stems = {path.stem for path in MAILS}

    assert len(stems) > 60
    assert {path.stem for path in (Path(__file__).parent / "mails").glob("*.yaml")} == stems


def test_one_more_thing_that_is_wished_for_is_a_question_of_its_own() -> None:
    asked = read("締切はいつですか。上限もお願いします。\n\n森 一郎\n").questions

    assert [one.text for one in asked] == ["締切はいつですか。", "上限もお願いします。"]
