"""A check as a person and as a program read it: clause by clause, and in sum."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answer import Language
from bot.check.precheck import Clause, Outcome, closing, summary
from corpus.facts.model import Call

_MARKS: Mapping[Language, Mapping[Outcome, str]] = {
    "ja": {
        "satisfied": "○ 満たす",
        "violated": "× 違反",
        "to_confirm": "？ 要確認",
        "not_stated": "－ 未記入",
    },
    "en": {"satisfied": "ok", "violated": "VIOLATED", "to_confirm": "to confirm", "not_stated": "not stated"},
}
_SUMMARY = {
    "ja": "満たす {satisfied}・違反 {violated}・要確認 {to_confirm}・未記入 {not_stated}",
    "en": "{satisfied} satisfied, {violated} violated, {to_confirm} to confirm, {not_stated} not stated",
}


@dataclass(frozen=True)
class Report:
    """A plan's check: its *clauses* under one scheme of a call, as of a moment, in a language."""

    call: Call
    scheme: str
    as_of: datetime
    language: Language
    clauses: Sequence[Clause]

    @property
    def violated(self) -> bool:
        return any(clause.outcome == "violated" for clause in self.clauses)

    @property
    def summary(self) -> dict[str, int]:
        return {str(outcome): number for outcome, number in summary(self.clauses).items()}

    def as_text(self) -> str:
        """Each clause with the sentences it rests on, the sum, and who decides."""
        marks = _MARKS[self.language]
        lines = [self.call.scheme(self.scheme).name[self.language], ""]
        for clause in self.clauses:
            lines.append(f"{marks[clause.outcome]}  {clause.text}")
            lines += [f"      {place.document} p.{place.page} 「{place.quote}」" for place in clause.sources]
        return "\n".join([*lines, "", self.summed_up(), closing(self.call, self.language)])

    def summed_up(self) -> str:
        """How many clauses came to what, in one line."""
        return _SUMMARY[self.language].format(**self.summary)

    def as_json(self, **first: str) -> str:
        """One line of JSON, the entries of *first* before all."""
        told = {
            **first,
            "call": self.call.id,
            "scheme": self.scheme,
            "as_of": self.as_of.isoformat(timespec="seconds"),
            "violated": self.violated,
            "clauses": [_plain(clause) for clause in self.clauses],
            "note": closing(self.call, self.language),
            "summary": self.summary,
        }
        return json.dumps(told, ensure_ascii=False)


def _plain(clause: Clause) -> dict[str, object]:
    return {
        "clause": clause.name,
        "outcome": clause.outcome,
        "text": clause.text,
        "sources": [
            {"document": place.document, "page": place.page, "quote": place.quote} for place in clause.sources
        ],
    }
