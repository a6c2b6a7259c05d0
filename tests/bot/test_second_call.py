"""A call is added by its folder alone: documents and a call.yaml, and everything it is asked is ruled from those."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desk import Desk
from bot.settings import BUNDLED_CORPUS, load
from corpus.documents import read_corpus
from corpus.facts.model import read_calls
from corpus.facts.proof import prove
from corpus.quantity import read, same
from index.build import build
from index.prepare import EMBEDDED, open_encoder

CALLS = Path(__file__).parents[1] / "calls"
AS_OF = datetime(2026, 3, 20, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
# (question, verdict of the first ruling, what the answer holds)
ASKED = [
    ("直接経費の上限はいくらですか", "info", "7,600万円"),
    ("What is the maximum award on the French side?", "info", "€640,000"),
    ("フランス側に65万ユーロ申請できますか", "no", "1万ユーロ超えます"),
    ("総額9,600万円で申請できますか", "yes", "間接経費を含む総額9,600万円は日本側の上限9,600万円ちょうど"),
    ("9,600万円で申請できますか", "confirm", "間接経費を含む総額であれば上限9,600万円ちょうど"),
    ("間接経費は何％ですか", "info", "25％"),
    ("1ユーロは何円で換算しますか", "info", "1ユーロ＝165円"),
    ("日本側の締切はいつですか", "info", "2026年3月31日（火）12:00（日本時間）"),
    ("When is the deadline on the French side?", "info", "30 March 2026 (Mon), 17:00 Central European Time"),
    ("事前連絡はいつまでですか", "info", "2026年2月13日"),
    ("支援期間は何年ですか", "info", "2年間"),
    ("学位取得後9年の研究者は派遣できますか", "no", "8年以内"),
    ("学生を派遣できますか", "no", "該当しません"),
    ("研究者は何人まで派遣できますか", "info", "3名以内"),
    ("採択件数は何件ですか", "info", "12件"),
    ("提案書は英語で書けますか", "no", "日本語で作成"),
    ("応募資格を教えてください", "info", "常勤"),
    ("問い合わせ先を教えてください", "info", "lumen-fr@nrf.example.org"),
    ("What research fields are covered?", "info", "quantum sensing and space observation"),
]


@pytest.fixture(scope="module")
def desk(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("second-call") / "index"
    build(read_corpus(CALLS).documents, folder, encoder=open_encoder(EMBEDDED, models))
    return Desk.open(load(corpus=CALLS, index=folder, log=False))


def test_its_facts_are_proven():
    assert [str(item) for call in read_calls(CALLS) for item in prove(call)] == []


def test_none_of_its_values_is_one_of_the_bundled_calls():
    (bundled,), (other,) = read_calls(BUNDLED_CORPUS), read_calls(CALLS)

    mine, theirs = (
        {(fact.key, fact.value, fact.unit) for fact in call.facts if fact.value is not None}
        for call in (other, bundled)
    )

    assert len(mine) > 20
    assert mine & theirs == set()


@pytest.mark.parametrize(("question", "verdict", "held"), ASKED, ids=[case[0] for case in ASKED])
def test_it_is_ruled_from_its_own_facts(desk, question, verdict, held):
    answer = desk.ask(question, as_of=AS_OF)

    assert answer.rulings, answer.answer
    assert answer.rulings[0].verdict == verdict
    assert held in answer.answer
    assert {citation.document for citation in answer.citations} == {"lumen-briefing"}
    assert all(citation.quote for citation in answer.citations)


def test_no_answer_holds_a_number_or_name_of_the_bundled_call(desk):
    (bundled,) = read_calls(BUNDLED_CORPUS)
    theirs = [
        item
        for fact in bundled.facts
        for item in read(fact.source.quote)
        if item.kind not in ("count", "duration")
    ]
    own = [item for path in CALLS.rglob("*.txt") for item in read(path.read_text(encoding="utf-8"))]
    theirs = [item for item in theirs if not any(same(item, other) for other in own)]

    for question, _, _ in ASKED:
        text = desk.ask(question, as_of=AS_OF).answer

        assert not re.search(r"ASPIRE|JST\b(?!\))|BBSRC|UKRI|英国|日英|\bUK\b|e-Rad|jst\.go\.jp", text), text
        assert [item.text for item in read(text) if any(same(item, other) for other in theirs)] == []


def test_other_years_and_programmes_are_named_as_its_own(desk):
    answer = desk.ask("2024年度の上限額はいくらでしたか", as_of=AS_OF)

    assert (answer.status, answer.reason) == ("not_found", "other_year")
    assert "2026年度" in answer.answer
