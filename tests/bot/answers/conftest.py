"""The real desk over the bundled index, and a store of its own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.answer import Answer
from bot.answers.model import DeskAnswer
from bot.answers.store import Store, new_id
from bot.desk import Desk
from bot.settings import Settings

OPEN = datetime(2024, 4, 10, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
PARKING = DeskAnswer(
    id="",
    state="approved",
    examples={"ja": ("面接会場に駐車場はありますか",)},
    wording={"ja": "面接会場に来場者用の駐車場はありません。"},
    role="the desk",
    approved_on=date(2024, 4, 1),
)


@pytest.fixture(scope="package")
def settings(bundled_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("home"), index=bundled_index, log=False)


@pytest.fixture(scope="package")
def desk(settings: Settings) -> Desk:
    """One desk that runs through all of these tests, and sees what each of them approves."""
    return Desk.open(settings)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """The store of the desk; what a test has put in force is retired behind it."""
    opened = Store.open(settings)
    yield opened
    opened.put(*(replace(one, state="retired") for one in opened.all("approved", "proposed")))
    opened.close()


@pytest.fixture
def keep(store: Store) -> Callable[..., DeskAnswer]:
    """Keeps an answer like PARKING, in force, with the changes named."""

    def kept(**changes: object) -> DeskAnswer:
        answer = replace(PARKING, id=new_id(), **changes)  # type: ignore[arg-type]
        store.put(answer)
        return answer

    return kept


@pytest.fixture
def ask(desk: Desk) -> Callable[..., Answer]:
    """Asks on a day on which the bundled call is open."""
    return lambda text, **options: desk.ask(text, as_of=options.pop("as_of", OPEN), **options)
