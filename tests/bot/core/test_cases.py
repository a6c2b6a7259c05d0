"""Graded questions: how many are answered right, from the right page, and how many are rightly left unanswered."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

import bot
from bot.evaluation.cases import Result, figures, grade, read_cases
from bot.reading.question import DESK_ZONE
from bot.settings import BUNDLED_CORPUS
from corpus.text.squeeze import squeeze

AFTER = datetime(2024, 5, 1, 12, tzinfo=DESK_ZONE)
BEFORE = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)
CALL = "aspire-2024-japan-uk"
# A question this short is how anybody would put it; it may stand in an example.
TELLING = 12
OTHERS = ("midori", "nordsea", "hashi")


def graded(desk, path, as_of):
    cases = read_cases(path.read_text(encoding="utf-8").splitlines(), path.name)
    asked = ((case, desk.ask(case.question, as_of=as_of)) for case in cases)
    return [Result(case, answer, grade(case, answer), None) for case, answer in asked]


def assert_reached(results, **least):
    shares = figures(results).shares
    low = {
        name: f"{shares[name][0]} of {shares[name][1]}"
        for name, share in least.items()
        if shares[name][0] < share * shares[name][1]
    }
    wrong = [f"{item.case.id} {item.case.question} {item.failed}" for item in results if not item.right]
    assert not low, f"{low}: {wrong}"


@pytest.fixture(scope="module")
def results(desk, texts):
    return graded(desk, texts.questions, AFTER)


def test_the_questions_of_the_call_are_answered_right(results):
    assert_reached(results, correct=0.97, cited=0.97, verdict=1.0, abstained=0.96, language=1.0, concise=1.0)


@pytest.mark.parametrize("name", ["unseen", "blind"])
def test_questions_nobody_had_seen_are_answered_right_too(desk, texts, name):
    results = graded(desk, getattr(texts, name), BEFORE)

    assert_reached(results, right=0.93, abstained=0.96, language=1.0, verdict=0.97)


@pytest.mark.parametrize("name", OTHERS)
def test_another_call_is_answered_from_its_documents_alone(other_desk, texts, name):
    results = graded(other_desk(name), texts.eval / "other" / f"{name}.jsonl", BEFORE)

    assert_reached(results, right=0.85, abstained=0.9)


def test_every_citation_stands_on_its_page(results):
    text = (BUNDLED_CORPUS / CALL / "documents" / "briefing-slides.txt").read_text(encoding="utf-8")
    pages = [squeeze(page) for page in text.split("\f")]
    cited = [citation for result in results for citation in result.answer.citations]

    lost = [item for item in cited if squeeze(item.quote) not in pages[item.page - 1]]

    assert len(cited) > len(results)
    assert not lost


def test_markers_are_numbered_by_first_use_and_each_has_its_citation(results):
    for result in results:
        answer = result.answer
        used = list(dict.fromkeys(int(number) for number in re.findall(r"\[(\d+)\]", answer.answer)))
        assert used == [item.id for item in answer.citations] == [*range(1, len(used) + 1)], result.case.id


def test_a_ruling_cites_what_the_answer_cites(results):
    for result in results:
        given = {item.id for item in result.answer.citations}
        for ruling in result.answer.rulings:
            assert ruling.citations, result.case.id
            assert given >= set(ruling.citations), result.case.id


def test_what_is_not_found_has_a_reason_a_contact_and_nothing_cited(results):
    silent = [result.answer for result in results if result.answer.status == "not_found"]

    assert silent
    for answer in silent:
        assert answer.reason in ("not_in_documents", "other_year", "other_programme")
        assert answer.contact and answer.contact in answer.answer
        assert not answer.citations and not answer.rulings


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def test_no_graded_question_stands_in_the_program_or_its_data(texts):
    room = Path(bot.__file__).parent
    sources = [path for path in room.rglob("*") if path.suffix in (".py", ".txt", ".yaml", ".md", ".json")]
    sources += BUNDLED_CORPUS.glob("*/call.yaml")
    program = {path: _plain(path.read_text(encoding="utf-8")) for path in sources}
    lines = [json.loads(line) for path in texts.eval.rglob("*.jsonl") for line in path.open(encoding="utf-8")]
    asked = {_plain(text) for line in lines for key in ("question", "ja", "en") if (text := line.get(key))}

    found = [(path.name, text) for path, held in program.items() for text in asked if text in held]

    assert len(sources) > 100 and len(asked) > 500
    assert [item for item in found if len(item[1]) > TELLING] == []
