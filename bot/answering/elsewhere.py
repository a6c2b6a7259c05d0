"""An answer of one call where others may be meant: whose it is is said, and the others are offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answer import Language
from bot.answering.calls import choice_of
from bot.answering.case import Case
from bot.answering.statements import Statement
from corpus.facts.model import Call
from corpus.text.names import Names

Answered = Callable[[Case, Names], Case]
_WHOSE = {"ja": "「{names}」についての回答です。", "en": "This is for “{names}”."}
_DIFFERS = {"ja": "ほかの公募では異なります：{names}。", "en": " It differs for: {names}."}
_UNPLACED = {
    "ja": "次の公募の資料には見つかりませんでした：{names}。",
    "en": " Nothing was found for: {names}.",
}


def with_others(case: Case, others: Sequence[Names], answered: Answered) -> Case:
    """*case* with the other calls that *answered* otherwise offered, and those that are silent named; where it
    is silent itself, what the first of them says."""
    every = [case, *(answered(case, names) for names in others)]
    told = [one for one in every if _says(one)]
    if not told:
        return case
    shown = told[0] if told[0] is case else replace(told[0], certain=False)
    assert case.query
    language = case.language
    different = [one.call for one in told[1:] if one.call and _says(one) != _says(shown)]
    return replace(
        shown,
        offered=tuple(choice_of(call, language) for call in different),
        unplaced=tuple(one.call.title[language] for one in every if one.call and not _says(one)),
    )


def whose(call: Call, case: Case, language: Language) -> str | None:
    """The line that says of which call an answer is, where others answer otherwise or not at all."""
    parts = (
        (_WHOSE, (call.title[language],)),
        (_DIFFERS, tuple(choice.label for choice in case.offered)),
        (_UNPLACED, case.unplaced),
    )
    told = [(words[language], names) for words, names in parts if names]
    comma = "、" if language == "ja" else "; "
    return "".join(words.format(names=comma.join(names)) for words, names in told) if len(told) > 1 else None


def _says(case: Case) -> list[object]:
    """What an answer comes to: of a ruling with a value that, whatever its call is called, else the words."""
    return [_comes_to(statement) for found in case.found for statement in found.chosen]


def _comes_to(statement: Statement) -> object:
    decision = statement.decision
    if decision is None or decision.value is None:
        return statement.text
    return decision.rule, decision.relation, decision.value, decision.unit
