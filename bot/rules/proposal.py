"""The proposal: its language, where each side submits it, and who does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.reading.asked import Asked
from bot.rules.decision import Decision, Relation
from bot.rules.stated import language_named, one_for_all, stated
from bot.rules.unstated import not_stated
from corpus.facts.model import Call, Fact
from corpus.text import languages


@dataclass(frozen=True, kw_only=True)
class ProposalLanguage(Decision):
    """The language of the proposal, and another one (*asked*, by its ISO 639 code) that was asked about."""

    asked: str | None = None


@dataclass(frozen=True, kw_only=True)
class OtherSystem(Decision):
    """Where a side submits, the leading fact; the second is another side's system, asked about as *named*."""

    named: str


def proposal_language(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The language the proposal is written in; one that is named is the same, or another.

    That each side writes one of its own is answered by the one proposal, and by its language where one is named.
    """
    fact = call.fact("language", asked.scheme)
    if fact is None:
        return not_stated(call, asked, "language")
    if (
        "separate" in asked.marks
        and len(asked.sides) > 1
        and (one := stated(call, replace(asked, side=None), "form"))
    ):
        return (*one_for_all(call, asked, one), *language_named(call, asked))
    taken = {code for word in fact.words for code, _ in languages.find(word.lower())}
    named = asked.named("language")
    other = next((code for code in named if code not in taken), None)
    relation: Relation = "stated"
    if len(named) == 1 and taken:
        relation = "different" if other else "same"
    return (
        ProposalLanguage(
            rule=asked.intent,
            scheme=fact.scheme,
            relation=relation,
            facts=(fact,),
            asked=other if relation == "different" else None,
        ),
    )


def submission(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Where each side uploads the proposal; the other side's system, if it is named, is not its own."""
    facts = call.all("system", asked.scheme)
    own = next((fact for fact in facts if fact.side == asked.side), None)
    other = next((fact for fact in facts if fact is not own and _named(fact, asked)), None)
    if asked.side is None or own is None or other is None:
        return stated(call, asked, "system")
    return (
        OtherSystem(
            rule=asked.intent,
            scheme=own.scheme,
            relation="different",
            facts=(own, other),
            side=own.side,
            named=_named(other, asked),
        ),
    )


def submitter(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Who uploads: asked of one side, where it does; else the call's one word on both, or each side's on its own. That
    one side alone does is asked of both."""
    if "one_side_only" in asked.marks:
        return stated(call, replace(asked, side=None, sides=()), "system")
    if asked.side and (own := submission(call, asked)):
        return own
    return stated(call, asked, "file_kind" if call.all("file_kind", asked.scheme) else "system")


def _named(fact: Fact, asked: Asked) -> str:
    """What a system is called in the question: the name it begins with; empty where it is not named."""
    system = fact.words[0].casefold() if fact.words else ""
    said = (name.text for name in asked.names if name.kind != "country")
    return next((text for text in said if system.startswith(text.casefold())), "")


RULES = {"proposal_language": proposal_language, "submission": submission, "submitter": submitter}
