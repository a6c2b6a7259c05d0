"""What a desk does when the database of its answers appears later, or cannot be asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers.store import Store
from bot.desk import Desk
from bot.settings import Settings
from tests.bot.answers.conftest import PARKING

QUESTION = "面接会場に駐車場はありますか"


def says_it(desk: Desk) -> bool:
    return any(citation.is_desks for citation in desk.ask(QUESTION).citations)


def test_a_running_desk_sees_the_first_answer_and_says_nothing_once_it_cannot_ask(
    tmp_path: Path, bundled_index: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Before the first answer there is no file, and none is made by asking."""
    settings = Settings(home=tmp_path, index=bundled_index, log=False)
    desk = Desk.open(settings)
    assert not says_it(desk)
    assert not (tmp_path / "answers.db").exists()

    store = Store.open(settings)
    store.put(replace(PARKING, id="aaaa0001"))
    store.close()
    assert says_it(desk)

    for path in tmp_path.glob("answers.db*"):
        path.write_bytes(b"no database" * 1000)
    assert not says_it(Desk.open(settings))
    assert "ASPIRE_ANSWERS_URL" in caplog.text
