"""What the call states in words, as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.answer import Language
from bot.answering.saying import clocks, words
from bot.answering.saying.matters import matter, thing
from bot.answering.saying.told import Told
from bot.rules.decision import Decision
from bot.rules.reports import Report
from bot.rules.stated import Alike, OneForAll, Stated
from corpus.facts.model import Call, Fact
from corpus.facts.values import moment_of, number_of, quantity_of
from corpus.quantity import write


def stated(decision: Stated, told: Told) -> str:
    """The fact's own sentence, with its side or scheme where others stand beside it; else its value."""
    schemes = tuple(dict.fromkeys(fact.scheme for fact in decision.facts))
    return of_fact(told.call, decision.facts[0], told.language, apart=decision.apart, schemes=schemes)


def one_for_all(decision: OneForAll, told: Told) -> str:
    """日本側PI、英国側PLとも、同じ提案書のPDFを…。日本側と英国側で別々ではありません。"""
    says = of_fact(told.call, decision.facts[0], told.language)
    sides = [
        words.side_name(told.call, side, told.language) for side in told.call.scheme(decision.scheme).sides
    ]
    names = words.listed(sides, told.language)
    if decision.alone:
        return says + told.either(
            "片側の分だけでは足りません。", f" One for {' or '.join(sides)} alone falls short."
        )
    return says + told.either(f"{names}で別々ではありません。", f" It is not a separate one for {names}.")


def report(decision: Report, told: Told) -> str:
    """What is stated of a report, and that the days for handing it in are not."""
    says = of_fact(told.call, decision.facts[0], told.language)
    return says + told.either(
        "提出までの日数は資料に示されていません。",
        " Within how many days it is due, the documents do not state.",
    )


def alike(decision: Alike, told: Told) -> str:
    """応募資格は、日本側と英国側で異なります。"""
    what, who = matter(decision.key, told.language), _who(decision, told)
    same = decision.relation == "same"
    if told.ja:
        return f"{what}は、{'と'.join(who)}で{'同じです' if same else '異なります'}。"
    names = words.listed(who, "en")
    return words.sentence(f"{what} {'is the same for' if same else 'differs between'} {names}", "en")


def of_fact(
    call: Call,
    fact: Fact,
    language: Language,
    *,
    apart: str | None = None,
    schemes: tuple[str, ...] = (),
) -> str:
    """A fact as one sentence, *apart* from those of other sides or schemes by naming its own, or all it holds for."""
    says = fact.says.get(language) or _valued(call, fact, language)
    owner = words.side_name(call, fact.side, language) if apart == "side" else ""
    if apart == "scheme":
        owner = words.scheme_names(call, schemes or (fact.scheme,), language)
    if not owner or _root(owner) in says or (apart == "scheme" and _names_all(call, schemes, says)):
        return words.sentence(says, language)
    return words.sentence(f"{owner}：{says}" if language == "ja" else f"for {owner}: {says}", language)


def _names_all(call: Call, schemes: tuple[str, ...], says: str) -> bool:
    """Whether a sentence begins with a name that all *schemes* go by: 単独公募は…."""
    known = [set(call.scheme(scheme).known_as) for scheme in schemes]
    common = set[str].intersection(*known) if known else set()
    return any(says.removeprefix("the ").casefold().startswith(name.casefold()) for name in common)


def _who(decision: Alike, told: Told) -> list[str]:
    schemes = tuple(dict.fromkeys(fact.scheme for fact in decision.facts))
    if len(schemes) > 1:
        groups = [(scheme,) for scheme in schemes] if decision.relation == "same" else _alike(decision.facts)
        return [words.scheme_names(told.call, group, told.language) for group in groups]
    sides = dict.fromkeys(fact.side for fact in decision.facts if fact.side)
    return [words.side_name(told.call, side, told.language) for side in sides]


def _alike(facts: Sequence[Fact]) -> list[tuple[str, ...]]:
    """The schemes of *facts*, those of which the same is said together."""
    groups: dict[str, dict[str, None]] = {}
    for fact in facts:
        groups.setdefault(fact.says.get("ja", fact.name), {})[fact.scheme] = None
    return [tuple(group) for group in groups.values()]


def _root(name: str) -> str:
    """日本側 → 日本, the UK side → UK, ASPIRE事業全体 → ASPIRE事業: what a sentence about it names."""
    return name.removeprefix("the ").removesuffix(" side").removesuffix("側").removesuffix("全体")


def _valued(call: Call, fact: Fact, language: Language) -> str:
    """A fact without a sentence of its own by its name and value: 幹事は2名です / Coordinators: 2 people."""
    name = thing(fact, language)
    own = words.listed(fact.words, language)
    value = own if fact.value is None else words.said(_written(call, fact, language), fact, language)
    return f"{name}は{value}です" if language == "ja" else f"{name}: {value}"


def _written(call: Call, fact: Fact, language: Language) -> str:
    if fact.unit == "datetime":
        return clocks.told(moment_of(fact), [side.zone for side in call.sides], language)
    try:
        return write(quantity_of(fact), language).removesuffix("間")
    except KeyError:  # a noun of the call's own, which nobody but the call counts in
        number = f"{number_of(fact):,f}"
        return number if language == "ja" else f"{number} {fact.unit}"


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Stated: stated,
    OneForAll: one_for_all,
    Alike: alike,
    Report: report,
}
