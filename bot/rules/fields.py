"""What the research is about: fields, theme, topics, and where the scope is described."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.asked import Asked
from bot.rules.decision import Decision, Relation
from bot.rules.lists import OfSchemes, alike, names_examples
from bot.rules.named import things_named, told
from bot.rules.stated import stated
from bot.rules.unstated import not_stated, schemes_of
from corpus.facts.model import PROGRAMME, Call, Fact
from corpus.text.names import fact_of

# The shortest name that stands for what begins with it too: bio for bioinformatics, but not AI for air.
_STEM = 3


@dataclass(frozen=True, kw_only=True)
class Fields(OfSchemes):
    """The research fields of some schemes; *no_more*: it is asked whether something is one, and none of them
    is named."""

    no_more: bool = False


@dataclass(frozen=True, kw_only=True)
class InField(OfSchemes):
    """A field *named* (as a call writes it, or as it was said) held against the fields of some schemes.

    *elsewhere* are the schemes that do cover it. The facts: the schemes' fields, then what brings it under
    them.
    """

    named: str
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class UnderSection(Decision):
    """The section, the second fact, under which a topic stands; *other* is one that is named and is not it."""

    other: Fact | None = None


@dataclass(frozen=True, kw_only=True)
class Theme(Decision):
    """The theme of a scheme, or its list of topics, as the key of the leading fact says.

    *languages* are those in which it is asked for by name ("its official title in English, too").
    """

    languages: tuple[str, ...] = ()


def field(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The research fields; each field named is among them, or not; theme and topics lie within them.

    What is called by no field's name in any scheme is for the desk: fields are broad words. Where a side is named
    beside the programme, the call with it is meant as well as the programme.
    """
    named = () if asked.compares else tuple(_named(call, asked))
    beside_side = bool(named and asked.sides and asked.named("programme"))
    if beside_side and asked.scheme == PROGRAMME:
        return ()
    schemes = (asked.scheme, PROGRAMME) if beside_side and not asked.schemes else schemes_of(asked)
    facts = [fact for scheme in schemes if (fact := call.fact("field", scheme))]
    if not facts:
        return not_stated(call, asked, "field")
    if not named:
        return tuple(_fields(asked, fact, schemes) for fact, schemes in alike(facts))
    return tuple(_held(call, asked, fact, schemes, *item) for fact, schemes in alike(facts) for item in named)


def theme(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The theme of a scheme."""
    return _of_key(call, asked, "theme")


def topics(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The topics named, each as it is listed, or the section of the list that is named; the whole list where none is.

    Whether all are needed or any is told alone.
    """
    if "any" in asked.marks and (needed := stated(call, asked, "topics_needed")):
        return needed
    of_topics = things_named(call, asked, "topic")
    if of_topics and (under := _under(call, asked, of_topics)):
        return under
    named = things_named(call, asked, "topic_section") or of_topics
    if named:
        return tuple(item for facts in named for item in told(asked, facts))
    return _of_key(call, asked, "topics")


def _under(call: Call, asked: Asked, topics: Sequence[tuple[Fact, ...]]) -> tuple[UnderSection, ...]:
    """The sections of the list under which the topics named stand, where that is asked, or another section is named."""
    sections = call.all("topic_section", asked.scheme)
    told: list[UnderSection] = []
    others = [fact for facts in topics for fact in facts if not _section_of(fact, sections)]
    for topic in (fact for facts in topics for fact in facts):
        section = _section_of(topic, sections)
        if section and (others or "belonging" in asked.marks):
            told.append(_in_section(asked, topic, section, others[0] if others else None))
    return tuple(told)


def _section_of(topic: Fact, sections: Sequence[Fact]) -> Fact | None:
    return next((section for section in sections if set(topic.words) & set(section.words)), None)


def _in_section(asked: Asked, topic: Fact, section: Fact, other: Fact | None) -> UnderSection:
    """A topic under its section; one that is named with another section by yes or no is not under that."""
    relation: Relation = "different" if other and asked.form == "closed" else "stated"
    return UnderSection(
        rule=asked.intent,
        scheme=topic.scheme,
        relation=relation,
        facts=(topic, section),
        other=other if relation == "different" else None,
    )


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
    """What is asked about: fields by their words; themes and topics by the name said, with their facts."""
    for name in asked.names:
        if name.kind == "field":
            yield name.id, _themes(call, name.id)
        elif name.kind == "item":
            fact = fact_of(call, name.id)
            if fact and fact.key in ("theme", "topic"):
                yield name.text, (fact,)


def _themes(call: Call, named: str) -> tuple[Fact, ...]:
    """The themes that go by a name: one they are known by, their words, or their whole sentence."""
    said = named.casefold()
    return tuple(
        fact
        for fact in call.facts
        if fact.key == "theme"
        and said in {name.casefold() for name in (*fact.known_as, *fact.words, *fact.says.values())}
    )


def _held(
    call: Call, asked: Asked, fact: Fact, schemes: tuple[str, ...], named: str, themes: tuple[Fact, ...]
) -> InField:
    own = tuple(item for item in themes if item.scheme == fact.scheme)
    covered = bool(own) or _within(call, fact, named, themes)
    fields = (other for other in call.facts if other.key == "field" and other.scheme != PROGRAMME)
    others = tuple(other.scheme for other in fields if _within(call, other, named, themes))
    open_ended = names_examples(fact.words)
    relation: Relation = (
        "covered" if covered else "not_covered" if others and not open_ended else "not_stated"
    )
    return InField(
        rule=asked.intent,
        scheme=fact.scheme,
        schemes=schemes,
        relation=relation,
        facts=(fact, *own),
        named=named,
        elsewhere=() if covered else others,
    )


def _within(call: Call, fact: Fact, named: str, themes: tuple[Fact, ...]) -> bool:
    """Whether fields cover what is named: by name, or since they hold those of the theme's own scheme."""
    homes = [home for theme in themes if (home := call.fact("field", theme.scheme))]
    return _covers(fact, named) or any(set(home.words) <= set(fact.words) for home in homes)


def _covers(fact: Fact, named: str) -> bool:
    """Whether a field is one of the fact's, or holds its name: "synthetic biology" and バイオ材料 are bio."""
    said = named.casefold()
    names = {name.casefold() for word in fact.words for name in names_of(fact, word)}
    tokens = said.replace("-", " ").replace("/", " ").split()
    return any(
        name == said or (name in said if not name.isascii() else _begins(name, tokens)) for name in names
    )


def _begins(name: str, tokens: list[str]) -> bool:
    return any(token == name or (len(name) >= _STEM and token.startswith(name)) for token in tokens)


def _fields(asked: Asked, fact: Fact, schemes: tuple[str, ...]) -> Fields:
    return Fields(
        rule=asked.intent,
        scheme=fact.scheme,
        relation="stated",
        facts=(fact,),
        schemes=schemes,
        no_more="whether" in asked.marks and not asked.compares and not names_examples(fact.words),
    )


def _of_key(call: Call, asked: Asked, key: str) -> tuple[Decision, ...]:
    fact = call.fact(key, asked.scheme)
    if fact is None:
        return not_stated(call, asked, key)
    return (
        Theme(
            rule=asked.intent,
            scheme=fact.scheme,
            relation="stated",
            facts=(fact,),
            languages=asked.named("language"),
        ),
    )


RULES = {"field": field, "theme": theme, "topics": topics, "scope_details": scope_details}
