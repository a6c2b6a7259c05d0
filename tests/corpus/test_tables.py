"""A cell says which row and column it belongs to, where the table names them."""

from __future__ import annotations

import pytest

from corpus.readers import html
from corpus.readers.table import Table, grid_of


def rows(*lines: str) -> list[tuple[tuple[str, ...], str]]:
    """Labels and text of each row of a table written with bars."""
    grid = grid_of([line.split("|") for line in lines])
    return [(row.labels, row.text) for row in Table(grid, header=1).rows()]


def test_a_row_name_that_holds_a_number_names_its_row_beside_others_that_do_not():
    found = rows("項目|テーマA|テーマB", "助成率|2分の1|3分の2", "1件の上限|2億円|5億円")

    assert found[-1] == (("テーマB", "1件の上限"), "5億円")


def test_numbers_that_only_count_the_rows_name_none_and_the_next_column_does():
    found = rows("番号|書類|様式", "1|提案書|様式1", "2|積算表|様式3")

    assert found == [(("様式", "提案書"), "様式1"), (("様式", "積算表"), "様式3")]


def test_years_name_the_rows_of_figures():
    found = rows("Round|Outlines|Awarded", "2024|412|29", "2025|467|31")

    assert found[1] == (("Awarded", "2024"), "29")


def test_a_list_of_days_and_what_happens_on_them_stays_one_row_a_day():
    found = rows("日程|内容|備考", "2月1日|公募開始|予定", "4月16日|締切|正午")

    assert [text for _, text in found] == ["2月1日 公募開始 予定", "4月16日 締切 正午"]


@pytest.mark.parametrize(
    ("name", "label"), [("A", "枠 A"), ("2", "枠 2"), ("1件の上限", "1件の上限"), ("A4判", "A4判")]
)
def test_only_a_bare_letter_or_number_is_named_with_its_column(name, label):
    found = rows("枠|金額|期間", f"{name}|2億円|3年", "若手|1億円|2年")

    assert found[0] == (("金額", label), "2億円")


def test_a_line_of_a_name_and_a_value_is_a_value_under_its_name():
    page = b"<h1>Call</h1><table><tr><th>Closing date<td>27 May</tr><tr><th>Status<td>Open</tr></table>"

    blocks = [block for block in html.read(page).pages[0].blocks if block.kind == "row"]

    assert [(block.labels, block.text) for block in blocks] == [
        (("Closing date",), "27 May"),
        (("Status",), "Open"),
    ]


def spanned(*lines: str) -> list[tuple[tuple[str, ...], str]]:
    """The rows of an HTML table whose first cell spans its first two lines."""
    first, *others = lines
    cells = ["".join(f"<td>{text}" for text in line.split("|")) for line in others]
    head = "".join(f"<th>{text}" for text in first.split("|"))
    body = "".join(f"<tr>{line}" for line in [cells[0].replace("<td>", "<td rowspan=2>", 1), *cells[1:]])
    page = html.read(f"<h1>Call</h1><table><tr>{head}{body}</table>".encode()).pages[0]
    return [(block.labels, block.text) for block in page.blocks if block.kind == "row"]


def test_values_beside_a_cell_that_spans_rows_are_values_of_its_rows():
    found = spanned("区分|上限|締切", "中小企業|500万円|6月5日", "800万円|6月5日", "大企業|1,200万円|7月10日")

    assert found[::2] == [
        (("上限", "中小企業"), "500万円"),
        (("上限", "中小企業"), "800万円"),
        (("上限", "大企業"), "1,200万円"),
    ]


def test_conditions_beside_a_cell_that_spans_rows_name_them_with_it():
    found = spanned(
        "枠|従業員数|上限", "通常枠|5人以下|750万円", "6人以上|1,000万円", "特別枠|問わない|3,000万円"
    )

    assert found[1] == (("上限", "通常枠", "6人以上"), "1,000万円")
