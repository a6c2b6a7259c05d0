"""A folder on a real IMAP server: read without a trace, over connections that break, drafts appended once."""

from __future__ import annotations

import imaplib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mail_engine import Echo, mail_bytes
from mail_run import Run
from mail_server import PASSWORD, USER, Dovecot, Wire, missing
from pydantic import SecretStr

from bot.answer import DESKS, Answer, Citation, Turn
from bot.mail.doctor import doctor_checks
from bot.mail.imap import account_from
from bot.mail.run import mark_done, tell_mails
from bot.settings import Settings
from corpus.errors import BadInput, SettingsError

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")
Draft = Callable[..., Run]
QUOTED_USER = USER.replace("@", "%40")


@pytest.fixture(scope="module")
def running() -> Iterator[Dovecot]:
    server = Dovecot()
    yield server
    server.stop()


@pytest.fixture
def server(running: Dovecot, settings: Settings) -> Iterator[Dovecot]:
    """The server with an empty mailbox, and settings that reach it."""
    with login(running) as box:
        for folder in ("INBOX", "Entw&APw-rfe"):
            if box.select(folder)[1] != [b"0"]:
                box.store("1:*", "+FLAGS", "\\Deleted")
                box.expunge()
    settings.mail_imap_host, settings.mail_imap_port = "127.0.0.1", running.port
    settings.mail_imap_user, settings.mail_imap_password = USER, SecretStr(PASSWORD)
    settings.mail_imap_security, settings.mail_imap_timeout = "none", 10.0
    yield running


def login(server: Dovecot) -> imaplib.IMAP4:
    box = imaplib.IMAP4("127.0.0.1", server.port)
    box.login(USER, PASSWORD)
    return box


def flags(server: Dovecot, folder: str = "INBOX") -> list[bytes]:
    with login(server) as box:
        box.select(folder, readonly=True)
        return [line for line in box.fetch("1:*", "(FLAGS)")[1] if isinstance(line, bytes)]


def fill(server: Dovecot, count: int, *, text: str = "Is question {n} open?\n") -> None:
    for n in range(count):
        server.deliver(mail_bytes(text.format(n=n), number=n))


def test_what_was_unseen_stays_unseen(server: Dovecot, draft_all: Draft) -> None:
    fill(server, 3)
    run = draft_all(f"imap://{QUOTED_USER}@127.0.0.1/INBOX")

    assert len(run.drafts) == 3
    assert len(flags(server)) == 3
    assert not any(b"\\Seen" in line for line in flags(server))


def test_a_second_run_fetches_only_what_is_new(server: Dovecot, draft_all: Draft, engine: Echo) -> None:
    fill(server, 2)
    draft_all("imap://127.0.0.1")
    server.deliver(mail_bytes("Is it open?", number=7))
    run = draft_all("imap://127.0.0.1")

    assert len(engine.asked) == 3
    assert len(run.drafts) == 3


def test_only_unseen_mails_are_read_when_asked_to(server: Dovecot, draft_all: Draft) -> None:
    fill(server, 3)
    with login(server) as box:
        box.select("INBOX")
        box.store("1", "+FLAGS", "\\Seen")
    run = draft_all("imap://127.0.0.1", unseen=True)

    assert len(run.drafts) == 2


@pytest.mark.parametrize("after", [700, 3_000, 6_000])
def test_a_connection_that_breaks_in_the_middle_loses_and_repeats_nothing(
    server: Dovecot, draft_all: Draft, engine: Echo, after: int
) -> None:
    fill(server, 12, text="Is question {n} open?\n" + "x" * 400)
    wire = Wire(server.port, cuts=3, after=after)
    run = draft_all(f"imap://127.0.0.1:{wire.port}")
    wire.close()

    assert wire.dropped >= 1
    assert len(run.drafts) == 12
    assert len(engine.asked) == 12


