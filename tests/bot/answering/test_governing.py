"""An item of a list is said with the sentence that governs it, and leave with what its section leaves out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.answering.excepting import exceptions, excepts
from bot.answering.governing import lead_of
from index.passage import Chunk, Passage

LEAD = "第９条 財団は、次の各号のいずれかに該当するときは、助成を取り消すことができる。"
CASES = "二 報告をしなかった場合\n三 一年以内に使用をやめた場合（やむを得ない場合を除く。）"


def chunks(*texts: str, headings: Sequence[str] = ()) -> list[Chunk]:
    named = headings or ["（取消し）"] * len(texts)
    return [
        Chunk(f"rules#1.{at}", "rules", "規程", 1, heading, text)
        for at, (text, heading) in enumerate(zip(texts, named, strict=True), start=1)
    ]


@pytest.mark.parametrize(
    ("before", "quote", "lead"),
    [
        pytest.param([LEAD, "一 虚偽があった場合"], CASES, LEAD, id="over another item"),
        pytest.param(
            [LEAD, "一 以下のいずれかの場合\nア 期日を過ぎた場合", "イ 連絡がない場合"],
            CASES,
            LEAD,
            id="over an inner list",
        ),
        pytest.param([LEAD, "一 虚偽があった場合"], "四 事業をやめる。", "", id="a sentence says it alone"),
        pytest.param([LEAD, "一 虚偽があった場合"], "２ 前項の場合", "", id="no item of that list"),
        pytest.param(["第９条 財団は調査する。", "一 虚偽があった場合"], CASES, "", id="nothing leads in"),
    ],
)
def test_an_item_that_was_cut_off_is_led_by_what_governs_it(before: list[str], quote: str, lead: str) -> None:
    found = chunks(*before, quote)

    assert lead_of(found[-1], quote, found) == lead


def test_what_leads_in_under_another_heading_governs_nothing() -> None:
    found = chunks(LEAD, "一 虚偽があった場合", CASES, headings=["（取消し）", "（報告）", "（報告）"])

    assert lead_of(found[-1], CASES, found) == ""


SECTIONS = ("旅費", "規約")
GIVES = Chunk("a#1.1", "a", "学校", 1, "内容", "往復の交通費を補助する。", labels=SECTIONS, sections=2)
LEAVES_OUT = Chunk(
    "a#1.2", "a", "学校", 1, "その他", "途中で帰る場合は補助対象外。", labels=SECTIONS, sections=2
)
ELSEWHERE = Chunk("a#2.1", "a", "学校", 2, "会場", "飲食はできません。", labels=("会場",), sections=1)


@pytest.mark.parametrize(
    ("cosines", "said"),
    [
        pytest.param([0.5, 0.6], ["途中で帰る場合は補助対象外。"], id="nearer to the case than what gives"),
        pytest.param([0.6, 0.5], [], id="not of the case"),
    ],
)
def test_what_a_section_leaves_out_is_told_where_it_is_nearer_to_the_case(
    cosines: list[float], said: list[str]
) -> None:
    def near(passages: Sequence[Passage]) -> list[float]:
        assert len(passages) == 2
        return cosines

    found = exceptions(GIVES, GIVES.text, [GIVES, LEAVES_OUT, ELSEWHERE], near)

    assert [part for _, part in found] == said


@pytest.mark.parametrize(
    ("part", "leaves_out"),
    [
        ("ほかの財源がある者は対象外。", True),
        ("交通費のみの補助はできません。", True),
        ("Fees are not covered.", True),
        ("Everybody may apply except members of the board.", True),
        ("往復の交通費を補助する。", False),
        ("Travel is paid for all who come.", False),
    ],
)
def test_a_sentence_that_leaves_something_out_is_known(part: str, leaves_out: bool) -> None:
    assert excepts(part) is leaves_out
