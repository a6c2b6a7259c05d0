"""A batch over a stand-in engine, and the drafts and the report it leaves."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from mail_engine import Echo

from bot.mail.commands import draft_mails
from bot.settings import Settings


@pytest.fixture
def engine() -> Echo:
    return Echo()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a desk that a test cannot leak out of."""
    monkeypatch.chdir(tmp_path)
    return Settings(home=tmp_path / "home", mail_address="desk@funder.example")


class Run:
    """One run into a folder, and what lies there afterwards."""

    def __init__(self, out: Path) -> None:
        self.out = out

    @property
    def rows(self) -> dict[str, dict[str, str]]:
        """The rows of report.csv by mail."""
        with (self.out / "report.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["mail"]: row for row in csv.DictReader(file)}

    @property
    def drafts(self) -> dict[str, EmailMessage]:
        """The drafts by file name."""
        return {path.name: read_draft(path) for path in sorted((self.out / "drafts").glob("*.eml"))}

    @property
    def page(self) -> str:
        """report.html."""
        return (self.out / "report.html").read_text(encoding="utf-8")


def read_draft(path: Path) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(path.read_bytes(), policy=policy.default))


@pytest.fixture
def draft_all(tmp_path: Path, settings: Settings, engine: Echo) -> Callable[..., Run]:
    """Draft a folder of mails given by name, or any other source."""

    def draft(mails: dict[str, bytes] | Path | str, **options: object) -> Run:
        source = tmp_path / "inbox"
        if isinstance(mails, dict):
            source.mkdir(exist_ok=True)
            for name, raw in mails.items():
                (source / name).write_bytes(raw)
        else:
            source = cast(Path, mails)
        out = tmp_path / "out"
        draft_mails(str(source), out, settings, engine=engine, **options)  # type: ignore[arg-type]
        return Run(out)

    return draft
