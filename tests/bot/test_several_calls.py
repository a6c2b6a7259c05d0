"""Several calls in one index: a named one is answered for alone; else whose answer it is is said, and the
others are offered."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.answering.calls import Calls
from bot.cli.app import app
from bot.desk import Desk, Turn
from bot.receipts import Receipts, replay
from bot.settings import Settings, load
from corpus.documents import read_corpus
from index.build import build
from index.prepare import EMBEDDED, open_encoder

AS_OF = datetime(2027, 1, 10, 12, tzinfo=UTC)
DOCUMENT = """# {title}

## Amount

Each project receives at most {limit} yen.

## Deadline

Proposals are due by {day}, 17:00 JST.

{more}
"""
CALL = """
id: {id}
title: {{ja: "{title}", en: "{title}"}}
programme: {programme}
fiscal_year: {year}
document: guide-{id}
default_scheme: main
schemes: [{{id: main, name: {{ja: "{programme}", en: "{programme}"}}, known_as: []}}]
sources:
  limit: {{page: 1, quote: "Each project receives at most {limit} yen."}}
  due: {{page: 2, quote: "Proposals are due by {day}, 17:00 JST."}}
facts:
  - {{key: award_limit, scheme: main, value: {number}, unit: JPY, bound: at_most, source: limit}}
  - {{key: deadline, scheme: main, value: "{date}T17:00 JST", unit: datetime, bound: at_most, source: due}}
