"""Measuring the desk on cases: what was right, what was cited, what was wrongly said and wrongly refused."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.answer import Answer
from corpus.errors import BadInput
from corpus.text.language import language_of
from index.passage import Passage

LONGEST = 700
DEPTH = 10
_HEAD = 60


@dataclass(frozen=True)
class Case:
    """A question and what a right answer holds.

    *kind* is "answer" or "abstain"; every pattern of *wanted* and none of *barred* has to match the answer; *pages* are
    those it may be read from; *verdicts* those a ruling may come to, empty where none is asked for. *confirm_fine*
    says that sending the asker to the desk counts as abstaining.
    """

    id: str
    question: str
    language: str
    kind: str
    pages: frozenset[int]
    wanted: tuple[re.Pattern[str], ...]
    barred: tuple[re.Pattern[str], ...]
    verdicts: frozenset[str]
    confirm_fine: bool


@dataclass(frozen=True)
class Result:
    """An answer graded: each measure that applies, and the *rank* of the first passage on a right page (0: none)."""

    case: Case
    answer: Answer
    marks: Mapping[str, bool]
    rank: int | None

    @property
    def right(self) -> bool:
        """Whether it passes everything that applies."""
        return all(self.marks.values())

    @property
    def failed(self) -> list[str]:
        return [name for name, passed in self.marks.items() if not passed]


@dataclass(frozen=True)
class Figures:
    """Of all results: *shares* as (passed, of) by measure; recall and MRR of the passages; milliseconds; ids
    of errors."""

    shares: Mapping[str, tuple[int, int]]
    recall: Mapping[int, float] = field(default_factory=dict)
    mrr: float | None = None
    p50: float = 0.0
    p95: float = 0.0
    false_answers: tuple[str, ...] = ()
    false_refusals: tuple[str, ...] = ()

    def to_json(self) -> str:
        shares = {
            name: {"passed": n, "of": of, "share": round(n / of, 4)} for name, (n, of) in self.shares.items()
        }
        told: dict[str, Any] = {"measures": shares}
        told |= {"recall": {str(k): round(share, 4) for k, share in self.recall.items()}, "mrr": self.mrr}
        told |= {"elapsed_ms": {"p50": round(self.p50, 1), "p95": round(self.p95, 1)}}
        told |= {"false_answers": self.false_answers, "false_refusals": self.false_refusals}
        return json.dumps(told, ensure_ascii=False)


def read_cases(lines: Iterable[str], name: str) -> Iterator[Case]:
    """The cases of a JSON Lines file called *name*. Raises BadInput naming the line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _case(json.loads(line), number)
        except KeyError as error:
            raise BadInput(f"Line {number} of {name} is no case: it lacks {error}; mend it.") from error
        except (ValueError, TypeError, AttributeError, RecursionError, re.error) as error:
            told = (
                error
                if isinstance(error, ValueError | re.error)
                else "see aspire eval --help for its entries"
            )
            raise BadInput(
                f"Line {number} of {name} is no case ({told}); mend it, then try again."
            ) from error


def grade(case: Case, answer: Answer, *, longest: int = LONGEST) -> dict[str, bool]:
    """Each measure that applies to *case*, and whether *answer* passes it."""
    text = plain(answer.answer)
    tight = re.sub(r"\s+", "", text)
    barred = any(stands(pattern, text, tight) for pattern in case.barred)
    marks = {"language": answer.language == case.language and _reads_as(case.language, text)}
    if case.kind == "abstain":
        return marks | {"abstained": _abstains(case, answer) and not barred}
    wanted = all(stands(pattern, text, tight) for pattern in case.wanted)
    marks["correct"] = answer.status != "not_found" and wanted and not barred
    marks["cited"] = any(item.page in case.pages and item.quote.strip() for item in answer.citations)
    if case.verdicts:
        marks["verdict"] = any(ruling.verdict in case.verdicts for ruling in answer.rulings)
    return marks | {"concise": len(text) <= longest}


def rank(case: Case, passages: Sequence[Passage]) -> int | None:
    """Where the first passage on a right page stands, from 1; 0 if none does, None if the case has no page."""
    if case.kind == "abstain" or not case.pages:
        return None
    pages = (at for at, passage in enumerate(passages, 1) if passage.chunk.page in case.pages)
    return next(pages, 0)


def figures(results: Sequence[Result]) -> Figures:
    """The figures of all *results*, at least one."""
    names = dict.fromkeys(name for result in results for name in result.marks)
    shares = {name: _share([r.marks[name] for r in results if name in r.marks]) for name in names}
    ranks = [result.rank for result in results if result.rank is not None]
    times = sorted(result.answer.elapsed_ms for result in results)
    return Figures(
        shares=shares | {"right": _share([result.right for result in results])},
        recall={k: sum(0 < at <= k for at in ranks) / len(ranks) for k in (1, 3, 5, DEPTH)} if ranks else {},
        mrr=round(sum(1 / at for at in ranks if at) / len(ranks), 4) if ranks else None,
        p50=times[len(times) // 2],
        p95=times[int(len(times) * 0.95)],
        false_answers=_ids(
            r for r in results if r.case.kind == "abstain" and not _abstains(r.case, r.answer)
        ),
        false_refusals=_ids(r for r in results if r.case.kind == "answer" and r.answer.status == "not_found"),
    )


def _case(raw: Mapping[str, Any], number: int) -> Case:
    if raw["kind"] not in ("answer", "abstain"):
        raise ValueError(f"kind {raw['kind']!r}")
    if not isinstance(raw["question"], str):
        raise ValueError("its question is no text")
    return Case(
        id=str(raw.get("id", number)),
        question=raw["question"],
        language=raw["lang"],
        kind=raw["kind"],
        pages=frozenset(raw.get("pages") or ()),
        wanted=tuple(map(re.compile, raw.get("all") or ())),
        barred=tuple(map(re.compile, raw.get("none") or ())),
        verdicts=frozenset((raw.get("verdict") or "").split("|")) - {""},
        confirm_fine=bool(raw.get("confirm_ok")),
    )


def plain(text: str) -> str:
    """NFKC without zero-width spaces and thousands separators."""
    text = unicodedata.normalize("NFKC", text).replace("\u200b", "")
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)


def stands(pattern: re.Pattern[str], text: str, tight: str) -> bool:
    return bool(pattern.search(text) or pattern.search(tight))


def _abstains(case: Case, answer: Answer) -> bool:
    return answer.status == "not_found" or (case.confirm_fine and answer.status == "confirm")


def _reads_as(language: str, text: str) -> bool:
    """An English answer may quote Japanese, but it opens in English; a Japanese one may hold English names."""
    return language_of(text.strip()[:_HEAD] if language == "en" else text) == language


def _share(passed: Sequence[bool]) -> tuple[int, int]:
    return sum(passed), len(passed)


def _ids(results: Iterable[Result]) -> tuple[str, ...]:
    return tuple(result.case.id for result in results)
