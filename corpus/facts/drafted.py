"""A proposed call as the text of a call.yaml, marked for review."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.facts.model import Call, Fact, Group, Source

_UNPRINTABLE = re.compile(r"[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def drafted(call: Call, document: str) -> str:
    """The file of *call*, whose facts are its unreviewed ones; *document* is the one that sources are of by
    default.
    """
    sources = dict.fromkeys(fact.source for fact in call.unreviewed)
    names = {source: f"p{source.page}-{at}" for at, source in enumerate(sources, 1)}
    return "\n".join([*_head(call, document), *_sources(names, document), *_facts(call, names)]) + "\n"


def _head(call: Call, document: str) -> Iterator[str]:
    title = f"{{ja: {_quoted(call.title['ja'])}, en: {_quoted(call.title['en'])}}}"
    yield "# A proposal: no fact rules while it says `reviewed: false`. Review each: its key, scheme"
    yield "# and side are guesses; value, bound, hedge and quote were read from the document. Then take"
    yield "# `reviewed: false` away, or the fact. `aspire facts check` says how many wait, and proves the file."
    yield f"id: {_quoted(call.id)}"
    yield f"title: {title}  # review"
    yield f"programme: {_quoted(call.programme)}  # review: the programme's short name"
    yield f"fiscal_year: {call.fiscal_year or 'null'}  # review"
    yield f"document: {_quoted(document)}"
    yield f"default_scheme: {call.default_scheme}"
    yield ""
    yield "schemes:"
    yield f"  - {{id: {call.default_scheme}, name: {title}, known_as: []}}  # review: its names in questions"
    yield ""
    yield from _groups(call.groups)
    yield "sides: []  # review: {id, name: {ja, en}, zone: Asia/Tokyo, agency, known_as: []}"
    yield ""


def _groups(groups: Sequence[Group]) -> Iterator[str]:
    """Names that stand before different values: whether they are groups of applicants is for the reviewer."""
    if groups:
        yield "groups:  # review: kinds or sizes of applicants, or rounds; take away what is none, and its `group`s"
    for group in groups:
        name = _quoted(group.name["ja"])
        yield f"  - {{id: {group.id}, name: {{ja: {name}, en: {name}}}, known_as: [{name}]}}"


def _sources(names: Mapping[Source, str], document: str) -> Iterator[str]:
    yield "sources:" if names else "sources: {}"
    for source, name in names.items():
        of = "" if source.document == document else f"document: {_quoted(source.document)}, "
        yield f"  {name}: {{{of}page: {source.page}, quote: {_quoted(source.quote)}}}"
    yield ""


def _facts(call: Call, names: Mapping[Source, str]) -> Iterator[str]:
    yield "facts:" if call.unreviewed else "facts: []"
    for fact in call.unreviewed:
        yield f"  - {{{_entry(fact, names[fact.source])}, reviewed: false}}"


def _entry(fact: Fact, source: str) -> str:
    parts = [f"key: {fact.key}", f"scheme: {fact.scheme}"]
    parts += [f"group: {fact.group}"] if fact.group else []
    if fact.words:
        says = ", ".join(f"{language}: {_quoted(text)}" for language, text in fact.says.items())
        parts += [f"words: [{', '.join(map(_quoted, fact.words))}]", f"says: {{{says}}}"]
    else:
        value = fact.value if isinstance(fact.value, int) else _quoted(str(fact.value))
        parts += [f"value: {value}", f"unit: {fact.unit}"]
    parts += [f"bound: {fact.bound}"] if fact.bound else []
    parts += [f"hedge: {fact.hedge}"] if fact.hedge else []
    parts += [f"known_as: [{', '.join(map(_quoted, fact.known_as))}]"] if fact.known_as else []
    return ", ".join([*parts, f"source: {source}"])


def _quoted(text: str) -> str:
    """A YAML string in double quotes; what YAML does not take as it stands is escaped."""
    return _UNPRINTABLE.sub(
        lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False)
    )
