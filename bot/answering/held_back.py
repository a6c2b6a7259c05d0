"""A passage that gives what a fact on hold says: it is left to the desk, and never read out of the document instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.case import Found
from bot.answering.saying import Told
from bot.answering.statements import Statement, ruled
from bot.rules.withheld import ForTheDesk
from corpus.facts.model import Call, Fact, Source, Withheld
from corpus.facts.values import quantity_of
from corpus.quantity import compatible, read
from corpus.text.squeeze import squeeze
from index.passage import Chunk


def held_back(found: Found, call: Call, told: Told) -> tuple[Statement, ...]:
    """What is said of a part, with what rests on a fact on hold in the place of the passages that give its value."""
    on_hold = [item for item in call.withheld if item.reason == "on_hold"]
    said: dict[str, Statement] = {}
    for one in found.chosen:
        held = [item for item in on_hold if one.chunk and _gives(one.chunk, one.quote, item.fact)]
        for shown in _for_the_desk(found, held, told) if held else (one,):
            said.setdefault(shown.text, shown)
    return tuple(said.values())


def _for_the_desk(found: Found, held: Sequence[Withheld], told: Told) -> Iterator[Statement]:
    for item in held:
        intent, fact = found.part.best, item.fact
        decision = ForTheDesk(
            rule=intent,
            scheme=fact.scheme,
            relation="depends",
            facts=(fact,),
            side=fact.side,
            group=fact.group,
            withheld=item,
        )
        yield from ruled((decision,), intent, told)


def _gives(chunk: Chunk, quote: str, fact: Fact) -> bool:
    """Whether *quote*, of *chunk*, gives the value or the words of *fact* where that was read from."""
    places = [
        source for source in fact.sources if (source.document, source.page) == (chunk.document, chunk.page)
    ]
    if not any(_of_one_place(chunk, quote, source) for source in places):
        return False
    if fact.value is None:
        return all(squeeze(word) in squeeze(quote) for word in fact.words)
    return any(compatible(quantity_of(fact), item) for item in read(quote))


def _of_one_place(chunk: Chunk, quote: str, source: Source) -> bool:
    """Whether a stretch of *chunk* and the quote of a source are of one sentence, or of one row of a table."""
    shown, quoted = squeeze(quote), squeeze(source.quote)
    rows = chunk.labels[chunk.sections :][-1:]
    return quoted in shown or (shown in quoted and all(squeeze(row) in quoted for row in rows))
