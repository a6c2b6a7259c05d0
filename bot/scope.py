"""Is the question about this desk's calls at all? Other years and other programmes are not."""

from __future__ import annotations

import re

from bot.ask import Ask, read_ask
from bot.reading.question import Question
from corpus.facts.model import Call
from corpus.quantity import Day

# Programmes and funders applicants mix up with this one. A call's own programme, sides and schemes are never among them.
_PROGRAMMES = re.compile(
    r"科研費|科学研究費|学振|特別研究員|さきがけ|戦略的創造|創発的?研究|ムーンショット|未来社会創造|卓越大学院|世界トップレベル"
    r"|国際先導研究|基盤研究|海外学振|厚労科研|戦略的国際共同研究"
    r"|(?<![a-z])(?:jsps|kakenhi|crest|presto|erato|act-?x|sicorp|satreps|e-asia|nedo|amed|jica|mext|moonshot|horizon(?: europe)?|erc"
    r"|marie (?:sk[lł]odowska-)?curie|msca|royal society|wellcome(?: trust)?|mrc|epsrc|nerc|ahrc|esrc|stfc|innovate uk|nsf|nih|darpa"
    r"|dfg|anr|nserc|daad|humboldt|fulbright|newton fund|hfsp|embo|belmont)(?![a-z])"
)
# Topics in which another programme may be named without being what is asked about.
_MAY_NAME_OTHERS = {"duplicate_application", "other_funding", "partner_funding"}


def outside(ask: Ask, call: Call, topics: tuple[str, ...]) -> str | None:
    """Why a question is not for this call: "other_year", "other_programme", "not_in_documents", or None where it is."""
    if ask.other_year and "carryover" not in ask.concepts:
        return "other_year"
    if ask.other_partner:
        return "not_in_documents"
    named = {match.group() for match in _PROGRAMMES.finditer(ask.text)} - {call.programme.lower()}
    if named and not _MAY_NAME_OTHERS & set(topics):
        return "other_programme"
    return None


def left_open(ask: Ask, call: Call, topics: tuple[str, ...]) -> bool:
    """Whether the call tells the like of it and not the thing itself: another scheme's deadline, its own desk's address."""
    if topics == ("deadline",):
        return not call.all("deadline", ask.scheme) and any(fact.key == "deadline" for fact in call.facts)
    told = " ".join(word for fact in call.facts if fact.key == "contact" for word in fact.words).lower()
    named = [name for side in call.sides if side.agency and (name := side.agency.lower()) in ask.text]
    return topics == ("contact",) and bool(named) and not any(name in told for name in named)


def nearness(question: Question, call: Call) -> int:
    """How many things of a call a question names: its programme, its year, a scheme."""
    ask = read_ask(question, call)
    years = {
        item.value.year
        for item in question.quantities
        if isinstance(item.value, Day) and item.value.part == "fiscal"
    }
    named = re.search(rf"(?<![a-z]){re.escape(call.programme.lower())}(?![a-z])", question.folded)
    return bool(named) + (call.fiscal_year in years) + bool(ask.named)
