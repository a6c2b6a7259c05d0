"""What the research is about: fields, theme, topics, and where the scope is described."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.asked import Asked
from bot.rules.decision import Decision, Relation
from bot.rules.lists import names_examples
from bot.rules.named import things_named, told
from bot.rules.stated import stated
from bot.rules.unstated import not_stated, schemes_of
from corpus.facts.model import PROGRAMME, Call, Fact

# The shortest name that also stands for what begins with it: bio for biology and bioinformatics, but not AI for air.
_STEM = 3


@dataclass(frozen=True, kw_only=True)
class Fields(Decision):
    """The research fields of a scheme; *apart*: those of other schemes stand beside them."""

    apart: bool = False


@dataclass(frozen=True, kw_only=True)
class InField(Decision):
    """A field *named* (as a call writes it, or as it was said) held against a scheme's fields.

    *elsewhere* are the schemes that do cover it. The facts: the scheme's fields, then what brings it under them.
    """

    named: str
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Theme(Decision):
    """The theme of a scheme, or its list of topics, as the key of the leading fact says."""


def field(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The research fields; each field named is among them, or is not; the theme and the topics invited lie within them.

    What is called by no field's name in any scheme is for the desk: fields are broad words.
    """
    named = tuple(_named(call, asked))
    found = [(scheme, call.fact("field", scheme)) for scheme in schemes_of(asked)]
    facts = [(scheme, fact) for scheme, fact in found if fact]
    if not facts:
        return not_stated(call, asked, "field")
    if not named or asked.compares:
        return tuple(_fields(asked, fact, apart=len(facts) > 1) for _, fact in facts)
    return tuple(_held(call, asked, scheme, fact, *item) for scheme, fact in facts for item in named)


def theme(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The theme of a scheme."""
    return _of_key(call, asked, "theme")


def topics(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The topics named, each as it is listed; the whole list where none is named."""
    named = things_named(call, asked, "topic")
    if named:
        return tuple(item for facts in named for item in told(asked, facts))
    return _of_key(call, asked, "topics")


def scope_details(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Where it is described what is in scope: the sections, if they are named."""
    key = "scope_sections" if call.all("scope_sections", asked.scheme) else "scope_details"
    return stated(call, asked, key)


def names_of(fact: Fact, word: str) -> tuple[str, ...]:
    """The names of one field of a fact, its own first: AI･情報 is also AI, 情報, AI/information, information."""
    english = fact.says.get("en", "").replace(" and ", ", ").split(", ")
    at = fact.words.index(word)
    other = english[at] if len(english) == len(fact.words) else ""
    parts = [*word.replace("・", "･").split("･"), *other.split("/")]
    return tuple(dict.fromkeys(name for name in (word, other, *parts) if name))


def _named(call: Call, asked: Asked) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """What is asked about: fields by their words, and the facts of themes and topics by the name said."""
    for name in asked.names:
        if name.kind == "field":
            yield name.id, ()
    for facts in things_named(call, asked, "theme", "topic"):
        said = next(name.text for name in asked.names if name.kind == "item" and _is(call, name.id, facts[0]))
        yield said, facts


def _is(call: Call, address: str, fact: Fact) -> bool:
    return call.facts[int(address.rpartition("#")[2])] is fact


def _held(call: Call, asked: Asked, scheme: str, fact: Fact, named: str, within: tuple[Fact, ...]) -> InField:
    own = tuple(item for item in within if item.scheme == scheme) or _theme(call, scheme, named)
    covered = own or _covers(fact, named)
    others = tuple(
        other.scheme
        for other in call.facts
        if other.key == "field"
        and other.scheme not in (scheme, PROGRAMME)
        and (_covers(other, named) or any(item.scheme == other.scheme for item in within))
    )
    relation: Relation = "covered" if covered else "not_covered" if others else "not_stated"
    if relation == "not_covered" and names_examples(fact.words):
        relation = "not_stated"
    return InField(
        rule=asked.intent,
        scheme=scheme,
        relation=relation,
        facts=(fact, *own),
        named=named,
        elsewhere=() if covered else others,
    )


def _theme(call: Call, scheme: str, named: str) -> tuple[Fact, ...]:
    """The scheme's theme, where *named* is its name: one it is known by, or a word of it."""
    fact = call.fact("theme", scheme)
    if fact is None:
        return ()
    names = {name.casefold() for name in (*fact.known_as, *fact.words, *fact.says.values())}
    return (fact,) if named.casefold() in names else ()


def _covers(fact: Fact, named: str) -> bool:
    """Whether a field goes by a name of the fact's fields, or holds one: "synthetic biology" and バイオ材料 are bio."""
    said = named.casefold()
    names = {name.casefold() for word in fact.words for name in names_of(fact, word)}
    tokens = said.replace("-", " ").replace("/", " ").split()
    return any(
        name == said or (name in said if not name.isascii() else _begins(name, tokens)) for name in names
    )


def _begins(name: str, tokens: list[str]) -> bool:
    return any(token == name or (len(name) >= _STEM and token.startswith(name)) for token in tokens)


def _fields(asked: Asked, fact: Fact, *, apart: bool) -> Fields:
    return Fields(rule=asked.intent, scheme=fact.scheme, relation="stated", facts=(fact,), apart=apart)


def _of_key(call: Call, asked: Asked, key: str) -> tuple[Decision, ...]:
    fact = call.fact(key, asked.scheme)
    if fact is None:
        return not_stated(call, asked, key)
    return (Theme(rule=asked.intent, scheme=fact.scheme, relation="stated", facts=(fact,)),)


RULES = {"field": field, "theme": theme, "topics": topics, "scope_details": scope_details}
