"""A batch answers as of a moment at the desk and says so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from mail_engine import Echo, mail_bytes
from mail_run import Run

from bot.cli.options import moment
from bot.mail.clock import shown, stamp
from bot.mail.run import draft_mails
from bot.settings import Settings


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        pytest.param("2024-04-16", "2024-04-16T00:00+09:00", id="a day begins at the desk"),
        pytest.param("2024-04-16T17:59", "2024-04-16T17:59+09:00", id="a moment is the desk's"),
        pytest.param("2024-04-16T10:00+01:00", "2024-04-16T18:00+09:00", id="an offset is kept to"),
        pytest.param("2024-04-15T23:30:00Z", "2024-04-16T08:30+09:00", id="so is UTC"),
    ],
)
def test_as_of_is_read_at_the_desk(said: str, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    found = moment(said)

    assert found is not None
    assert stamp(found) == kept


def test_a_moment_is_shown_with_its_zone() -> None:
    assert shown("2024-04-16T10:00+01:00") == "2024-04-16 18:00 JST"
    assert shown("") == ""


def test_the_report_says_as_of_when_and_when(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.eml").write_bytes(mail_bytes("Is it open?"))
    as_of = datetime.fromisoformat("2024-04-10T00:00+01:00")
    draft_mails(str(tmp_path / "inbox"), tmp_path / "out", settings, engine=Echo(), as_of=as_of)
    run = Run(tmp_path / "out")

    assert run.rows["a.eml"]["as of"] == "2024-04-10 08:00 JST"
    assert run.rows["a.eml"]["made"].endswith("JST")
    assert "2024-04-10 08:00 JST" in run.page