"""
SAME = {"day": "1 February 2027", "date": "2027-02-01"}
CALLS = (
    {"id": "alba", "programme": "ALBA", "title": "ALBA 2026", "year": 2026, **SAME, "number": 5000000},
    {"id": "brio", "programme": "BRIO", "title": "BRIO 2027", "year": 2027, **SAME, "number": 8000000},
)
ABOUT_DOGS = "## Animals\n\nDogs may be brought to the kick-off meeting of the project."


@pytest.fixture(scope="module")
def settings(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    root = tmp_path_factory.mktemp("several")
    for call in CALLS:
        told = call | {"limit": f"{call['number']:,}", "more": ABOUT_DOGS if call["id"] == "brio" else ""}
        folder = root / "calls" / str(call["id"])
        (folder / "documents").mkdir(parents=True)
        (folder / "call.yaml").write_text(CALL.format(**told))
        (folder / "documents" / f"guide-{call['id']}.md").write_text(DOCUMENT.format(**told))
    corpus = root / "calls"
    build(read_corpus(corpus).documents, root / "index", encoder=open_encoder(EMBEDDED, models))
    return load(corpus=corpus, index=root / "index", home=root / "home")


@pytest.fixture(scope="module")
def desk(settings: Settings) -> Desk:
    return Desk.open(settings)


def test_a_named_call_is_answered_for_alone(desk):
    answer = desk.ask("How much can a BRIO project receive?", as_of=AS_OF)

    assert "8 million" in answer.answer
    assert (answer.choices, {item.document for item in answer.citations}) == ((), {"guide-brio"})


def test_where_none_is_named_it_is_said_whose_the_answer_is_and_the_other_is_offered(desk):
    answer = desk.ask("How much can a project receive?", as_of=AS_OF)

    assert "5 million" in answer.answer
    assert "ALBA 2026" in answer.notice and "BRIO 2027" in answer.notice
    assert [(choice.intent, choice.label) for choice in answer.choices] == [("call:brio", "BRIO 2027")]


def test_the_choice_of_a_call_is_answered_for_it(desk):
    answer = desk.ask("How much can a project receive?", as_of=AS_OF, intent="call:brio")

    assert "8 million" in answer.answer
    assert answer.choices == ()


@pytest.mark.parametrize(
    ("thread", "number"),
    [
        pytest.param(["Is BRIO open yet?"], "8 million", id="the turn before names it"),
        pytest.param(["Is BRIO open yet?", "Who may apply?"], "8 million", id="one further back does"),
        pytest.param(["Is ALBA open yet?", "And BRIO?"], "8 million", id="the newest that names one counts"),
        pytest.param(["Is ALBA open yet?", "BRIO or ALBA?"], "5 million", id="both: the one before them"),
    ],
)
def test_the_call_of_a_talk_is_the_one_that_its_newest_turns_name(desk, thread, number):
    answer = desk.ask("How much can a project receive?", as_of=AS_OF, thread=[Turn(text) for text in thread])

    assert number in answer.answer
    assert answer.choices == ()


@pytest.mark.parametrize(
    "asked", ["What is the limit in ALBA 2027?", "ALBA 2027の上限は？", "FY2027のALBAの上限は？"]
)
def test_a_programme_and_a_year_name_one_of_its_calls(desk, asked):
    alba, brio = desk.calls
    names, alone = Calls((alba, brio, replace(alba, fiscal_year=2027))).of([Turn(asked)])

    assert names and (names.call.programme, names.call.fiscal_year, alone) == ("ALBA", 2027, True)


@pytest.mark.parametrize(
    "asked", ["the sole (not joint) ALBA call", "ALBAの共同公募ではなく単独公募", "the sole ALBA call"]
)
def test_a_scheme_that_is_denied_names_no_call(desk, asked):
    alba, _ = desk.calls
    joint, sole = (
        replace(alba, id=word, schemes=(replace(alba.schemes[0], known_as=(word, f"{word} call", ja)),))
        for word, ja in (("joint", "共同公募"), ("sole", "単独公募"))
    )

    assert [names.call.id for names in Calls((joint, sole)).near([Turn(asked)])] == ["sole"]


def test_a_year_that_no_call_is_of_is_told_with_the_years_of_all(desk):
    answer = desk.ask("2031年度の上限額を教えてください", as_of=AS_OF)

    assert answer.reason == "other_year"
    assert "2026・2027年度" in answer.answer


def test_only_the_calls_that_may_be_meant_are_near(desk):
    alba, brio = desk.calls
    near = Calls((alba, brio, replace(alba, fiscal_year=2027))).near([Turn("What is the limit in ALBA?")])

    assert [names.call.programme for names in near] == ["ALBA", "ALBA"]


def test_what_all_calls_say_alike_offers_none(desk):
    answer = desk.ask("When is the deadline?", as_of=AS_OF)

    assert "1 February 2027" in answer.answer
    assert (answer.choices, answer.notice) == ((), None)


def test_a_named_call_is_looked_up_in_its_own_documents(desk):
    asked = "May I bring dogs to the {} kick-off meeting of the project?"

    own, other = (desk.ask(asked.format(name), as_of=AS_OF) for name in ("BRIO", "ALBA"))

    assert {item.document for item in own.citations} == {"guide-brio"}
    assert "dogs" not in other.answer.lower()


def test_the_call_that_answers_is_taken_where_the_first_is_silent(desk):
    answer = desk.ask("May I bring dogs to the kick-off meeting of the project?", as_of=AS_OF)

    assert {item.document for item in answer.citations} == {"guide-brio"}
    assert answer.notice == "This is for “BRIO 2027”. Nothing was found for: ALBA 2026."


@pytest.mark.parametrize(
    ("question", "title"),
    [("How much can a BRIO project receive?", "BRIO 2027"), ("ALBAではいくらまでもらえますか", "ALBA 2026")],
)
def test_the_notice_beside_an_answer_names_the_call_that_is_closed(desk, question, title):
    answer = desk.ask(question, as_of=datetime(2027, 3, 1, tzinfo=UTC))

    assert answer.notice and answer.notice.startswith(title)


def test_where_the_calls_differ_the_notice_says_which_of_them_is_closed(desk):
    answer = desk.ask("How much can a project receive?", as_of=datetime(2027, 3, 1, tzinfo=UTC))

    assert answer.notice == (
        "This is for “ALBA 2026”. It differs for: BRIO 2027.\nALBA 2026 closed on 1 February 2027."
    )


def test_an_answer_with_offered_calls_is_replayed_to_the_byte(desk, settings):
    receipt = Receipts.open(settings.receipts_url).get(
        str(desk.ask("How much can a project receive?", as_of=AS_OF).receipt)
    )

    result = replay(receipt, desk._retriever.chunks(), settings.corpus)

    assert result.stored == result.again
    assert json.loads(result.stored)["choices"]


def test_an_offered_call_is_taken_on_the_command_line(settings, monkeypatch):
    for name, place in (
        ("CORPUS", settings.corpus),
        ("INDEX", settings.index_folder),
        ("HOME", settings.home),
    ):
        monkeypatch.setenv(f"ASPIRE_{name}", str(place))

    ran = CliRunner().invoke(
        app, ["ask", "--no-log", "--intent", "call:brio", "How much can a project receive?"]
    )

    assert (ran.exit_code, "8 million" in ran.stdout) == (0, True)


def test_calls_of_one_title_are_offered_with_their_years(tmp_path, models):
    for call in CALLS:
        told = call | {"title": "Seed grant", "programme": "SEED", "limit": f"{call['number']:,}", "more": ""}
        folder = tmp_path / "calls" / str(call["id"])
        (folder / "documents").mkdir(parents=True)
        (folder / "call.yaml").write_text(CALL.format(**told))
        (folder / "documents" / f"guide-{call['id']}.md").write_text(DOCUMENT.format(**told))
    corpus, index = tmp_path / "calls", tmp_path / "index"
    build(read_corpus(corpus).documents, index, encoder=open_encoder(EMBEDDED, models))

    answer = Desk.open(load(corpus=corpus, index=index, home=tmp_path)).ask(
        "How much can a project receive?", as_of=AS_OF
    )

    assert "Seed grant (FY2026)" in answer.notice
    assert [choice.label for choice in answer.choices] == ["Seed grant (FY2027)"]