def test_a_server_that_stays_away_is_named_and_what_is_done_is_kept(
    server: Dovecot, draft_all: Draft, engine: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.mail.imap._ATTEMPTS", 2)
    fill(server, 12)
    wire = Wire(server.port, cuts=1, after=4_000, close_after_cut=True)

    with pytest.raises(BadInput, match="cannot be reached"):
        draft_all(f"imap://127.0.0.1:{wire.port}")
    begun = len(engine.asked)
    run = draft_all("imap://127.0.0.1")

    assert 0 < begun < 12
    assert len(run.drafts) == len(engine.asked) == 12


def test_a_folder_made_anew_is_read_anew_and_its_known_mails_are_not_answered_twice(
    server: Dovecot, draft_all: Draft, engine: Echo
) -> None:
    with login(server) as box:
        box.create("Anew")
    server.deliver(mail_bytes("Is question 1 open?\n", number=1), folder=".Anew")
    draft_all("imap://127.0.0.1/Anew")
    with login(server) as box:
        box.delete("Anew")
        box.create("Anew")
    server.deliver(mail_bytes("Is question 2 open?\n", number=2), folder=".Anew")
    server.deliver(mail_bytes("Is question 1 open?\n", number=1), folder=".Anew")
    run = draft_all("imap://127.0.0.1/Anew")

    assert engine.asked == ["Is question 1 open?", "Is question 2 open?"]
    assert len(run.drafts) == 2


def test_drafts_are_appended_to_the_drafts_folder_once(
    server: Dovecot, draft_all: Draft, tmp_path: Path
) -> None:
    fill(server, 2)
    draft_all("imap://127.0.0.1", to_server=True)
    (tmp_path / "out" / "state.db").unlink()  # as after a kill between appending and remembering
    draft_all("imap://127.0.0.1", to_server=True)
    kept = flags(server, "Entw&APw-rfe")

    assert len(kept) == 2
    assert all(b"\\Draft" in line for line in kept)


def test_drafts_of_a_folder_of_files_can_go_to_the_server_too(server: Dovecot, draft_all: Draft) -> None:
    draft_all({"a.eml": mail_bytes("Is it open?")}, to_server=True)

    assert len(flags(server, "Entw&APw-rfe")) == 1


class Answered(Echo):
    """An engine for which the desk has answered everything."""

    def ask(self, text: str | Turn, **options: Any) -> Answer:  # type: ignore[override]
        found = super().ask(text, **options)
        citation = Citation(1, f"{DESKS}aaaa0001", "Answer of the desk", None, None, "At noon.")
        return replace(found, status="answered", reason=None, citations=(citation,))


def test_who_asked_in_vain_is_told_by_a_draft_on_the_server_once(
    server: Dovecot, draft_all: Draft, settings: Settings
) -> None:
    fill(server, 1, text="When does unknown {n} begin?\n")
    source = f"imap://{QUOTED_USER}@127.0.0.1/INBOX"
    run = draft_all(source, to_server=True)
    mark_done(run.out, settings, ["1"], done=True)

    tell_mails(run.out, settings, engine=Answered(), source=source, to_server=True)
    tell_mails(run.out, settings, engine=Answered(), source=source, to_server=True)

    assert len(run.drafts) == len(flags(server, "Entw&APw-rfe")) == 2
    assert all(b"\\Draft" in line for line in flags(server, "Entw&APw-rfe"))


def test_a_server_that_cannot_be_reached_leaves_the_telling_to_be_done_again(
    server: Dovecot, draft_all: Draft, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = draft_all({"a.eml": mail_bytes("When does unknown begin?")})
    mark_done(run.out, settings, ["1"], done=True)
    monkeypatch.setattr("bot.mail.imap._ATTEMPTS", 1)
    settings.mail_imap_port = 1
    with pytest.raises(BadInput, match="cannot be reached"):
        tell_mails(run.out, settings, engine=Answered(), to_server=True)
    settings.mail_imap_port = server.port

    tell_mails(run.out, settings, engine=Answered(), to_server=True)

    assert len(flags(server, "Entw&APw-rfe")) == 1


def test_tls_is_spoken_and_an_unknown_certificate_refused(
    server: Dovecot, draft_all: Draft, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(server, 1)
    settings.mail_imap_port, settings.mail_imap_security = server.tls_port, "tls"
    monkeypatch.setattr("bot.mail.imap._ATTEMPTS", 1)
    with pytest.raises(BadInput, match="certificate"):
        draft_all("imaps://127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))

    assert len(draft_all(f"imaps://127.0.0.1:{server.tls_port}").drafts) == 1


def test_starttls_is_spoken(
    server: Dovecot, draft_all: Draft, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(server, 1)
    settings.mail_imap_security = "starttls"
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))

    assert len(draft_all("imap://127.0.0.1").drafts) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"mail_imap_password": SecretStr("wrong")}, "check password"),
        ({"mail_imap_token": SecretStr("wrong")}, "check password or token"),
        ({"mail_imap_folder": "Nowhere"}, "Nowhere"),
    ],
)
def test_a_refusal_is_one_sentence(
    server: Dovecot, draft_all: Draft, settings: Settings, change: dict[str, object], said: str
) -> None:
    for name, value in change.items():
        setattr(settings, name, value)

    with pytest.raises(BadInput, match=said):
        draft_all("imap://127.0.0.1")


@pytest.mark.parametrize(
    ("url", "change", "said"),
    [
        ("imaps://desk:secret@mail.example", {}, "ASPIRE_MAIL_IMAP_PASSWORD"),
        ("imap://mail.example", {"mail_imap_security": "none"}, "TLS"),
        (None, {"mail_imap_host": None}, "ASPIRE_MAIL_IMAP_HOST"),
        (None, {"mail_imap_password": None}, "app password"),
    ],
)
def test_what_is_missing_or_unsafe_is_said_before_connecting(
    settings: Settings, url: str | None, change: dict[str, object], said: str
) -> None:
    settings.mail_imap_host, settings.mail_imap_user = "mail.example", "desk"
    settings.mail_imap_password = SecretStr("x")
    for name, value in change.items():
        setattr(settings, name, value)

    with pytest.raises(SettingsError, match=said):
        account_from(settings, url)


def test_the_doctor_reaches_the_folder(server: Dovecot, settings: Settings) -> None:
    assert [fine for fine, _, _ in doctor_checks(settings)] == [True, True]
    settings.mail_imap_password = SecretStr("wrong")
    assert [fine for fine, _, _ in doctor_checks(settings)] == [True, False]
