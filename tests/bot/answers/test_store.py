"""Answers are kept, changed all or none, and every change can be noticed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers.model import DeskAnswer, as_values, from_values
from bot.answers.store import Store
from bot.settings import Settings
from corpus.errors import BadInput, SettingsError
from tests.bot.answers.conftest import PARKING


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(Settings(home=tmp_path))


def test_every_change_raises_the_version_and_reading_does_not(store: Store) -> None:
    first = store.version()
    store.put(replace(PARKING, id="aaaa1111"))
    second = store.version()
    store.all()

    assert first < second == store.version()


def test_what_comes_of_one_origin_is_proposed_once_whatever_became_of_it(store: Store) -> None:
    proposed = store.propose(replace(PARKING, origin_key="slack:1"))
    store.put(replace(proposed, state="retired"))

    again = store.propose(replace(PARKING, origin_key="slack:1", wording={"ja": "別の回答"}))

    assert (again.id, again.state) == (proposed.id, "retired")
    assert len(store.all()) == 1


def test_two_proposals_without_an_origin_are_two(store: Store) -> None:
    store.propose(PARKING)
    store.propose(PARKING)

    assert [one.state for one in store.all()] == ["proposed", "proposed"]


@pytest.mark.parametrize(("asked", "said"), [("", "No answer"), ("zz", "No answer"), ("a", "More than one")])
def test_an_id_that_names_not_just_one_is_refused(store: Store, asked: str, said: str) -> None:
    store.put(replace(PARKING, id="aaaa1111"), replace(PARKING, id="aaaa2222"))

    assert store.get("AAAA1").id == "aaaa1111"
    with pytest.raises(BadInput, match=said):
        store.get(asked)


def test_a_database_of_an_earlier_version_is_taken_over_with_what_it_holds(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    Store.open(settings).put(replace(PARKING, id="aaaa1111"))
    with sqlite3.connect(settings.desk_answers_url.removeprefix("sqlite:///")) as database:
        database.execute("ALTER TABLE desk_answers DROP COLUMN misread")

    store = Store.open(settings)

    assert store.get("aaaa1111") == replace(PARKING, id="aaaa1111")
    store.put(replace(PARKING, id="aaaa2222", misread=True))
    assert store.get("aaaa2222").misread


def test_an_answer_is_read_as_it_was_kept(store: Store) -> None:
    whole = from_values(as_values(PARKING) | {"id": "aaaa1111", "sources": [["slides", 3, "quote"]]})
    store.put(whole)

    assert store.all() == [whole]


def test_two_that_read_alike_have_one_digest_and_a_new_wording_another() -> None:
    assert PARKING.digest == replace(PARKING, id="other", asked=9).digest
    assert PARKING.digest != replace(PARKING, wording={"ja": "別"}).digest


def test_what_lacks_a_language_says_which() -> None:
    both: DeskAnswer = replace(PARKING, wording={"ja": "ありません。", "en": "There is none."})

    assert (PARKING.untranslated, both.untranslated) == (("en",), ())


def test_a_database_that_cannot_be_used_is_named() -> None:
    with pytest.raises(SettingsError, match="ASPIRE_ANSWERS_URL"):
        Store.open(Settings(answers_url="sqlite:////proc/none/answers.db"))


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({}, "answers.db"),
        ({"slack_database_url": "sqlite:///slack.db"}, "sqlite:///slack.db"),
        ({"log_url": "sqlite:///log.db"}, "sqlite:///log.db"),
        ({"answers_url": "sqlite:///a.db", "slack_database_url": "sqlite:///slack.db"}, "sqlite:///a.db"),
    ],
    ids=["a file of home", "Slack's database", "the log's", "its own"],
)
def test_answers_are_where_all_counters_see_them(given: dict[str, str], place: str) -> None:
    assert Settings(**given).desk_answers_url.endswith(place)  # type: ignore[arg-type]


def test_half_a_character_is_refused_and_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(BadInput, match="a character that it cannot keep"):
        store.propose(replace(PARKING, theme="\ud800"))

    assert store.all() == []


@pytest.mark.parametrize(
    "text", [pytest.param("長" * 201, id="too long"), pytest.param("a\0b", id="a null character")]
)
def test_what_a_stricter_database_refuses_is_told_as_that(
    postgresql_url: str, tmp_path: Path, text: str
) -> None:
    strict = Store.open(Settings(home=tmp_path, answers_url=postgresql_url))

    with pytest.raises(BadInput, match="too long for the database, or holds a character"):
        strict.propose(replace(PARKING, theme=text))

    assert strict.all() == []
    strict.close()
