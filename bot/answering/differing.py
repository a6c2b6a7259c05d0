"""Whether a document's sentence may stand beside the rulings: it may not give another value, side or clock
than they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.answering.statements import Statement
from corpus.facts.model import Fact
from corpus.facts.values import clock_of, quantity_of
from corpus.quantity import Quantity, compatible, read
from corpus.text.names import Names
from corpus.text.plain import plain
from corpus.text.squeeze import squeeze


def differs(
    sentence: Statement, ruled: Sequence[Statement], names: Names | None, *, known: Sequence[Quantity] = ()
) -> bool:
    """Whether *sentence* gives a quantity of a kind that *ruled* decide (money, a day, a clock …), and one
    that is not theirs nor *known* to be the asker's, or theirs for other sides alone."""
    facts = [fact for statement in ruled if statement.decision for fact in statement.decision.facts]
    given = [item for item in _read(sentence.text) if not any(compatible(item, one) for one in known)]
    decided = [item for fact in facts for item in _values(fact)]
    for kind in {_kind(item) for item in decided}:
        own = [item for item in given if _kind(item) == kind]
        known = [item for item in (*decided, *_quoted(facts)) if _kind(item) == kind]
        if any(not any(compatible(one, other) for other in known) for one in own):
            return True
        if own and _other_sides(sentence, [fact for fact in facts if kind in _kinds(fact)], names):
            return True
    return False


def measures(ruled: Sequence[Statement], stated: Sequence[Quantity]) -> bool:
    """Whether *ruled* hold one of the values *stated* against a quantity of a fact's."""
    facts = [fact for statement in ruled if statement.decision for fact in statement.decision.facts]
    return bool({_kind(item) for item in stated} & {kind for fact in facts for kind in _kinds(fact)})


def repeats(sentence: Statement, ruled: Sequence[Statement]) -> bool:
    """Whether *sentence* is what one of *ruled* rests on, and so is cited with it."""
    text = squeeze(sentence.quote or sentence.text)
    quotes = [squeeze(source.quote) for statement in ruled for source in statement.sources]
    return any(text in quote or quote in text for quote in quotes)


def _other_sides(sentence: Statement, facts: Sequence[Fact], names: Names | None) -> bool:
    """Whether *sentence* names sides, and none for which one of *facts* holds."""
    sides = {fact.side for fact in facts}
    if names is None or None in sides:
        return False
    named = {name.id for name in names.find(plain(sentence.text)) if name.kind == "side"}
    return bool(named) and not named & sides


def _kind(item: Quantity) -> tuple[str, str]:
    """What is compared with what: counts by what they count, everything else by its kind."""
    return item.kind, item.unit if item.kind == "count" else ""


def _kinds(fact: Fact) -> set[tuple[str, str]]:
    return {_kind(item) for item in _values(fact)}


def _values(fact: Fact) -> Iterator[Quantity]:
    """The quantity of *fact* (a moment is a day and a clock); none for one of words."""
    if fact.value is None:
        return
    try:
        yield quantity_of(fact)
        yield Quantity(kind="time", value=clock_of(fact), unit="", text="", span=(0, 0))
    except ValueError:
        return


def _quoted(facts: Sequence[Fact]) -> list[Quantity]:
    return [item for fact in facts for source in fact.sources for item in _read(source.quote)]


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Quantity, ...]:
    return tuple(read(plain(text)))
