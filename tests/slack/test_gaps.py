"""What people asked in vain, grouped, as a table and as a page."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_engine import ANSWERED, NOT_FOUND

from bot.answer import Answer
from bot.receipts.gap_report import to_csv, to_html
from bot.receipts.gaps import Asked, Gap, group
from bot.slack.casebook import Casebook
from bot.slack.gaps import asked_in_slack
from bot.slack.jobs import Jobs
from bot.slack.limits import Limits
from bot.slack.records import Given, Records
from bot.slack.requests import Request
from bot.slack.store import open_database

NOON = datetime(2024, 4, 10, 12, tzinfo=UTC)


def asked(question: str, *, hours: int = 0, dislikes: int = 0) -> Asked:
    return Asked(question, "not_found", dislikes, NOON + timedelta(hours=hours))


@pytest.fixture
def gaps() -> list[Gap]:
    questions = [
        "駐車場はありますか",
        "懇親会の会費は",
        "駐車場はあるのか教えてください",
        "=1+1",
        "駐車場の場所を知りたい",
    ]
    return group(asked(question, hours=hours) for hours, question in enumerate(questions))


def test_questions_alike_stand_together_the_most_frequent_first(gaps: list[Gap]) -> None:
    assert [len(gap.asked) for gap in gaps] == [3, 1, 1]
    assert all("駐車場" in one.question for one in gaps[0].asked)
    assert gaps[0].unanswered == 3


@pytest.mark.parametrize("questions", [[], [""], ["？", "！"], ["a"] * 500])
def test_odd_questions_group_without_harm(questions: list[str]) -> None:
    found = group(asked(question) for question in questions)

    assert sum(len(gap.asked) for gap in found) == len(questions)


def test_politeness_does_not_make_questions_alike() -> None:
    found = group([asked("駐車場について教えてください"), asked("懇親会について教えてください")])

    assert len(found) == 2


def test_the_table_has_a_line_per_question_and_no_formula(gaps: list[Gap]) -> None:
    lines = list(csv.DictReader(io.StringIO(to_csv(gaps))))

    assert len(lines) == 5
    assert lines[0]["times_asked"] == "3"
    assert "'=1+1" in [line["question"] for line in lines]


def test_the_page_is_readable_and_runs_nothing() -> None:
    page = to_html(group([asked("<script>alert(1)</script> 駐車場")]), language="ja", made_at=NOON)

    assert "<script>" not in page
    assert "駐車場" in page
    assert "2024-04-10" in page
    assert "回答なし 1件 · 最後に尋ねられた日" in page


def test_an_empty_page_says_so() -> None:
    assert "None." in to_html([], language="en")


def test_unanswered_disliked_and_taken_to_the_desk_are_read_from_the_counter_and_outlive_the_answer(
    tmp_path: Path,
) -> None:
    database = open_database(f"sqlite:///{tmp_path / 's.sqlite3'}")
    records = Records(database)
    casebook = Casebook(database)
    jobs = Jobs(database, limits=Limits(), worker="w")

    def keep(number: int, answer: Answer) -> Given:
        jobs.take(Request(f"k{number}", "question", str(number), "C1", "1", "U1", {"text": "q"}))
        job = jobs.claim()
        assert job is not None
        return records.keep_answer(job, replace(answer, question=f"質問{number}", receipt=f"r{number}"))

    keep(1, ANSWERED)
    disliked = keep(2, ANSWERED)
    unanswered = keep(3, NOT_FOUND)
    records.keep_feedback(disliked, "U1", liked=False)
    records.keep_feedback(disliked, "U2", liked=False)
    records.keep_feedback(disliked, "U3", liked=True)
    taken_on = keep(4, ANSWERED)
    case = casebook.open(unanswered, form="V1", asker="U1", question="質問3", note="")
    casebook.answer(case, reply="窓口の答え", by="UDESK")
    casebook.open(taken_on, form="V2", asker="U1", question="質問4、言い直し", note="")

    found = asked_in_slack(database)

    assert [(one.question, one.receipt, one.dislikes, one.at_desk, one.reply) for one in found] == [
        ("質問2", "r2", 2, 0, None),
        ("質問3", "r3", 0, 1, "窓口の答え"),
        ("質問4、言い直し", "r4", 0, 1, None),
    ]

    records.forget(older_than=-1)
    assert [(one.question, one.reply) for one in asked_in_slack(database)] == [
        ("質問3", "窓口の答え"),
        ("質問4、言い直し", None),
    ]
