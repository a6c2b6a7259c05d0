"""A batch over a stand-in engine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from mail_engine import Echo
from mail_run import Run

from bot.mail.run import draft_mails
from bot.settings import Settings


@pytest.fixture
def engine() -> Echo:
    return Echo()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a desk that a test cannot leak out of."""
    monkeypatch.chdir(tmp_path)
    return Settings(home=tmp_path / "home", mail_address="desk@funder.example")


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
