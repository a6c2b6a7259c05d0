"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.sentences import leads_in, sentence_ends, sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("対象です。延長は不可！", ["対象です。", "延長は不可！"], id="Japanese marks"),
        pytest.param(
            "彼は「行く。」と述べた。次。", ["彼は「行く。」と述べた。", "次。"], id="a quotation goes on"
        ),
        pytest.param(
            "（対象外です。）次です。",
            ["（対象外です。）", "次です。"],
            id="a bracket closes behind the mark",
        ),
        pytest.param("「閉じない。次です。", ["「閉じない。", "次です。"], id="a bracket without a partner"),
        pytest.param("Ask Dr. Smith. See Fig. 2.", ["Ask Dr. Smith.", "See Fig. 2."], id="abbreviations"),
        pytest.param("Costs, e.g. travel. Yes.", ["Costs, e.g. travel.", "Yes."], id="e.g."),
        pytest.param(
            'At "labs, etc." We ask.', ['At "labs, etc."', "We ask."], id="etc. that ends a quotation"
        ),
        pytest.param(
            "We buy pens, etc. Any time.", ["We buy pens, etc. Any time."], id="etc. that may go on"
        ),
        pytest.param("1. Apply first. Then wait.", ["1. Apply first.", "Then wait."], id="an item's number"),
        pytest.param(
            "Up to 1.8 million. Apply at jst.go.jp/a.html.",
            ["Up to 1.8 million.", "Apply at jst.go.jp/a.html."],
            id="points inside numbers and addresses",
        ),
        pytest.param(
            "第１．２条による．次である．", ["第１．２条による．", "次である．"], id="full-width points"
        ),
        pytest.param(
            "違反になりますか?(渡航者はいます)",
            ["違反になりますか?", "(渡航者はいます)"],
            id="an aside behind a question",
        ),
        pytest.param("項目一\n項目二", ["項目一", "項目二"], id="lines"),
        pytest.param(" \n", [], id="nothing"),
    ],
)
def test_sentences_end_where_the_writer_ended_them(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@given(st.text(alphabet="あ漢aB1 .。！?「」（）\n"))
def test_sentences_are_verbatim_and_lose_nothing_but_white_space(text: str) -> None:
    found = sentences(text)

    assert all(sentence in text for sentence in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_the_ends_of_sentences_stand_where_those_end():
    text = "締切は4月16日です。 [1]\nSee Fig. 2 below. It ends"

    assert [text[:end][-2:] for end in sentence_ends(text)] == ["す。", "1]", "w.", "ds"]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("対象となる経費は次のとおりです：", True),
        ("対象です。※ 下記は受け付けません。", True),
        ("提出にあたり、以下の書類を用意してください。", True),
        ("以下の書類が要ります。詳しくは担当へ。", False),
        ("従業員が20人以下の事業者が対象です。", False),
        ("We fund:", True),
        ("We fund travel.", False),
        ("", False),
    ],
)
def test_what_points_below_or_ends_in_a_colon_leads_in(text: str, leads: bool) -> None:
    assert leads_in(text) == leads
