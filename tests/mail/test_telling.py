"""Whose mail asked in vain is told by a second draft once the desk has answered, and only once."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from mail_engine import mail_bytes
from mail_run import Run, read_draft

from bot.answers.store import Store
from bot.desk import Desk
from bot.mail.run import draft_mails, mark_done, tell_mails
from bot.settings import Settings
from corpus.errors import BadInput
from tests.bot.answers.conftest import PARKING
from tests.mail.test_desk import WHEN

REPLY = PARKING.wording["ja"]
MAIL = "佐藤と申します。\n1. 締切はいつですか。\n2. 会場付近の駐車スペースを教えてください。\n"


@pytest.fixture
def settings(tmp_path: Path, bundled_index: Path) -> Settings:
    return Settings(
        home=tmp_path / "home", index=bundled_index, log=False, mail_address="aspire-uk@jst.go.jp"
    )


@pytest.fixture
def run(tmp_path: Path, settings: Settings) -> Run:
    """A mail that was drafted before the desk had answered one of its two questions."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.eml").write_bytes(mail_bytes(MAIL, number=1))
    draft_mails(str(inbox), tmp_path / "out", settings, engine=Desk.open(settings), as_of=WHEN)
    return Run(tmp_path / "out")


def test_a_mail_done_with_gets_one_second_draft_of_what_was_open_alone(run: Run, settings: Settings) -> None:
    Store.open(settings).put(replace(PARKING, id="aaaa0001"))
    desk = Desk.open(settings)

    tell_mails(run.out, settings, engine=desk)
    assert list(run.drafts) == ["a.eml"], "the first reply has not been sent yet"

    mark_done(run.out, settings, ["1"], done=True)
    tell_mails(run.out, settings, engine=desk)
    (run.out / "drafts" / "a-answered-2.eml").rename(run.out / "sent.eml")
    tell_mails(run.out, settings, engine=desk)

    assert list(run.drafts) == ["a.eml"], "what was told is not told again"
    first, second = run.drafts["a.eml"], read_draft(run.out / "sent.eml")
    assert REPLY in body(second)
    said, quoted = body(first).count("締切はいつですか"), body(second).count("締切はいつですか")
    assert (said, quoted) == (2, 1), "the first told the deadline; the second only quotes the mail"
    assert second["In-Reply-To"] == first["In-Reply-To"]
    assert second["Message-ID"] != first["Message-ID"]


def body(draft: EmailMessage) -> str:
    part = draft.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


@pytest.mark.parametrize(
    ("source", "drafts"), [("inbox/", True), ("imaps://127.0.0.1", False)], ids=["no account", "no --drafts"]
)
def test_what_is_named_as_an_account_and_would_not_be_used_is_refused(
    run: Run, settings: Settings, source: str, drafts: bool
) -> None:
    with pytest.raises(BadInput, match="write imaps://USER@HOST --drafts"):
        tell_mails(run.out, settings, engine=Desk.open(settings), source=source, to_server=drafts)


def test_without_an_answer_of_the_desk_nobody_is_told(run: Run, settings: Settings) -> None:
    mark_done(run.out, settings, ["1"], done=True)

    tell_mails(run.out, settings, engine=Desk.open(settings))

    assert list(run.drafts) == ["a.eml"]
