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


def test_the_only_limit_of_a_table_is_proposed_for_its_row_alone(tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(TABLE, encoding="utf-8")

    drafted = CliRunner().invoke(app, ["facts", "draft", str(guide), "--out", str(tmp_path / "call")])

    assert drafted.exit_code == 0
    facts = (tmp_path / "call" / "call.yaml").read_text(encoding="utf-8").splitlines()
    (limit,) = (line for line in facts if "key: award_limit" in line)
    assert "group: group-1" in limit
