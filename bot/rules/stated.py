"""What the call states in words, said as it stands: a table of intents and the keys of their facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from bot.reading.asked import Asked
from bot.reading.denied import is_not_meant
from bot.rules.decision import Decision, Relation
from bot.rules.unstated import not_stated, schemes_of
from corpus.facts.model import PROGRAMME, Call, Fact
from corpus.text.names import fact_of
from corpus.text.plain import folded

RELATIONS: Mapping[str | None, Relation] = {
    "required": "required",
    "forbidden": "not_allowed",
    "allowed": "allowed",
    "counted": "covered",
    "not_counted": "not_covered",
    "unlimited": "unlimited",
    None: "stated",
}
_LETTERS = re.compile(r"[A-Z]{2,}")  # of a kind of file: 提案書PDF
Apart = Literal["side", "scheme"]
# Of these intents a rule has no more to say than the facts of these keys.
KEYS: Mapping[str, tuple[str, ...]] = {
    "expected_applicants": ("expected_applicants",),
    "expected_mobility": ("expected_mobility",),
    "planned_results": ("planned_results",),
    "duplicate_application": ("duplicate_as_pi",),
    "leader": ("leader",),
    "call_page": ("call_page",),
    "decided_by": ("decided_by",),
    "policy": ("policy",),
}


@dataclass(frozen=True, kw_only=True)
class Stated(Decision):
    """A fact as it stands. *apart*: it stands beside those of other sides or schemes, and names its own."""

    apart: Apart | None = None


@dataclass(frozen=True, kw_only=True)
class OneForAll(Stated):
    """A fact that holds for all sides alike, where it is asked whether each has its own, or whether one side *alone*
    needs what is required of all."""

    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class Alike(Decision):
    """Whether what is stated in words of several sides (else schemes) is the same, or differs."""

    key: str


def stated(call: Call, asked: Asked, *keys: str) -> tuple[Decision, ...]:
    """What is stated under *keys*, by key; of a side or scheme without, that nothing is stated for it."""
    schemes = schemes_of(asked)
    found = tuple(item for key in keys for item in _of_key(call, asked, key, schemes))
    if len(schemes) == 1:
        return found or not_stated(call, asked, keys[0])
    missing = [scheme for scheme in schemes if not any(call.all(key, scheme, asked.side) for key in keys)]
    silent = not_stated(call, replace(asked, scheme=missing[0]), keys[0]) if missing else ()
    return (*found, *silent)


def say_fact(fact: Fact, rule: str, *others: Fact, apart: Apart | None = None) -> Stated:
    """One fact as it stands; *others* say the same of another scheme."""
    relation = RELATIONS[fact.norm]
    return Stated(
        rule=rule,
        scheme=fact.scheme,
        relation=relation,
        facts=(fact, *others),
        side=fact.side,
        apart=apart,
    )


def say_once(facts: Iterable[Fact], rule: str, *, named: bool = False) -> tuple[Stated, ...]:
    """Facts as they stand, what says the same once; each by its side or scheme where it is to be *named*."""
    groups = _by_words(facts)
    apart = _apart([group[0] for group in groups]) if named else None
    return tuple(say_fact(group[0], rule, *group[1:], apart=apart) for group in groups)


def _of_key(call: Call, asked: Asked, key: str, schemes: tuple[str, ...]) -> tuple[Decision, ...]:
    facts = [fact for scheme in schemes for fact in call.all(key, scheme, asked.side) if fact.says]
    said = say_once(facts, asked.intent, named=True)
    alike = _alike(asked, key, facts, said) if asked.compares else ()
    return (*alike, *said)


def _by_words(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Facts that say the same in one group, in the order of the first of each."""
    groups: dict[tuple[tuple[str, str], ...], list[Fact]] = {}
    for fact in facts:
        group = groups.setdefault(_words(fact), [])
        if fact not in group:
            group.append(fact)
    return list(groups.values())


