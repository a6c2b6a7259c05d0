"""The drafts and the report that a run leaves."""

from __future__ import annotations

import csv
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast


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
