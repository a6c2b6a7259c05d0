"""A call of a few facts answers its other matters from its documents, as well as without its call file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.settings import load
from corpus.documents import read_corpus
from index.build import build
from index.prepare import EMBEDDED, open_encoder

AS_OF = datetime(2026, 1, 20, 12, tzinfo=UTC)
GUIDE = """# Clean Growth Grant 2026

## When to apply

The call is open for applications from 5 January 2026 to 27 February 2026.

## How much

We pay up to 50% of eligible costs, to a maximum of £90,000 per project.

## Eligible costs

Equipment, installation and staff time are eligible. Land, vehicles and VAT are not eligible.

## Assessment

Applications are scored by two assessors. Decisions are sent by the end of April 2026.
"""
CALL = """
id: cgg
title: {ja: クリーン成長補助金, en: Clean Growth Grant}
programme: CGG
fiscal_year: 2026
document: guide
default_scheme: main
schemes: [{id: main, name: {ja: クリーン成長補助金, en: Clean Growth Grant}}]
sources:
  period: {page: 1, quote: The call is open for applications from 5 January 2026 to 27 February 2026.}
  rate: {page: 2, quote: "We pay up to 50% of eligible costs, to a maximum of £90,000 per project."}
facts:
  - {key: call_opens, scheme: main, value: 2026-01-05, unit: date, bound: at_least, source: period}
  - {key: call_closes, scheme: main, value: 2026-02-27, unit: date, source: period}
  - {key: support_rate, scheme: main, value: 50, unit: percent, bound: at_most, source: rate, known_as: [rate]}
  - {key: award_limit, scheme: main, value: 90000, unit: GBP, bound: at_most, source: rate}
"""


@pytest.fixture(scope="module")
def desks(models: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Desk]:
    """One with the call file, one without."""
    found = {}
    for name in ("with", "without"):
        root = tmp_path_factory.mktemp(name)
        (root / "call" / "documents").mkdir(parents=True)
        (root / "call" / "documents" / "guide.md").write_text(GUIDE, encoding="utf-8")
        if name == "with":
            (root / "call" / "call.yaml").write_text(CALL, encoding="utf-8")
        build(read_corpus(root / "call").documents, root / "index", encoder=open_encoder(EMBEDDED, models))
        found[name] = Desk.open(
            load(corpus=root / "call", index=root / "index", home=root / "home", log=False)
        )
    return found


@pytest.mark.parametrize(
    "question",
    [
        "Is installation covered?",
        "When will we hear the decision?",
        "車両は対象になりますか",
        "Who scores it?",
    ],
)
def test_what_no_fact_tells_is_answered_as_without_them(desks, question):
    told, bare = (desks[name].ask(question, as_of=AS_OF) for name in ("with", "without"))

    assert (told.status, told.answer) == (bare.status, bare.answer)


@pytest.mark.parametrize(
    ("question", "verdict", "held"),
    [
        ("2026年1月25日に申請できますか", "yes", "2026年1月25日"),
        ("May we apply on 4 January 2026?", "no", "5 January 2026"),
        ("3月に応募できますか", "no", "2026年2月27日より後"),
        ("How much would we get for costs of £150,000?", "info", "£75,000"),
        ("経費30万ポンドだといくら補助されますか", "info", "9万ポンド"),
    ],
)
def test_what_a_fact_decides_is_ruled(desks, question, verdict, held):
    answer = desks["with"].ask(question, as_of=AS_OF)

    assert [ruling.verdict for ruling in answer.rulings] == [verdict]
    assert held in answer.answer


@pytest.mark.parametrize(
    "asked", ["What was the rate in fiscal year 2024?", "2024年度の rate を教えてください"]
)
def test_what_another_year_paid_is_not_told_by_this_ones_facts(desks, asked):
    answer = desks["with"].ask(asked, as_of=AS_OF)

    assert (answer.status, answer.reason) == ("not_found", "other_year")
    assert desks["with"].ask(asked.replace("2024", "2026"), as_of=AS_OF).status == "answered"
