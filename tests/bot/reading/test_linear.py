"""Reading a question takes time by its length, whatever it holds."""

from __future__ import annotations

import time
from pathlib import Path

from bot.reading.comparing import compares
from bot.reading.ellipsis import asked_instead, ellipsis_of
from bot.reading.form import continues, form_of
from bot.reading.query import LONGEST, read_query
from bot.reading.roles import bound
from bot.reading.turned import turned
from corpus.facts.model import read_calls
from corpus.quantity.currencies import currency_in
from corpus.text.names import Names
from tests.tables import each

NAMES = Names(read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0])
UNITS = [
    "1億円と",
    "80% for research, ",
    "英国側2名、",
    "Is the same ",
    "which is the ",
    "than the UK ",
    "同じ",
    "違い",
    "学位",
    "「1年」",
    "in 2012 and ",
    "and ",
    "4月16日は",
    "(a",
    "a",
]


def seconds(text: str) -> float:
    began = time.process_time()
    query = read_query(text, NAMES)
    spans = [name.span for name in query.names]
    for segment in query.segments:
        bound(query, segment.span)
    compares(query.folded, spans)
    continues(query.folded, spans)
    form_of(query.folded)
    ellipsis_of(query.folded, query.language, spans)
    asked_instead(query.plain, query.plain)
    turned(query, [query], NAMES)
    currency_in(query.folded)
    return time.process_time() - began


@each("unit", UNITS)
def test_four_times_the_question_takes_no_more_than_eight_times_as_long(unit: str) -> None:
    short, long = ((unit * LONGEST)[: LONGEST // 4], (unit * LONGEST)[:LONGEST])
    seconds(short)

    # A busy machine may hold up one try; it does not hold up three.
    assert any(seconds(long) < max(8 * seconds(short), 0.25) for _ in range(3))
