"""A value in a table has the key and the bound of its column."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.app import app

GUIDE = """# 交流補助金 募集要領

## 補助の内容

| 区分 | 補助上限額 | 補助率 | 事業期間 |
|---|---|---|---|
| 拠点型 | 500万円 | 2/3以内 | 24か月以内 |
| 個人型 | 50万円 | 1/2以内 | 12か月以内 |

## 日程

| 回 | 申請受付開始 | 締切 |
|---|---|---|
| 第1回 | 2026年4月10日 | 2026年5月15日 17:00 |
| 第2回 | 2026年8月3日 | 2026年9月11日 17:00 |

以前の支援規模は500万円でした。
"""


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    guide = tmp_path / "guide.md"
    guide.write_text(GUIDE, encoding="utf-8")
    CliRunner().invoke(app, ["facts", "draft", str(guide), "--out", str(tmp_path / "calls" / "one")])
    return tmp_path / "calls"


def _checked(calls: Path, old: str = "", new: str = "") -> tuple[int, str]:
    """What the check of the draft says once it is reviewed, with *old* in it made *new*."""
    file = calls / "one" / "call.yaml"
    text = file.read_text(encoding="utf-8").replace(", reviewed: false", "")
    assert old in text
    file.write_text(text.replace(old, new) if old else text, encoding="utf-8")
    ran = CliRunner().invoke(app, ["facts", "check", "--corpus", str(calls)])
    return ran.exit_code, ran.output


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("award_limit", ["5000000, unit: JPY, bound: at_most", "500000, unit: JPY, bound: at_most"]),
        ("duration", ["24, unit: months, bound: at_most", "12, unit: months, bound: at_most"]),
        ("call_opens", ['"2026-04-10", unit: date', '"2026-08-03", unit: date']),
        ("deadline", ['"2026-05-15T17:00 JST"', '"2026-09-11T17:00 JST"']),
    ],
)
def test_all_cells_of_a_column_are_of_one_key_each_for_its_row(drafted, key, values):
    lines = (drafted / "one" / "call.yaml").read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if f"key: {key}," in line and "group: " in line]

    assert [value in line for value, line in zip(values, told, strict=True)] == [True, True]


def test_a_bound_of_the_column_is_proven_and_rounds_need_no_limits(drafted):
    code, said = _checked(drafted)

    assert code == 0
    assert "not for" not in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("unit: JPY, bound: at_most", "unit: JPY, bound: at_least", id="another bound"),
        pytest.param("value: 5000000, unit: JPY", "value: 500000, unit: JPY", id="another row's value"),
        pytest.param(
            'quote: "拠点型 500万円 2/3以内 24か月以内"',
            'quote: "以前の支援規模は500万円でした。"',
            id="no row",
        ),
    ],
)
def test_no_other_bound_nor_value_is(drafted, old, new):
    assert _checked(drafted, old, new)[0] == 1
