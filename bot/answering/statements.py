"""What an answer is chosen from: rulings said in full, and sentences of the documents. Nothing else is ever said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import Language
from bot.answering.desk_answer import Approved
from bot.answering.saying import Told, say
from bot.rules.decision import Decision
from corpus.facts.model import Fact, Source
from index.passage import Chunk


@dataclass(frozen=True)
class Statement:
    """One thing that can be said. *text* is in the asker's language, or verbatim from a document.

    *decision* is the ruling that it says, None for a document's own sentence; *chunk* is the passage a
    sentence is from, *sources* what a ruling rests on. *desk* is the answer of the desk that it shows,
    *beside* that it stands beside a ruling, *settles* that it settles what that one leaves open.
    """

    text: str
    intent: str | None = None
    decision: Decision | None = None
    sources: tuple[Source, ...] = ()
    chunk: Chunk | None = None
    quote: str = ""
    desk: Approved | None = None
    beside: bool = False
    settles: bool = False


def cited(statements: Sequence[Statement]) -> frozenset[tuple[object, ...]]:
    """What the rulings among *statements* rest on."""
    return frozenset(_place(fact) for one in statements if one.decision for fact in one.decision.facts)


def rules_on(statement: Statement, page: int) -> bool:
    """Whether a statement is a ruling that rests on something of *page*."""
    return statement.decision is not None and any(source.page == page for source in statement.sources)


def contains(statements: Sequence[Statement], others: Sequence[Statement]) -> bool:
    """Whether what *others* are about, the leading fact of each, is told by *statements* too."""
    known = cited(statements)
    leading = [one.decision.facts[0] for one in others if one.decision and one.decision.facts]
    return bool(leading) and all(_place(fact) in known for fact in leading)


def _place(fact: Fact) -> tuple[object, ...]:
    """What tells a fact from others; a fact itself cannot be hashed."""
    return fact.name, fact.source, fact.words, fact.value


_QUOTED = {"ja": "「{}」", "en": "“{}”"}
_HOLDS_FOR = {"ja": "{held}について：", "en": "For {held}: "}
_ELSEWISE = {
    "ja": "資料には次のように記載されています（英語）：{name}「{text}」",
    "en": "The document says, in Japanese: {name}「{text}」",
}


def in_language(statement: Statement, language: Language) -> Statement:
    """A document's sentence as it is shown: always a quotation, whatever it says or orders; for an asker of the other
    language our rendering, or the quotation with the language it is in."""
    chunk = statement.chunk
    if statement.desk is not None:
        return replace(statement, text=_of_the_desk(statement, statement.desk, language))
    if chunk is None:
        return statement
    quote = statement.quote or statement.text
    name = statement.text.removesuffix(quote)  # of the row or heading that the words are nothing without
    if chunk.language == language:
        return replace(statement, text=name + _QUOTED[language].format(quote))
    rendering = chunk.translation if language == "en" else None
    return replace(statement, text=rendering or _ELSEWISE[language].format(name=name, text=quote))


def _of_the_desk(statement: Statement, approved: Approved, language: Language) -> str:
    """The desk's own words; said to be theirs where they stand beside others or are quoted in the other
    language."""
    text, shown = approved.worded(language)
    other = shown != language
    held = approved.holds_for.get(language, "")
    limit = _HOLDS_FOR[language].format(held=held) if held and held not in text else ""
    if not (statement.beside or other):
        return limit + text
    words = limit + (_QUOTED[shown].format(text) if other else text)
    if language == "ja":
        return f"事務局は次のように回答しています{'（英語）' if other else ''}：{words}"
    return f"The desk has answered this{', in Japanese' if other else ''}: {words}"


def ruled(decisions: Sequence[Decision], intent: str, told: Told) -> tuple[Statement, ...]:
    """The statements of *decisions*, each wording once."""
    said = {say(decision, told): decision for decision in reversed(decisions)}
    return tuple(
        Statement(text, intent, decision, decision.sources) for text, decision in reversed(list(said.items()))
    )
