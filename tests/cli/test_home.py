"""Where the program keeps its index when nobody says: one place for `make` and `aspire` in a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parent.parent.parent


def test_a_checkout_has_the_home_that_make_builds_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `make ask` has indexed, `.venv/bin/aspire ask` answers from."""
    monkeypatch.delenv("ASPIRE_HOME")

    assert Settings().home == ROOT / ".aspire"
    assert "ASPIRE_HOME ?= $(CURDIR)/.aspire" in (ROOT / "Makefile").read_text(encoding="utf-8")
