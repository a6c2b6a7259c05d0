"""Cells of a table: which of a row are said together."""

from __future__ import annotations

import pytest

from bot.answering.cells import cells_asked
from bot.answering.lookup import Judged
from index.passage import Chunk, Passage

TABLE = {
    ("探索型", "採択予定件数"): "20件程度",
    ("発展型", "採択予定件数"): "6件程度",
    ("探索型", "研究期間"): "2年以内",
    ("発展型", "研究期間"): "4年以内",
}


def judged(text: str, labels: tuple[str, ...], at: int, page: int = 1, probability: float = 0.9) -> Judged:
    chunk = Chunk(f"call#{page}.{at}", "call", "公募", page, "概要", text, labels=labels, language="ja")
    return Judged(Passage(chunk, score=0.5, cosine=0.9, lexical=0.5), probability, text)


CELLS = {text: judged(text, labels, at) for at, (labels, text) in enumerate(TABLE.items(), 1)}
CELLS["unlikely row"] = judged("20件程度", ("探索型", "採択予定件数"), 1, probability=0.4)
CELLS["unlikely"] = judged("4年以内", ("発展型", "研究期間"), 4, probability=0.4)


@pytest.mark.parametrize(
    ("question", "passing", "said"),
    [
        pytest.param(
            "採択予定件数は", ["6件程度", "20件程度"], ["20件程度", "6件程度"], id="the row: both, in order"
        ),
        pytest.param(
            "発展型の採択予定件数は", ["6件程度", "20件程度"], ["6件程度"], id="one column is named"
        ),
        pytest.param(
            "発展型の採択予定件数は", ["20件程度", "6件程度"], ["6件程度"], id="it goes before the first"
        ),
        pytest.param(
            "採択予定件数は", ["20件程度", "2年以内"], ["20件程度"], id="another row is not asked about"
        ),
        pytest.param(
            "発展型を知りたい", ["6件程度", "4年以内"], ["6件程度", "4年以内"], id="the column: its cells"
        ),
        pytest.param("採択予定件数は", ["20件程度"], ["20件程度"], id="the other does not pass"),
    ],
)
def test_a_question_gets_the_cells_of_the_row_that_it_names(question, passing, said):
    assert [one.quote for one in cells_asked(question, [CELLS[text] for text in passing])] == said


@pytest.mark.parametrize(
    ("question", "found", "said"),
    [
        pytest.param("発展型の研究期間は", ["2年以内", "4年以内"], ["4年以内"], id="the row that is named"),
        pytest.param("発展型の研究期間は", ["6件程度", "4年以内"], ["4年以内"], id="and the column"),
        pytest.param("研究期間は", ["2年以内", "4年以内"], ["2年以内"], id="neither row is named"),
        pytest.param("発展型の研究期間は", ["2年以内"], ["2年以内"], id="none of it was found"),
    ],
)
def test_a_cell_of_another_row_than_the_one_named_gives_way_to_the_one_that_was_found(question, found, said):
    passages = [CELLS[text] for text in found]

    assert [one.quote for one in cells_asked(question, passages[:1], passages)] == said


@pytest.mark.parametrize(
    ("question", "passing", "found", "said"),
    [
        pytest.param(
            "How many projects are selected?",
            ["6件程度", "20件程度"],
            ["6件程度", "20件程度", "4年以内"],
            ["20件程度", "6件程度"],
            id="the row that passes: its columns are not told apart in another language",
        ),
        pytest.param(
            "How long does an exploratory one run?",
            ["2年以内"],
            ["2年以内", "unlikely"],
            ["2年以内"],
            id="one is much likelier: it is told apart",
        ),
        pytest.param(
            "What holds for the development type?",
            ["6件程度", "4年以内"],
            ["6件程度", "4年以内", "unlikely row"],
            ["6件程度", "4年以内"],
            id="the column that passes",
        ),
        pytest.param(
            "いくつ選ばれるか",
            ["6件程度", "20件程度"],
            ["6件程度", "20件程度"],
            ["20件程度", "6件程度"],
            id="in other words",
        ),
    ],
)
def test_a_question_that_says_no_name_gets_the_whole_row_or_column_that_passes(
    question, passing, found, said
):
    cells = cells_asked(question, [CELLS[one] for one in passing], [CELLS[one] for one in found])

    assert [one.quote for one in cells] == said


def test_a_row_of_which_two_pass_is_said_whole():
    third = judged("2件程度", ("連携型", "採択予定件数"), 3, probability=0.2)
    two = [CELLS["20件程度"], CELLS["6件程度"]]

    assert cells_asked("採択予定件数は", two, [*two, third]) == (*two, third)
    assert cells_asked("How many are selected?", two, [*two, third]) == (*two, third)


def test_a_value_that_stands_twice_under_the_same_names_is_said_once():
    cells = [judged("6月5日", ("締切", "中小企業"), at) for at in (1, 2)]

    assert cells_asked("中小企業の締切は", cells, cells) == (cells[0],)


def test_of_two_names_that_share_a_word_the_one_that_is_said_whole_is_meant():
    row = [judged("not needed", ("Seedling", "Report"), 1), judged("6 months", ("Full grant", "Report"), 2)]

    assert cells_asked("Is a report needed for a seedling grant?", row, row) == (row[0],)


def test_cells_of_two_tables_are_never_said_together():
    other = judged("8件程度", ("基盤型", "採択予定件数"), 1, page=2)

    assert cells_asked("採択予定件数は", [CELLS["20件程度"], other]) == (CELLS["20件程度"],)


def test_of_a_long_row_only_the_likeliest_cell_is_said():
    row = [judged(f"{at}件", (f"第{at}区分", "採択予定件数"), at) for at in range(1, 8)]

    assert cells_asked("採択予定件数は", row) == (row[0],)


def test_a_sentence_is_said_alone():
    text = judged("採択予定件数は20件です。", (), 1)

    assert cells_asked("採択予定件数は", [text, CELLS["20件程度"]]) == (text,)
