"""The desk of the bundled call with a log of its own, and a copy of its corpus that a test may change."""

from __future__ import annotations

import shutil
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.desk import Desk
from bot.receipts import Receipts
from bot.settings import BUNDLED_CORPUS, Settings

OPEN = datetime(2024, 4, 10, 12, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture(scope="session")
def settings(bundled_index, tmp_path_factory) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("home"), index=bundled_index)


@pytest.fixture(scope="session")
def desk(settings) -> Desk:
    return Desk.open(settings)


@pytest.fixture
def receipts(settings):
    opened = Receipts.open(settings.receipts_url)
    yield opened
    opened.close()


@pytest.fixture
def copied(tmp_path):
    """The bundled corpus, elsewhere."""
    return shutil.copytree(BUNDLED_CORPUS, tmp_path / "calls")
