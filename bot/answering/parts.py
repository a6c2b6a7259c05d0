"""Which parts of a question are answered: not what only greets beside it, and nothing twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.case import Found
from bot.answering.modality import modal_of
from bot.answering.statements import Statement, contains
from bot.reading.case_asked import names_matter
from bot.reading.form import form_of, opens_with_a_verb
from corpus.text.language import language_of
from corpus.text.plain import folded
from index.terms import READING, terms

_SOME = 1 / 4  # of the words of a part
_OF_IT = 0.3  # the share of the intent of another piece of its sentence, from which an unplaced piece belongs to it
_MOST = 1 / 2  # of them
_ALSO = re.compile(
    r"も、?(?:ぜひ|併せて|あわせて)?(?:知り|教え|ご教示|お?聞|お?伺|確認し)|\b(?:also|too|as well)\b"
)
_NORMS = {"stated", "required", "not_required"}
_AND = re.compile(r"^(?:and|but|so|then|also)[, ]+")
_FOREIGN = 0.05  # the share of an intent in a part's own words, below which these know nothing of it
_JOINT = 0.2  # the share of the intent before it, from which a part is about that, too


def answered(found: Sequence[Found]) -> tuple[int, ...]:
    """The places of the parts that are answered: of what asks something, each thing once.

    A greeting or thanks is replied to only where it stands alone.
    """
    asked = [at for at, item in enumerate(found) if item.reply is None]
    return _once(found, asked) if asked else (0,)


def _once(found: Sequence[Found], places: Sequence[int]) -> tuple[int, ...]:
    """Each thing said under one part: the first that tells it in full, and of silences the first of its kind.

    What another part tells with more beside it (a rule, and a value held against it) is told there.
    """
    kept: list[int] = []
    for at in places:
        later = [other for other in places if other > at and not within(found[other], found[at])]
        if not any(within(found[at], found[other]) for other in (*kept, *later)):
            kept.append(at)
    return tuple(kept)


def told_already(item: Found, before: Sequence[Found]) -> bool:
    """Whether what is said of a part that its own words do not place is of the matter of one *before* it, and leaves
    out what else it asks for. One that asks whether something of it is so ("The fifth one?"), or which of two is more,
    asks for nothing else.
    """
    if not any(contains(other.chosen, item.chosen) for other in before):
        return False
    if not item.part.placed and _answers_own(item, before):
        return False
    of_it = any("whether" in one.asked.marks or one.asked.compares for one in item.options[:1])
    if item.part.placed or of_it:
        return _asks_for_more(item) and not _tells(item.chosen, item, _MOST)
    return not _tells(item.chosen, item)


def _answers_own(item: Found, before: Sequence[Found]) -> bool:
    """Whether what was said *before* is what a part's own words ask for, or a demand where they ask for leave."""
    own = next((one for one in item.options if item.part.own[:1] and one.intent == item.part.own[0][0]), None)
    if own and any(contains(other.chosen, own.statements) for other in before):
        return True
    demanded = any(one.decision and one.decision.relation == "required" for one in item.chosen)
    return demanded and modal_of(folded(item.part.segment.text)) in ("leave", "waiver")


def _asks_for_more(item: Found) -> bool:
    """Whether a part asks if something is so, of which what was said tells nothing: its own words know nothing of the
    matter that they lean on ("may it be done from London?", behind who is interviewed), or ask what may or must be of
    what is only told.
    """
    relations = {one.decision.relation for one in item.chosen if one.decision}
    if not _asks_whether(item) or not relations <= _NORMS:
        return False
    foreign = item.part.follows and dict(item.part.own).get(item.part.best, 1) < _FOREIGN
    if foreign and names_matter(item.part.segment):
        return True
    if relations != {"stated"} or any(map(_says_what_may_be, item.chosen)):
        return False
    further = item.part.follows and item.part.around is not None and not _tells(item.chosen, item)
    return further or modal_of(folded(item.part.segment.text)) in ("leave", "demand")


def _says_what_may_be(said: Statement) -> bool:
    return modal_of(folded(said.text)) is not None


def _asks_whether(item: Found) -> bool:
    """Whether a part is a clause that asks if something is so."""
    low = folded(item.part.segment.text)
    english = language_of(low) == "en"
    return opens_with_a_verb(_AND.sub("", low)) if english else form_of(low) == "closed"


def told_beside(item: Found, before: Sequence[Found]) -> Found:
    """A part that asks something "also", and may well mean the matter right before it, with what is said of that, where
    that tells it or all of that matter is open: 面接はいつ知らされますか。連絡手段も知りたいです。 A piece of the same
    sentence that has no matter of its own asks on about what is open: "may it be carried over, and until when?"
    """
    if not before or item.reply:
        return item
    (*_, last) = before
    if _asks_on(item, last):
        return replace(item, chosen=(), silence=last.silence)
    if not _ALSO.search(folded(item.part.segment.text)):
        return item
    if dict(item.part.ranking).get(last.part.best, 0) < _JOINT:
        return item
    if last.silence and last.silence.kind == "left_open":
        return replace(item, chosen=(), silence=last.silence)
    return replace(item, chosen=last.chosen, silence=None) if _tells(last.chosen, item, _MOST) else item


def _asks_on(item: Found, last: Found) -> bool:
    around, is_open = item.part.around, last.silence is not None and last.silence.kind == "left_open"
    return (
        is_open and around is not None and around == last.part.around and not names_matter(item.part.segment)
    )


def _tells(statements: Sequence[Statement], item: Found, least: float = _SOME) -> bool:
    """Whether what a part asks, some of its words apart from names, stands in *statements* and what they rest on."""
    quotes = (source.quote for one in statements for source in one.sources)
    said = _words("\n".join((*(one.text for one in statements), *quotes)))
    names = " ".join(name.text for option in item.options[:1] for name in option.asked.names)
    asked = _words(item.part.segment.text) - _words(names)
    return len(asked & said) >= least * len(asked)


def _words(text: str) -> set[str]:
    return {term for term in terms(text) if not term.startswith(READING)}


def within(item: Found, other: Found) -> bool:
    """Whether all that is said of *item* is said of *other*, or what nothing was found for stands there."""
    if item.silence is not None and item.silence.kind == "not_placed" and not item.silence.beyond:
        share, around = dict(item.part.ranking).get(other.part.best, 0), item.part.around
        of_it = around is not None and around == other.part.around and share >= _OF_IT
        leans = item.part.follows and share >= _JOINT and _tells(other.chosen, item)
        return bool(other.chosen) and (of_it or leans)
    if item.silence is not None and item.silence != other.silence:
        return False
    whole = "\n".join(statement.text for statement in other.chosen)
    return bool(item.chosen or item.silence) and all(statement.text in whole for statement in item.chosen)
