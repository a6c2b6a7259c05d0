"""What an answer was put together from, as it is stored, and the same put together again.

A choice holds no document: its sentences are found again among the passages of the day, by document, page and
words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from bot.answer import Answer, Choice
from bot.answering.assembly import assembled
from bot.answering.case import Case, Found
from bot.answering.citations import Pages
from bot.answering.desk_answer import Approved
from bot.answering.ranked import Part
from bot.answering.silences import Silence
from bot.answering.statements import Statement
from bot.reading.query import read_query
from bot.rules.decision import Decision
from corpus.facts.model import Source
from corpus.text.segments import Segment
from corpus.text.squeeze import squeeze
from index.passage import Chunk

Masked = Callable[[str], str]
_RANKED = 5  # intents of a part


@dataclass(frozen=True, kw_only=True)
class StoredDecision(Decision):
    """A decision of which only the outcome was stored: what a ruling's line shows."""

    stored_value: int | float | str | None
    stored_unit: str | None

    @property
    def value(self) -> int | float | str | None:
        return self.stored_value

    @property
    def unit(self) -> str | None:
        return self.stored_unit


def stored(case: Case, masked: Masked) -> dict[str, Any]:
    """What was chosen for *case*, as JSON knows it; *masked* takes personal data out of the asker's words."""
    return {
        "counter": case.counter,
        "notice": case.answer.notice if case.answer else None,
        "contact": case.answer.contact if case.answer else None,
        "offered": [asdict(choice) for choice in case.offered],
        "parts": [_part(found, masked) for found in case.found],
    }


def again(line: Mapping[str, Any], as_of: datetime, choice: Mapping[str, Any], pages: Pages) -> Answer:
    """The answer that *choice* gives today. *line* is the stored answer's JSON: its question, language and
    model."""
    query = replace(read_query(line["question"], None, as_of=as_of), language=line["language"])
    case = Case(
        said=query.said,
        as_of=as_of,
        thread=(),
        began=0.0,
        counter=choice["counter"],
        query=query,
        found=tuple(_found(part, pages) for part in choice["parts"]),
        model=line["model"],
        offered=tuple(Choice(**offered) for offered in choice.get("offered", ())),
    )
    return assembled(case, pages, contact=choice["contact"], notice=choice["notice"])


def quotes(choice: Mapping[str, Any]) -> Iterator[Source]:
    """Every sentence of the documents that a choice rests on, with its place."""
    for part in choice["parts"]:
        for statement in part["chosen"]:
            yield from (Source(*source) for source in statement["sources"])


def _part(found: Found, masked: Masked) -> dict[str, Any]:
    silence = found.silence
    return {
        "asked": masked(found.part.segment.text),
        "label": found.part.segment.label,
        "intents": [list(ranked) for ranked in found.part.ranking[:_RANKED]],
        "chosen": [_statement(statement, masked) for statement in found.chosen],
        "picked": list(found.picked),
        "asks_desk": found.asks_desk,
        "reply": found.reply,
        "silence": None if silence is None else asdict(silence),
        "offer": None if found.offer is None else asdict(found.offer),
    }


def _statement(statement: Statement, masked: Masked) -> dict[str, Any]:
    chunk, decision = statement.chunk, statement.decision
    sources = statement.sources
    if chunk is not None:
        sources = (Source(chunk.document, chunk.page, statement.quote or chunk.text),)
    return {
        "text": statement.text if chunk else masked(statement.text),
        "intent": statement.intent,
        "passage": chunk.id if chunk else None,
        "sources": [[source.document, source.page, source.quote] for source in sources],
        "desk": None if statement.desk is None else _desk(statement.desk, statement),
        "decision": None if decision is None else _outcome(decision),
    }


def _desk(approved: Approved, statement: Statement) -> dict[str, Any]:
    return {
        "id": approved.id,
        "wording": dict(approved.wording),
        "approved_on": approved.approved_on.isoformat(),
        "beside": statement.beside,
        "settles": statement.settles,
    }


def _outcome(decision: Decision) -> dict[str, Any]:
    return {
        "rule": decision.rule,
        "scheme": decision.scheme,
        "relation": decision.relation,
        "side": decision.side,
        "group": decision.group,
        "value": decision.value,
        "unit": decision.unit,
    }


def _found(part: Mapping[str, Any], pages: Pages) -> Found:
    segment = Segment("asking", part["asked"], (0, len(part["asked"])), part["label"])
    silence, offer = part["silence"], part.get("offer")
    return Found(
        part=Part(segment, tuple((name, share) for name, share in part["intents"])),
        chosen=tuple(_said(item, pages) for item in part["chosen"]),
        picked=tuple(part["picked"]),
        asks_desk=part["asks_desk"],
        reply=part["reply"],
        silence=None if silence is None else _silence(silence),
        offer=Choice(**offer) if offer else None,
    )


def _said(item: Mapping[str, Any], pages: Pages) -> Statement:
    sources = tuple(Source(*source) for source in item["sources"])
    chunk = _passage(item["passage"], sources[0], pages) if item["passage"] else None
    if chunk is not None:
        return Statement(item["text"], item["intent"], chunk=chunk, quote=sources[0].quote)
    said = Statement(item["text"], item["intent"], _decision(item["decision"]), sources)
    told = item.get("desk")
    if not told:
        return said
    approved = Approved(told["id"], told["wording"], date.fromisoformat(told["approved_on"]), sources)
    return replace(said, desk=approved, beside=told["beside"], settles=told["settles"])


def _passage(name: str, source: Source, pages: Pages) -> Chunk | None:
    """The passage that holds a quote today, the one it was taken from before all."""
    wanted = squeeze(source.quote)
    holding = [c for c in pages.get((source.document, source.page), ()) if wanted in squeeze(c.text)]
    return next((chunk for chunk in holding if chunk.id == name), next(iter(holding), None))


def _decision(told: Mapping[str, Any] | None) -> Decision | None:
    if told is None:
        return None
    value, unit = told["value"], told["unit"]
    outcome = {name: told[name] for name in ("rule", "scheme", "relation", "side")}
    return StoredDecision(**outcome, group=told.get("group"), facts=(), stored_value=value, stored_unit=unit)


def _silence(told: Mapping[str, Any]) -> Silence:
    """A silence as it was written down, perhaps by an earlier version that kept other things of it."""
    near = told["near"]
    known = {field.name for field in fields(Silence)} & told.keys()
    return Silence(
        **{
            **{name: told[name] for name in known},
            **_tuples(told),
            "near": None if near is None else Chunk(**{**near, **_tuples(near)}),
            "choices": tuple(Choice(**choice) for choice in told["choices"]),
        }
    )


def _tuples(told: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """What JSON has made lists of."""
    return {name: tuple(value) for name, value in told.items() if isinstance(value, list | tuple)}
