"""Regulations: what an article is about stands in brackets above it, and heads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.documents import load
from corpus.readers import marks

RULES = """第１章　総則

（目的）
第１条　この規程は、助成金の交付について定めることを目的とする。

（書類の保存）
第２条　助成を受けた者は、領収書を備えなければならない。
２　前項の書類は、事業が終わった年度の翌年度から７年間保存する。

（注）様式は別に定める。

附　則
この規程は、令和９年４月１日から施行する。

（別表）
助成の率は、２分の１以内とする。
"""


def test_an_article_stands_under_what_it_is_about(tmp_path: Path) -> None:
    (tmp_path / "rules.txt").write_text(RULES, encoding="utf-8")

    (page,) = load(tmp_path / "rules.txt").pages
    under = {block.text[-7:]: block.heading for block in page.blocks}

    assert under["７年間保存する。"[-7:]] == "（書類の保存）"
    assert under["２分の１以内とする。"[-7:]] == "（別表）"
    assert (under["４月１日から施行する。"[-7:]] or "").replace(" ", "") == "附則"


@pytest.mark.parametrize(
    ("text", "following", "captions"),
    [
        ("（定義）", "第２条 この規程において", True),
        ("(定義)", "第二条 この規程において", True),
        ("（注）", "様式は別に定める。", False),
        ("（定義）", "第２章 助成", False),
        ("（定義）と（目的）", "第２条 この規程において", False),
        ("定義", "第２条 この規程において", False),
    ],
)
def test_only_what_is_all_in_brackets_above_an_article_captions_it(text, following, captions):
    assert marks.captions_article(text, following) is captions
