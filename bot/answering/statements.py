"""What an answer is chosen from: rulings said in full, and sentences of the documents. Nothing else is ever said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import Language
from bot.answering.desk_answer import Approved
from bot.answering.saying import Told, say
from bot.rules.decision import Decision
from corpus.facts.model import Source
from index.passage import Chunk


@dataclass(frozen=True)
class Statement:
    """One thing that can be said. *text* is in the asker's language, or verbatim from a document.

    *decision* is the ruling that it says, None for a document's own sentence; *chunk* is the passage a sentence is
    from, *sources* what a ruling rests on. *desk* is the answer of the desk that it shows, *beside* that it stands beside
    a ruling, *settles* that it settles what that one leaves open, *asked* the near question that it was given to.
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
    asked: str = ""


_QUOTED = {"ja": "「{}」", "en": "“{}”"}
_ELSEWISE = {
    "ja": "資料には次のように記載されています（英語）：「{text}」",
    "en": "The document says, in Japanese: 「{text}」",
}
# What leads to an answer of the desk beside a ruling, to one that is worded in the other language only, and to one that
# was given to a near question.
_DESK_BESIDE = {"ja": "事務局は次のように回答しています：", "en": "The desk has answered this: "}
_DESK_ELSEWISE = {
    "ja": "事務局は次のように回答しています（英語）：“{text}”",
    "en": "The desk has answered this, in Japanese: 「{text}」",
}
_DESK_NEAR = {
    "ja": "近いご質問「{question}」について、{said}",
    "en": "To a near question, “{question}”: {said}",
}


def in_language(statement: Statement, language: Language) -> Statement:
    """A document's sentence as it is shown: always a quotation, whatever it says or orders; for an asker of the other
    language our rendering, or the quotation with the language it is in."""
    chunk = statement.chunk
    if statement.desk is not None:
        return replace(statement, text=_of_the_desk(statement, statement.desk, language))
    if chunk is None:
        return statement
    if chunk.language == language:
        quote = statement.quote or statement.text
        name = statement.text.removesuffix(quote)  # of the row or heading that the words are nothing without
        return replace(statement, text=name + _QUOTED[language].format(quote))
    rendering = chunk.translation if language == "en" else None
    return replace(statement, text=rendering or _ELSEWISE[language].format(text=statement.text))


def _of_the_desk(statement: Statement, approved: Approved, language: Language) -> str:
    """The desk's own words; with the language they are in, where that is not the asker's, and the question they answer,
    where that is a near one."""
    text, shown = approved.worded(language)
    if shown != language:
        said = _DESK_ELSEWISE[language].format(text=text)
    else:
        said = _DESK_BESIDE[language] + text if statement.beside or statement.asked else text
    return _DESK_NEAR[language].format(question=statement.asked, said=said) if statement.asked else said


def ruled(decisions: Sequence[Decision], intent: str, told: Told) -> tuple[Statement, ...]:
    """The statements of *decisions*, each wording once."""
    said = {say(decision, told): decision for decision in reversed(decisions)}
    return tuple(
        Statement(text, intent, decision, decision.sources) for text, decision in reversed(list(said.items()))
    )
