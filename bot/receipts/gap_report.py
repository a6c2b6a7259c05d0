"""What the documents leave open, as a table and as a page."""

from __future__ import annotations

import csv
import html
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from string import Template
from typing import Literal
from zoneinfo import ZoneInfo

from bot.answer import Language
from bot.receipts.gaps import Gap
from corpus.text.cells import cell
from corpus.text.counting import counted

_JST = ZoneInfo("Asia/Tokyo")

_Words = Literal[
    "title", "lead", "none", "unanswered", "dislikes", "at_desk", "last", "reply", "wordings", "nearest"
]

_PAGE: dict[Language, dict[_Words, str]] = {
    "ja": {
        "title": "資料だけでは足りなかった質問",
        "lead": "{questions}の質問を、似たもの{groups}にまとめました。多い順です。",
        "none": "ありません。",
        "unanswered": "回答なし {}件",
        "dislikes": "役に立たなかった {}件",
        "at_desk": "窓口へ {}件",
        "last": "最後に尋ねられた日 {}",
        "reply": "窓口の回答：",
        "wordings": "尋ねられた言い方",
        "nearest": "近い意図 {}",
    },
    "en": {
        "title": "Questions the documents left open",
        "lead": "{questions} in {groups} of like ones, the most frequent first.",
        "none": "None.",
        "unanswered": "unanswered {}",
        "dislikes": "not helpful {}",
        "at_desk": "to the desk {}",
        "last": "last asked {}",
        "reply": "The desk's reply:",
        "wordings": "As it was asked",
        "nearest": "nearest to {}",
    },
}

_HTML = Template("""<!doctype html>
<html lang="$language"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>$title</title>
<style>
body { font: 16px/1.7 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
section { border-top: 1px solid #ddd; padding: .5rem 0 1rem; }
h2 { font-size: 1.1rem; margin: .5rem 0; }
h2 b { background: #1f3a5f; color: #fff; border-radius: 1rem; padding: 0 .6rem; margin-right: .3rem; }
p { color: #555; margin: .3rem 0; }
blockquote { border-left: 3px solid #1f3a5f; margin: .5rem 0; padding-left: .8rem; white-space: pre-wrap; }
</style></head>
<body><h1>$title</h1><p>$lead ($date)</p>
$items
</body></html>
""")


def to_csv(gaps: Sequence[Gap]) -> str:
    """One line per question, with its group; opens in a spreadsheet as it is."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            "group",
            "times_asked",
            "unanswered",
            "dislikes",
            "question",
            "status",
            "asked_at",
            "receipt",
            "at_desk",
            "desk_reply",
            "nearest",
        ]
    )
    for number, gap in enumerate(gaps, start=1):
        for one in gap.asked:
            row = [number, len(gap.asked), gap.unanswered, gap.dislikes, cell(one.question), one.status]
            desk = [one.at_desk, cell(one.reply or "")]
            writer.writerow([*row, one.asked_at.isoformat(), one.receipt or "", *desk, " ".join(one.nearest)])
    return out.getvalue()


def to_html(gaps: Sequence[Gap], *, language: Language = "ja", made_at: datetime | None = None) -> str:
    """A page for the people who write the FAQ: each group, how often, and every wording it came in."""
    says = _PAGE[language]
    items = "\n".join(_item(gap, says) for gap in gaps) or f"<p>{says['none']}</p>"
    total = sum(len(gap.asked) for gap in gaps)
    return _HTML.substitute(
        language=language,
        title=says["title"],
        lead=says["lead"].format(**_how_many(total, len(gaps), language)),
        date=(made_at or datetime.now(UTC)).astimezone(_JST).date().isoformat(),
        items=items,
    )


def _how_many(questions: int, groups: int, language: Language) -> Mapping[str, str]:
    """The numbers of a report with what they count."""
    if language == "ja":
        return {"questions": f"{questions}件", "groups": f"{groups}組"}
    return {"questions": counted(questions, "question"), "groups": counted(groups, "group")}


def _item(gap: Gap, says: Mapping[_Words, str]) -> str:
    wordings = Counter(one.question for one in gap.asked)
    others = "".join(
        f"<li>{html.escape(wording)}{f' ×{times}' if times > 1 else ''}</li>"
        for wording, times in wordings.items()
    )
    reply = f"<blockquote>{says['reply']}<br>{html.escape(gap.reply)}</blockquote>" if gap.reply else ""
    counts: dict[_Words, int] = {
        "unanswered": gap.unanswered,
        "dislikes": gap.dislikes,
        "at_desk": gap.at_desk,
    }
    facts = " · ".join(
        [
            *(says[name].format(count) for name, count in counts.items() if count),
            says["last"].format(gap.last.astimezone(_JST).date()),
            *(says["nearest"].format(names) for names in [", ".join(gap.asked[0].nearest)] if names),
        ]
    )
    return (
        f"<section><h2><b>{len(gap.asked)}</b> {html.escape(gap.question)}</h2><p>{facts}</p>{reply}"
        f"<details><summary>{says['wordings']}</summary><ul>{others}</ul></details></section>"
    )
