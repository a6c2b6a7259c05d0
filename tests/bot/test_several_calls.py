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


ROUNDS = """# FY{year} 交流補助金 募集要領

## 補助の内容

| 区分 | 補助上限額 | 補助率 | 事業期間 |
|---|---|---|---|
| 拠点型 | {base}万円 | 2/3以内 | {long}か月以内 |
| 交流拠点型 | 200万円 | 1/2以内 | 18か月以内 |

## 日程

| 回 | 申請受付開始 | 締切 |
|---|---|---|
| 第1回 | {year}年4月10日 | {year}年5月15日 17:00 |
| 第2回 | {year}年8月3日 | {year}年9月11日 17:00 |

## 対象経費

改修費と広報費が対象です。飲食費は対象になりません。
"""
OF_KINDS = """
id: koryu-{year}
title: {{ja: "{year}年度交流補助金", en: "Exchange Grant {year}"}}
programme: 交流補助金
fiscal_year: {year}
document: guide-{year}
default_scheme: main
schemes: [{{id: main, name: {{ja: 交流補助金, en: Exchange Grant}}}}]
groups:
  - {{id: base, name: {{ja: 拠点型, en: base type}}}}
  - {{id: exchange, name: {{ja: 交流拠点型, en: exchange type}}}}
sources:
  base: {{page: 1, quote: "拠点型 {base}万円 2/3以内 {long}か月以内"}}
  exchange: {{page: 1, quote: "交流拠点型 200万円 1/2以内 18か月以内"}}
facts:
  - {{key: award_limit, scheme: main, group: base, value: {base}0000, unit: JPY, bound: at_most, source: base}}
  - {{key: award_limit, scheme: main, group: exchange, value: 2000000, unit: JPY, bound: at_most, source: exchange}}
  - {{key: duration, scheme: main, group: base, value: {long}, unit: months, bound: at_most, source: base}}
  - {{key: duration, scheme: main, group: exchange, value: 18, unit: months, bound: at_most, {hold}source: exchange}}
"""
IN_JUNE = datetime(2026, 6, 20, 3, tzinfo=UTC)


def _of_two_years(root: Path, models: Path, file: str | None) -> Desk:
    """A desk for the call of two years, with a call file each or without."""
    for told in ({"year": 2025, "base": 450, "long": 20}, {"year": 2026, "base": 500, "long": 24}):
        folder = root / "calls" / str(told["year"])
        (folder / "documents").mkdir(parents=True)
        (folder / "documents" / f"guide-{told['year']}.md").write_text(
            ROUNDS.format(**told), encoding="utf-8"
        )
        if file:
            hold = "hold: true, " if told["year"] == 2026 else ""
            (folder / "call.yaml").write_text(file.format(**told, hold=hold), encoding="utf-8")
    build(read_corpus(root / "calls").documents, root / "index", encoder=open_encoder(EMBEDDED, models))
    return Desk.open(load(corpus=root / "calls", index=root / "index", home=root / "home", log=False))


@pytest.fixture(scope="module")
def of_two_years(models: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Desk]:
    files = {"with": OF_KINDS, "without": None}
    return {name: _of_two_years(tmp_path_factory.mktemp(name), models, file) for name, file in files.items()}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2026年度の拠点型の事業期間は", "最大2年"),
        ("2025年度の交流拠点型の事業期間は", "最大1年6か月"),
        ("2026年度の拠点型で400万円の補助を申請できますか", "100万円の余裕"),
        ("2026年度の拠点型で600万円の補助を申請できますか", "100万円超え"),
        ("2025年度の拠点型はいくらまでもらえますか", "450万円"),
        ("How much can the base type get for 2025?", "4.5 million yen"),
        ("How much can the base type get in 2026?", "5 million yen"),
    ],
)
def test_a_year_and_a_group_tell_of_which_and_not_what_is_asked(of_two_years, asked, told):
    answer = of_two_years["with"].ask(asked, as_of=IN_JUNE)

    assert told in answer.answer
    assert (answer.status, answer.choices) == ("answered", ())


@pytest.mark.parametrize(
    "asked",
    ["2026年度の第1回の締切は", "2026年度の第2回の締切はいつですか", "2026年度の申請受付はいつ始まりますか"],
)
def test_what_no_fact_decides_is_told_as_without_call_files(of_two_years, asked):
    told, bare = (of_two_years[name].ask(asked, as_of=IN_JUNE) for name in ("with", "without"))

    assert (told.status, told.answer) == ("answered", bare.answer)


@pytest.mark.parametrize("asked", ["2024年度の第1回の締切は", "What was the deadline for FY2024?"])
def test_nothing_is_looked_up_for_a_year_that_no_call_is_of(of_two_years, asked):
    assert of_two_years["with"].ask(asked, as_of=IN_JUNE).reason == "other_year"


@pytest.mark.parametrize(
    "asked",
    [
        "2026年度の交流拠点型の事業期間は",
        "2026年度、交流拠点型は24か月の事業で申請できますか",
        "2026年度、交流拠点型の期間は",
    ],
)
def test_what_is_on_hold_is_not_read_out_of_its_row(of_two_years, asked):
    answer = of_two_years["with"].ask(asked, as_of=IN_JUNE)

    assert "現在見直し中" in answer.answer
    assert "18か月" not in answer.answer


@pytest.mark.parametrize(
    ("as_of", "answers"),
    [
        pytest.param(datetime(2026, 3, 31, 14, tzinfo=UTC), "2025", id="the last hour of its fiscal year"),
        pytest.param(IN_JUNE, "2026", id="the year after"),
    ],
)
def test_a_call_that_does_not_say_when_it_closes_is_over_with_its_year(of_two_years, as_of, answers):
    answer = of_two_years["with"].ask("拠点型の補助上限額はいくらですか", as_of=as_of)

    assert f"{answers}年度交流補助金」についての回答" in answer.notice
    assert len(answer.choices) == 1


def test_a_closed_call_gives_way_to_one_that_is_open(desk):
    alba, brio = desk.calls
    over = replace(
        alba,
        facts=tuple(
            replace(f, value="2026-02-01T17:00 JST") if f.key == "deadline" else f for f in alba.facts
        ),
    )

    assert [names.call.programme for names in Calls((over, brio)).near([Turn("How much?")], AS_OF)] == [
        "BRIO",
        "ALBA",
    ]
    assert [names.call.programme for names in Calls((alba, brio)).near([Turn("How much?")], AS_OF)] == [
        "ALBA",
        "BRIO",
    ]
