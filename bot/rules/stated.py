"""What the call states in words: said as it stands, with its slide."""

from __future__ import annotations

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules.wording import ruling, sentence, side_name
from corpus.facts.model import Call, Fact


def stated(
    call: Call,
    language: Language,
    *,
    rule: str,
    keys: tuple[str, ...],
    scheme: str,
    side: str | None = None,
    verdict: Verdict = "info",
) -> tuple[Ruling, ...]:
    """One ruling for each fact of *keys* that the call states, in the order of *keys*.

    Where both sides have a fact of their own, each sentence names its side, unless it already does.
    """
    rulings = []
    for key in keys:
        facts = call.all(key, scheme, side)
        both = len({fact.side for fact in facts} - {None}) > 1
        rulings += [
            ruling(
                rule,
                fact.scheme,
                verdict,
                _words(call, fact, both, language),
                (fact,),
                hedged=bool(fact.hedge),
            )
            for fact in facts
            if fact.says
        ]
    return tuple(rulings)


def _words(call: Call, fact: Fact, named: bool, language: Language) -> str:
    says, side = fact.says[language], side_name(call, fact.side, language)
    people = side.removeprefix("the ").removesuffix(" side").removesuffix("側")
    if not named or not side or people in says:
        return sentence(says, language)
    return sentence(f"{side}：{says}" if language == "ja" else f"on {side}, {says}", language)