def _words(fact: Fact) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(fact.says.items()))


def _apart(facts: list[Fact]) -> Apart | None:
    if len({fact.scheme for fact in facts}) > 1:
        return "scheme"
    return "side" if len({fact.side for fact in facts} - {None}) > 1 else None


def _alike(asked: Asked, key: str, facts: list[Fact], said: tuple[Stated, ...]) -> tuple[Alike, ...]:
    """That facts of the sides or schemes named differ, or that they are told in the same words.

    One fact that holds for several is not compared with itself.
    """
    relation: Relation = "different" if any(item.apart for item in said) else "same"
    two = len(asked.sides) > 1 or len(asked.schemes) > 1
    several = any(fact is not facts[0] for fact in facts[1:])
    if not (several and two) or (relation == "same" and len(said) > 1):
        return ()
    return (Alike(rule=asked.intent, scheme=asked.scheme, relation=relation, facts=tuple(facts), key=key),)


def one_for_all(call: Call, asked: Asked, found: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """What is stated for no side holds for all of them: that each has its own is not so; of "its own, or a common one?"
    it is the same."""
    if "separate" not in asked.marks or len(call.scheme(asked.scheme).sides) < 2:
        return found
    relation: Relation = "same" if asked.form == "open" or "choice" in asked.marks else "different"
    return tuple(_for_all(item, relation) for item in found)


def _for_all(item: Decision, relation: Relation, *, alone: bool = False) -> Decision:
    """A fact stated for no side as one for all; any other as it is."""
    if not isinstance(item, Stated) or item.side is not None:
        return item
    return OneForAll(rule=item.rule, scheme=item.scheme, relation=relation, facts=item.facts, alone=alone)


def _rule(*keys: str) -> Callable[[Call, Asked], tuple[Decision, ...]]:
    def rule(call: Call, asked: Asked) -> tuple[Decision, ...]:
        told = stated(call, asked, *keys)
        return tuple(map(_of_this_year, told)) if asked.named("other_year") else told

    return rule


def _of_this_year(decision: Decision) -> Decision:
    """What is forbidden in this year's call, asked about beside another year's, of which it says nothing."""
    return replace(decision, relation="not_stated") if decision.relation == "not_allowed" else decision


def purpose(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The purpose of the scheme, or of the programme where its name alone is said; whether a named aim is one."""
    if aims := _named(call, asked, "purpose"):
        within: Relation = "covered" if "whether" in asked.marks else "stated"
        return tuple(replace(item, relation=within) for item in say_once(aims, asked.intent))
    wide = not asked.schemes and asked.named("programme")
    return stated(call, replace(asked, scheme=PROGRAMME) if wide else asked, "purpose")


def file_format(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What kind of file is uploaded; where another kind is named, that it has to be this one is no yes."""
    low = folded(asked.text)
    return tuple(
        one if _names_kind(one, low) else replace(one, relation="stated")
        for one in stated(call, asked, "file_kind")
    )


def _names_kind(decision: Decision, low: str) -> bool:
    kinds = {kind.lower() for word in decision.facts[0].words for kind in _LETTERS.findall(word)}
    named = [(at, at + len(kind)) for kind in kinds if (at := low.find(kind)) >= 0]
    return any(not is_not_meant(low, span) for span in named)


def nurturing_plan(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Whether a plan is needed and of what; where in the form it goes; both, where it is asked for at large. Of one
    side's people alone it falls short."""
    if "place" in asked.marks and call.all("nurturing_table", asked.scheme, asked.side):
        return stated(call, asked, "nurturing_table")
    if "whether" in asked.marks and call.all("nurturing_plan", asked.scheme, asked.side):
        found = stated(call, asked, "nurturing_plan")
        alone = "one_sided" in asked.marks or "one_side_only" in asked.marks
        return tuple(_for_all(item, "short", alone=True) for item in found) if alone else found
    return stated(call, asked, "nurturing_plan", "nurturing_table")


def background(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Why the programme was begun; of what is named of it, or of the country's papers, what is said of that; the things
    that go by a name, where it is asked what was given as a sign of it."""
    named = _named(call, asked, "background") or _named(call, asked, "paper_trend")
    signs = "examples" in asked.marks
    rest = tuple(fact for fact in call.all("background", asked.scheme) if bool(fact.known_as) is signs)
    return say_once(named or rest, asked.intent) or not_stated(call, asked, "background")


def paper_trend(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """How the country's papers develop; of something else that is named of its research, what is said of that."""
    named = () if _named(call, asked, "paper_trend") else _named(call, asked, "background")
    return say_once(named, asked.intent) or (*stated(call, asked, "paper_trend"), *_years(call, asked))


def data_source(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Where the figures on papers come from, and the years that they are of, where those are asked for."""
    return (*stated(call, asked, "data_source"), *_years(call, asked))


def _years(call: Call, asked: Asked) -> tuple[Stated, ...]:
    return say_once(_named(call, asked, "paper_years"), asked.intent)


def _named(call: Call, asked: Asked, key: str) -> tuple[Fact, ...]:
    """The facts of a key that go by a name in the question."""
    found = (fact_of(call, address) for address in asked.named("item"))
    return tuple(fact for fact in found if fact and fact.key == key)


def form(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The form that the proposal is written on: its file where there is one, unless it is asked whether the
    sides' differ."""
    named = call.all("form_file", asked.scheme) and "separate" not in asked.marks
    return one_for_all(call, asked, stated(call, asked, "form_file" if named else "form"))


def joint_proposal(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The one proposal and its file; where it is asked whether the sides' own may differ, or a system is named to which
    one uploads, the file alone. Where a language is named, that of the proposal is told, too."""
    of_file = "separate" in asked.marks or _names_system(call, asked)
    keys = ("file_kind",) if of_file and call.all("file_kind", asked.scheme) else ("form", "file_kind")
    return (*one_for_all(call, asked, stated(call, asked, *keys)), *language_named(call, asked))


def _names_system(call: Call, asked: Asked) -> bool:
    systems = [fact.words[0].casefold() for fact in call.all("system", asked.scheme) if fact.words]
    said = [name.text.casefold() for name in asked.names if name.kind != "country"]
    return any(system.startswith(text) for system in systems for text in said)


def language_named(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The language of the proposal beside what else is asked of it, where the question names one."""
    written = call.fact("language", asked.scheme) if asked.named("language") else None
    return (say_fact(written, asked.intent),) if written else ()


def contact(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The address of what is named, of the programme too where it stands beside a scheme of it, or is compared with it.

    A scheme that was only talked of before is not meant where the programme itself is named."""
    alone = asked.named("programme") and not (asked.named("scheme") or asked.compares)
    if alone and call.all("contact", PROGRAMME):
        return stated(call, replace(asked, scheme=PROGRAMME, schemes=(PROGRAMME,)), "contact")
    named = asked.schemes
    beside = asked.compares and asked.named("programme") and len(named) < 2
    if beside or ("each" in asked.marks and len(named) == 1):
        named = tuple(dict.fromkeys((*named, call.default_scheme, PROGRAMME)))
    if PROGRAMME not in named or len(named) < 2:
        return stated(call, asked, "contact")
    facts = tuple(fact for scheme in named for fact in call.all("contact", scheme, asked.side))
    return say_once(facts, asked.intent, named=True)


RULES: Mapping[str, Callable[[Call, Asked], tuple[Decision, ...]]] = {
    **{intent: _rule(*keys) for intent, keys in KEYS.items()},
    "background": background,
    "file_format": file_format,
    "paper_trend": paper_trend,
    "data_source": data_source,
    "form": form,
    "joint_proposal": joint_proposal,
    "nurturing_plan": nurturing_plan,
    "contact": contact,
    "purpose": purpose,
}
