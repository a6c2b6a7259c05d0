"""`aspire log gaps`: what the documents leave open, alike questions together."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Aspire


def test_alike_unanswered_questions_are_one_gap_and_answered_ones_none(
    aspire: Aspire, tmp_path: Path
) -> None:
    """Two ways to ask for the success rate are one group; the deadline, which is answered, is in no group."""
    for question in (
        "採択率はどのくらいですか",
        "採択率は？",
        "What font size is required?",
        "締切はいつですか",
    ):
        aspire("ask", question)

    shown = aspire("log", "gaps", "--csv", str(tmp_path / "gaps.csv"), "--html", str(tmp_path / "gaps.html"))

    assert [line.split()[0] for line in shown.out.splitlines()] == ["2", "nearest", "1", "nearest"]
    assert "nearest to success_rate" in shown.out
    assert "success_rate" in (tmp_path / "gaps.csv").read_text(encoding="utf-8-sig")
    assert "採択率" in shown.out.splitlines()[0]
    assert "締切" not in (tmp_path / "gaps.csv").read_text(encoding="utf-8-sig")
    assert (tmp_path / "gaps.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "What font size is required?" in (tmp_path / "gaps.html").read_text(encoding="utf-8")
