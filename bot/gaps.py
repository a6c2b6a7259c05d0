"""What the documents leave open: questions without an answer and answers people disliked, alike ones together."""

from __future__ import annotations

import csv
import html
import io
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from string import Template
from typing import Literal

from sqlalchemy import Engine, or_, select

from bot.answer import Language
from bot.slack import store
from index.terms import words

# Cosine from which two questions share their subject.
ALIKE = 0.25


@dataclass(frozen=True)
class Asked:
    """One question that was not answered, or whose answer *dislikes* people disliked. *reply*: what the desk said."""

    question: str
    status: str
    dislikes: int
    asked_at: datetime
    receipt: str | None = None
    reply: str | None = None


@dataclass(frozen=True)
class Gap:
    """Questions alike. The first of *asked* is the one most like the others."""

    asked: tuple[Asked, ...]

    @property
    def question(self) -> str:
        """The question that stands for the group."""
        return self.asked[0].question

    @property
    def unanswered(self) -> int:
        """How many were not answered."""
        return sum(one.status == "not_found" for one in self.asked)

    @property
    def dislikes(self) -> int:
        """How many people disliked an answer."""
        return sum(one.dislikes for one in self.asked)

    @property
    def last(self) -> datetime:
        """When one was last asked."""
        return max(one.asked_at for one in self.asked)

    @property
    def reply(self) -> str | None:
        """The desk's newest reply to one of them."""
        replied = [one for one in self.asked if one.reply]
        return max(replied, key=lambda one: one.asked_at).reply if replied else None


def asked_in_slack(database: Engine) -> list[Asked]:
    """Every question of the Slack counter that was not answered or whose answer somebody disliked."""
    answers, feedback, cases = store.answers.c, store.feedback.c, store.cases.c
    disliked = select(feedback.answer).where(feedback.liked.is_(False))
    with database.begin() as connection:
        dislikes = Counter(connection.execute(disliked).scalars())
        replied = select(cases.answer, cases.reply).where(cases.reply.is_not(None))
        replies = {row.answer: row.reply for row in connection.execute(replied)}
        columns = (answers.key, answers.question, answers.status, answers.made_at, answers.receipt)
        found = connection.execute(
            select(*columns)
            .where(or_(answers.status == "not_found", answers.key.in_(disliked)))
            .order_by(answers.made_at)
        ).all()
    return [
        Asked(
            question=row.question,
            status=row.status,
            dislikes=dislikes[row.key],
            asked_at=datetime.fromtimestamp(row.made_at, UTC),
            receipt=row.receipt,
            reply=replies.get(row.key),
        )
        for row in found
    ]


def group(asked: Iterable[Asked], *, alike: float = ALIKE) -> list[Gap]:
    """Questions alike together, the most frequent first, then the most recent.

    Likeness is the cosine of content words and their kanji, weighted by how rare they are among the questions, so
    that politeness counts for nothing. A question joins the group whose first question it is most like.
    """
    questions = list(asked)
    vectors = _vectors([one.question for one in questions])
    groups: list[list[int]] = []
    holders: dict[str, set[int]] = defaultdict(set)
    for number in _by_centrality(vectors):
        near = {place for mark in vectors[number] for place in holders[mark]}
        scored = [(_cosine(vectors[number], vectors[groups[place][0]]), place) for place in near]
        best = max(scored, default=(0.0, -1))
        if best[0] >= alike:
            groups[best[1]].append(number)
            continue
        for mark in vectors[number]:
            holders[mark].add(len(groups))
        groups.append([number])
    gaps = [Gap(tuple(questions[number] for number in members)) for members in groups]
    return sorted(gaps, key=lambda gap: (-len(gap.asked), -gap.last.timestamp()))


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
            "desk_reply",
        ]
    )
    for number, gap in enumerate(gaps, start=1):
        for one in gap.asked:
            row = [number, len(gap.asked), gap.unanswered, gap.dislikes, _cell(one.question), one.status]
            writer.writerow([*row, one.asked_at.isoformat(), one.receipt or "", _cell(one.reply or "")])
    return out.getvalue()


def to_html(gaps: Sequence[Gap], *, language: Language = "ja", made_at: datetime | None = None) -> str:
    """A page for the people who write the FAQ: each group, how often, and every wording it came in."""
    says = _PAGE[language]
    items = "\n".join(_item(gap, says) for gap in gaps) or f"<p>{says['none']}</p>"
    total = sum(len(gap.asked) for gap in gaps)
    return _HTML.substitute(
        language=language,
        title=says["title"],
        lead=says["lead"].format(questions=total, groups=len(gaps)),
        date=(made_at or datetime.now(UTC)).date().isoformat(),
        items=items,
    )


def _item(gap: Gap, says: Mapping[_Words, str]) -> str:
    wordings = Counter(one.question for one in gap.asked)
    others = "".join(
        f"<li>{html.escape(wording)}{f' ×{times}' if times > 1 else ''}</li>"
        for wording, times in wordings.items()
    )
    reply = f"<blockquote>{says['reply']}<br>{html.escape(gap.reply)}</blockquote>" if gap.reply else ""
    facts = says["facts"].format(
        unanswered=gap.unanswered, dislikes=gap.dislikes, last=gap.last.date().isoformat()
    )
    return (
        f"<section><h2><b>{len(gap.asked)}</b> {html.escape(gap.question)}</h2><p>{facts}</p>{reply}"
        f"<details><summary>{says['wordings']}</summary><ul>{others}</ul></details></section>"
    )


def _cell(text: str) -> str:
    """*text* so that no spreadsheet runs it as a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _marks(text: str) -> Counter[str]:
    """What a question is recognised by: its content words, and their kanji one by one (知財, 知的財産)."""
    found = [word.term for word in words(text)]
    return Counter(
        found + [letter for term in found for letter in term if len(term) > 1 and "一" <= letter <= "鿿"]
    )


def _vectors(questions: Sequence[str]) -> list[dict[str, float]]:
    """Each question as marks weighted by rarity, of length one."""
    counted = [_marks(question) for question in questions]
    # The same question asked often must not make its own words common.
    different = {frozenset(marks.items()) for marks in counted}
    spread = Counter(mark for kind in different for mark, _ in kind)
    vectors = []
    for marks in counted:
        weighted = {
            mark: times * math.log(1 + (len(different) + 1) / spread[mark]) for mark, times in marks.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        vectors.append({mark: weight / length for mark, weight in weighted.items()})
    return vectors


def _by_centrality(vectors: Sequence[Mapping[str, float]]) -> list[int]:
    """The questions, those most like all others first, so that a group is named by its most typical wording."""
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return sorted(range(len(vectors)), key=lambda number: -_cosine(vectors[number], total))


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(mark, 0.0) for mark, weight in one.items())


_Words = Literal["title", "lead", "none", "facts", "reply", "wordings"]

_PAGE: dict[Language, dict[_Words, str]] = {
    "ja": {
        "title": "資料で答えられなかった質問",
        "lead": "{questions}件の質問を、似たもの{groups}組にまとめました。多い順です。",
        "none": "ありません。",
        "facts": "回答なし {unanswered}件 · 役に立たなかった {dislikes}件 · 最後に尋ねられた日 {last}",
        "reply": "窓口の回答：",
        "wordings": "尋ねられた言い方",
    },
    "en": {
        "title": "Questions the documents did not answer",
        "lead": "{questions} questions in {groups} groups of like ones, the most frequent first.",
        "none": "None.",
        "facts": "unanswered {unanswered} · not helpful {dislikes} · last asked {last}",
        "reply": "The desk's reply:",
        "wordings": "As it was asked",
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
