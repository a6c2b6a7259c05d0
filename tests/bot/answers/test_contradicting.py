"""A wording of the desk is held against the proven facts sentence by sentence, whatever question it answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.answers.checking import objections
from bot.desk import Desk
from corpus.text.language import language_of
from tests.bot.answers.conftest import PARKING

DATA = Path(__file__).parents[2] / "eval" / "desk_wordings.yaml"
DAY = date(2024, 4, 10)


def wordings(kind: str) -> list[str]:
    return list(yaml.safe_load(DATA.read_text(encoding="utf-8"))[kind])


def against(desk: Desk, wording: str, **changes: object) -> str:
    told = {"wording": {language_of(wording): wording}, **changes}
    answer = replace(PARKING, state="proposed", **told)  # type: ignore[arg-type]
    return "\n".join(map(str, objections(answer, desk, DAY)))


def test_another_value_than_a_facts_is_refused(desk: Desk) -> None:
    false = wordings("contradicts")

    assert [wording for wording in false if not desk.contradicted(wording, None, None)] == []
    assert len(false) > 100


@pytest.mark.parametrize("kind", ["true", "other"])
def test_what_is_true_or_of_another_matter_is_not(desk: Desk, kind: str) -> None:
    told = {wording: desk.contradicted(wording, None, None) for wording in wordings(kind)}

    assert {wording: found for wording, found in told.items() if found} == {}
    assert told


def test_the_sentence_the_fact_and_the_way_out_are_named(desk: Desk) -> None:
    told = against(desk, "駐車場はありません。日本側の上限は2億円です。")

    assert told.startswith("“日本側の上限は2億円です。” says otherwise than the documents")
    assert "上限は2億円ではありません" in told
    assert "japan-uk.japan.award_limit" in told
    assert "aspire index build" in told
    assert "aspire answers edit" in told


def test_the_side_of_the_answer_is_meant_where_its_sentence_names_none(desk: Desk) -> None:
    wording = "締切は4月16日の午後4時（英国時間）です。"

    assert against(desk, wording, side="uk") == ""
    assert "says otherwise" in against(desk, wording, side="japan")


def test_a_wrong_value_is_seen_behind_a_right_one(desk: Desk) -> None:
    assert "says otherwise" in against(
        desk, "日本側の直接経費は最大1.8億円、間接経費込みでは最大2億5,000万円です。"
    )


def test_one_wrong_language_is_enough(desk: Desk) -> None:
    answer = replace(
        PARKING, wording={"ja": "上限は1.8億円です。", "en": "The Japanese limit is 200 million yen."}
    )

    assert "says otherwise" in "\n".join(map(str, objections(answer, desk, DAY)))


def asking(desk: Desk, question: str, wording: str) -> str:
    return against(desk, wording, examples={language_of(question): (question,)})


@pytest.mark.parametrize(
    ("question", "wording"),
    [
        (
            "7割程度とは、7割ちょうどである必要がありますか",
            "厳密に7割である必要はなく、多少前後しても構いません。",
        ),
        ("渡航期間はちょうど1年でなければなりませんか", "渡航期間はちょうど1年としてください。"),
        ("学位取得後16年でも渡航できますか", "16年の方も事情により認められます。"),
        ("Does about 70% mean exactly 70%?", "It need not be exactly 70%."),
        ("Does about 15 years include 16 years?", "Sixteen years after the degree is still accepted."),
    ],
)
def test_a_hedge_may_be_settled(desk: Desk, question: str, wording: str) -> None:
    assert asking(desk, question, wording) == ""


@pytest.mark.parametrize(
    ("question", "wording"),
    [
        ("渡航はどのくらいなら短くてよいですか", "10か月以上を目安としてください。"),
        ("学位取得後25年でも渡航できますか", "学位取得後25年の方も認められます。"),
        ("15年程度とは何年ですか", "渡航する研究者は学位取得後20年以内であれば対象です。"),
    ],
    ids=["another number", "what no reading of the hedge reaches", "another limit"],
)
def test_but_never_by_another_number(desk: Desk, question: str, wording: str) -> None:
    assert asking(desk, question, wording)
