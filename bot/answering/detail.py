"""A detail of what was just told: which slide tells it, whether it is settled, or what else its slides say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answer import Language
from bot.answering.case import Found
from bot.answering.lookup import Judged
from bot.answering.statements import Statement
from bot.answering.untold import WHY, tells
from bot.reading.slide import asks_which_slide
from corpus.facts.model import Hedge
from corpus.text.plain import folded

_LIKELY = 0.4  # the likeliest passage of other slides is shown from here where it gives a reason
_FOR_REASON = 3  # passages in which a reason is looked for
_SO = ("same", "exactly")
_OF_A_FORM = re.compile(r"\bp(?:\.|age) ?\d|\d ?ページ")
_STANDS: Mapping[Language, tuple[str, str]] = {
    "ja": ("スライド{}に記載されています。", "、"),
    "en": ("This is stated on slide {}.", " and "),
}
_HEDGED: Mapping[Hedge, Mapping[Language, str]] = {
    "planned": {
        "ja": "資料では「予定」とされており、確定したものとしては示されていません。",
        "en": "The documents call it planned (予定); they do not state it as settled.",
    },
    "about": {
        "ja": "資料では「程度」「約」とされており、厳密な値としては示されていません。",
        "en": "The documents say “about” (程度, 約); they state no exact value.",
    },
    "in_principle": {
        "ja": "資料では「原則」とされています。例外があるかは示されていません。",
        "en": "The documents say “in principle” (原則); whether there are exceptions is not stated.",
    },
}
_UNHEDGED: Mapping[Language, str] = {
    "ja": "資料には、予定や目安であるとの断りはありません。",
    "en": "The documents state it without calling it planned or approximate.",
}


def detail(item: Found, language: Language) -> Statement | None:
    """The sentence that answers what a part asks of what is said of it; None where it asks for no such detail."""
    said = item.chosen
    if not said or any(one.decision and one.decision.relation == "planned_only" for one in said):
        return None
    sources = tuple(dict.fromkeys(source for one in said for source in one.sources))
    if asks_which_slide(folded(item.part.segment.text)):
        pages = {source.page for source in sources} | {one.chunk.page for one in said if one.chunk}
        slides = sorted(page for page in pages if page)
        if not slides or any(_OF_A_FORM.search(folded(one.text)) for one in said):
            return None
        words, joint = _STANDS[language]
        first = said[0]
        return Statement(
            words.format(joint.join(map(str, slides))),
            item.part.best,
            None,
            sources,
            first.chunk,
            first.quote,
        )
    if (item.part.follows or _confirmed(item)) and item.options and "settled" in item.options[0].asked.marks:
        facts = [fact for one in said if one.decision for fact in one.decision.facts]
        hedges = [fact.hedge for fact in facts if fact.hedge]
        if not (hedges or any(fact.unit for fact in facts)):  # only a value is exact or planned
            return None
        words = _HEDGED[hedges[0]][language] if hedges else _UNHEDGED[language]
        return Statement(words, item.part.best, None, sources)
    return None


def _confirmed(item: Found) -> bool:
    """Whether all that is said of a part is that what it takes the call to say is so, which the call itself hedges."""
    decisions = [one.decision for one in item.chosen]
    taken = any(value.role or value.claimed for option in item.options[:1] for value in option.asked.values)
    return taken and all(one and one.hedged and one.relation in _SO for one in decisions)


def beside_detail(item: Found) -> tuple[Statement, ...]:
    """What was said of a part, which a detail told before it puts under its hedge: no yes to what is only planned."""
    if not _confirmed(item):
        return item.chosen
    return tuple(
        replace(one, decision=replace(one.decision, relation="stated")) for one in item.chosen if one.decision
    )


def asks_why(item: Found) -> bool:
    """Whether a part asks for the reason of what rules say, and they give none."""
    low = folded(item.part.segment.text)
    ruled = bool(item.chosen) and all(one.decision for one in item.chosen)
    return ruled and WHY.search(low) is not None and not any(tells(low, one.text) for one in item.chosen)


def more_of_it(item: Found, passages: Sequence[Judged], *, passes: float) -> Statement | None:
    """What the documents tell of what *item* asks for and its rulings do not, if they do: the likeliest
    passages, where one gives a reason and is likely enough or of the same slides; a value of the kind that is
    asked for, where the same slides give it.
    """
    low = folded(item.part.segment.text)
    slides = {(source.document, source.page) for one in item.chosen for source in one.sources}
    if WHY.search(low):
        likely = [
            one for one in passages[:_FOR_REASON] if one.probability >= _LIKELY or _place(one) in slides
        ]
    else:
        likely = [one for one in passages if one.probability >= passes and _place(one) in slides]
    return next((one.statement for one in likely if tells(low, one.quote)), None)


def _place(judged: Judged) -> tuple[str, int]:
    return judged.passage.chunk.document, judged.passage.chunk.page
