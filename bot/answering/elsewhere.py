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
_WHOSE = {
    "ja": "「{title}」についての回答です。ほかの公募では異なります：{others}。",
    "en": "This is for “{title}”. It differs for: {others}.",
}


def with_others(case: Case, others: Sequence[Names], answered: Answered) -> Case:
    """*case* with the other calls that *answered* otherwise offered; where it is silent, what the first of
    them says."""
    told = [other for names in others if _says(other := answered(case, names))]
    if not _says(case) and told:
        case, told = replace(told[0], certain=False), told[1:]
    different = [one.call for one in told if one.call and _says(one) != _says(case)]
    assert case.query
    language = case.language
    return replace(case, offered=tuple(choice_of(call, language) for call in different))


def whose(call: Call, case: Case, language: Language) -> str | None:
    """The line that says of which call an answer is, where others are offered."""
    if not case.offered:
        return None
    others = ("、" if language == "ja" else "; ").join(choice.label for choice in case.offered)
    return _WHOSE[language].format(title=call.title[language], others=others)


def _says(case: Case) -> list[object]:
    """What an answer comes to: of a ruling with a value that, whatever its call is called, else the words."""
    return [_comes_to(statement) for found in case.found for statement in found.chosen]


def _comes_to(statement: Statement) -> object:
    decision = statement.decision
    if decision is None or decision.value is None:
        return statement.text
    return decision.rule, decision.relation, decision.value, decision.unit
