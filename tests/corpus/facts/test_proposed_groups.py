"""Groups of a proposed call, from the rows of a table."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from bot.cli.app import app

TABLE = """# 活性化補助金 公募要領

## 補助率・補助上限額
| 区分 | 補助率 | 補助上限額 |
|---|---|---|
| 中小企業 | 2/3以内 | 150万円 |
| 大企業 | 1/2以内 | 上限なし |
"""


ALIKE = """# 活性化補助金 公募要領

## 補助率・補助上限額
| 区分 | 補助率 | 補助上限額 |
|---|---|---|
| 小規模事業者 | 2/3以内 | 50万円 |
| 中小企業 | 2/3以内 | 150万円 |
| 大企業 | 1/2以内 | 上限なし |

## その他
領収書は5年間保管してください。
"""


def test_each_row_is_proposed_with_the_names_of_its_rate_and_quoted_whole(tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(ALIKE, encoding="utf-8")

    drafted = CliRunner().invoke(app, ["facts", "draft", str(guide)])

    rates = [line for line in drafted.stdout.splitlines() if "key: support_rate" in line]
    assert [f"group: group-{at}" in line for at, line in enumerate(rates, 1)] == [True] * 3
    assert all('known_as: ["補助率"' in line for line in rates)
    assert '{page: 1, quote: "中小企業 2/3以内 150万円"}' in drafted.stdout
    assert (
        "key: length, scheme: main, value: 60, unit: months" in drafted.stdout
    )  # of no project, nor of a stay


def test_the_only_limit_of_a_table_is_proposed_for_its_row_alone(tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(TABLE, encoding="utf-8")

    drafted = CliRunner().invoke(app, ["facts", "draft", str(guide), "--out", str(tmp_path / "call")])

    assert drafted.exit_code == 0
    facts = (tmp_path / "call" / "call.yaml").read_text(encoding="utf-8").splitlines()
    (limit,) = (line for line in facts if "key: award_limit" in line)
    assert "group: group-1" in limit
