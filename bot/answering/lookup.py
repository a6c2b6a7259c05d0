"""Passages for a part that no rule answers, each judged: does it answer, and with which sentences?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.answering.excepting import exceptions, goes_on
from bot.answering.governing import lead_of
from bot.answering.statements import Statement
from bot.reading.form import form_of
from corpus.readers.items import asks
from corpus.text.language import language_of
from corpus.text.sentences import leads_in, sentences
from index.adapted import Adapted
from index.chunk import question_of
from index.evidence import judge, kinds_asked, lacks_number, states, told_alike, weights, whole
from index.passage import Chunk, Passage
from index.retriever import Retriever
from index.subjects import Subjects
from index.terms import terms

NEAR = 0.3  # from this probability on a passage may answer, though it is not shown for an answer
_DEPTH = 10
_FURTHER = 5  # times as deep is looked where some documents are another call's
_ALONE, _SELDOM_TOLD, _ON_ITS_SLIDE = 0.55, 0.65, 0.55
_SHOWN_WHOLE = 160  # characters
_STANDS_OUT = 0.01  # by so much the cosine of the sentence that answers exceeds the mean of its passage's
_ENDS = ("。", ".", "！", "!")
_YES_OR_NO = re.compile(r"(?:はい|いいえ)[、。,.]|(?:yes|no)\b", re.IGNORECASE)
_FEW = 12  # characters that say yes or no, whatever they are
_ANOTHER = 0.65  # cosine below which two questions ask different things, as do .02 of those that ask the same
_OWN = 0.4  # of a sentence the chance that it is of the matter asked for; beside a deadline others have .1
_NAME = 40  # characters
_OF_A_SLIDE = 3  # passages that tell what it is about
_ANSWER = 1_000  # characters of an answer that is shown whole
_ABOUT = 0.75  # of the probability of the likeliest passage
_BESIDE = 0.03  # what is no farther off than this belongs to it
_STRETCH = 480  # characters


@dataclass(frozen=True)
class Judged:
    """A passage, the probability that it answers, and the stretch of it that is shown, verbatim; whether it *tells*
    a quantity of each kind that is asked for, where any is, and whether it *lacks* the number that is; whether it says
    yes or no to *another* question. *own* is the sentence that gives the quantity and itself is of the matter asked
    for, if any; *lead* governs it from where it was cut."""

    passage: Passage
    probability: float
    quote: str
    tells: bool = True
    lacks: bool = False
    another: bool = False
    own: str = ""
    lead: str = ""

    @property
    def statement(self) -> Statement:
        said = named(self.passage.chunk, self.quote)
        text = f"{self.lead} {said}" if self.lead else said
        return Statement(text, chunk=self.passage.chunk, quote=self.quote)


class Lookup:
    """Finds and judges passages. Those from the probability *passes* on are shown."""

    def __init__(self, retriever: Retriever, subjects: Subjects, adapted: Adapted) -> None:
        self._retriever, self._subjects, self._adapted = retriever, subjects, adapted

    def passes(self, *, ruled: bool, seldom_told: bool = False) -> float:
        """The probability from which a passage is shown.

        Where rules answer what they can, and a person has read what is left open (*ruled*), what is left is seldom
        told: at most one unanswerable question in twenty may be answered. Other documents would be silent on what they
        plainly say. There it depends on what is asked: who the reviewers are, or how many applied, is *seldom told*. Of
        234 questions on nine invented calls .69 get the right passage from .50 on, of 102 near misses .18 one, each
        document judged by what was learned without it; from .40 on .71 and .24 (tests/bench/evidence.py). Of a blind
        set on five real documents 22 of 45 questions get one, and of 20 near misses 1; from .40 on 27 and 3.
        """
        if ruled:
            return weights().passes
        return _SELDOM_TOLD if seldom_told else _ALONE

    def find(
        self, text: str, *, without: AbstractSet[str] = frozenset(), matter: str | None = None
    ) -> tuple[Judged, ...]:
        """The passages nearest to *text*, likeliest answer first, none of the documents *without*. *matter* is the
        intent that it surely has.

        Raises IndexUnusable or ModelUnavailable.
        """
        return self._judged(text, self._passages(text, without), matter)

    def _judged(self, text: str, passages: list[Passage], matter: str | None = None) -> tuple[Judged, ...]:
        words = self._retriever.content_words(text)
        closed = form_of(text.lower()) == "closed"
        about = self._subjects.likeness(text, self._retriever.vector(text), passages)
        found = judge(
            text,
            words,
            passages,
            language=language_of(text),
            closed=closed,
            subjects=about,
            adapted=self._adapted.cosines(text, passages),
            matter=matter,
        )
        kinds = () if closed else kinds_asked(text, matter)
        return tuple(
            self._seen(text, passage, probability, kinds, matter=matter, closed=closed)
            for passage, probability in answers_whole(found)
        )

    def _seen(
        self,
        text: str,
        passage: Passage,
        probability: float,
        kinds: Sequence[str],
        *,
        matter: str | None,
        closed: bool,
    ) -> Judged:
        """*passage* as it is shown to who asks *text*; one that is not near is not looked at closely."""
        if probability < NEAR:
            return _seen(passage, probability, kinds)
        seen, chunk = _seen(self._compared(text, passage), probability, kinds), passage.chunk
        question = question_of(chunk)
        own = _of_matter(seen, kinds, self._subjects.shares(passage, told_alike(matter)))
        another = bool(closed and question and _YES_OR_NO.match(seen.quote)) and (
            self._adapted.alike(text, question or "") < _ANOTHER
        )
        return replace(
            seen, own=own, another=another, lead=lead_of(chunk, seen.quote, self._retriever.chunks())
        )

    def exceptions(self, case: str, told: Judged) -> list[Statement]:
        """What the section of what is *told* leaves out and is nearer to somebody's *case*, nearest first."""

        def near(passages: Sequence[Passage]) -> list[float]:
            return [all_of_it for all_of_it, _ in self._adapted.cosines(case, passages)]

        found = exceptions(told.passage.chunk, told.quote, self._retriever.chunks(), near)
        return [Statement(part, chunk=chunk, quote=part) for chunk, part in found]

    def _compared(self, text: str, passage: Passage) -> Passage:
        """*passage* with its sentences compared by what has learned which of them answers: the one that is nearest in
        words is often its neighbour."""
        parts = sentences(passage.chunk.text)
        if len(parts) < 2 or len(parts) != len(passage.sentences):
            return passage
        alone = [replace(passage, chunk=replace(passage.chunk, text=part), apart=()) for part in parts]
        cosines = [near for near, _ in self._adapted.cosines(text, alone)]
        if (at := item_named(text, parts)) is not None:
            cosines[at] = max(cosines) + 2 * _BESIDE  # and its neighbours are of something else
        return replace(passage, sentences=tuple(cosines))

    def on_slide(
        self, slide: int, text: str, *, without: AbstractSet[str] = frozenset()
    ) -> tuple[Judged, ...]:
        """What a slide tells of *text*: the likeliest passage where one with words of it answers, else its fullest ones
        in their order. None where there is no such slide.
        """
        found = self._retriever.search(text, k=len(self._retriever.chunks()))
        passages = [
            one
            for one in found
            if one.chunk.page == slide and one.chunk.document not in without and "://" not in one.chunk.text
        ]
        of_one = [one for one in passages if one.chunk.document == passages[0].chunk.document]
        for judged in self._judged(text, of_one):
            if judged.probability >= _ON_ITS_SLIDE and judged.passage.lexical > 0:
                return (judged,)
        fullest = sorted(of_one, key=_fullness, reverse=True)[:_OF_A_SLIDE]
        ids = [chunk.id for chunk in self._retriever.chunks()]
        ordered = sorted(fullest, key=lambda one: ids.index(one.chunk.id))
        return tuple(Judged(one, 1.0, one.chunk.text) for one in ordered)

    def _passages(self, text: str, without: AbstractSet[str]) -> list[Passage]:
        """The nearest ones; where documents are left out, from further down the list."""
        if not without:
            return self._retriever.search(text, k=_DEPTH)
        found = self._retriever.search(text, k=_DEPTH * _FURTHER)
        return [passage for passage in found if passage.chunk.document not in without][:_DEPTH]


def _seen(passage: Passage, probability: float, kinds: Sequence[str]) -> Judged:
    tells = all(states([kind], whole(passage.chunk)) for kind in kinds)
    return Judged(passage, probability, shown(passage, kinds), tells, lacks_number(kinds, passage.chunk))


def _of_matter(seen: Judged, kinds: Sequence[str], shares: Sequence[float]) -> str:
    """The sentence of what is *seen* that gives a quantity of *kinds* and is itself of the matter that is asked for,
    which each span has by *shares*: an opening period that ends by a day tells the deadline. Empty where none does."""
    parts = sentences(seen.passage.chunk.text)
    each = shares[1 : len(parts) + 1] if len(parts) > 1 else shares[:1]
    if not kinds or len(each) != len(parts):
        return ""
    pairs = zip(each, parts, strict=True)
    return next((part for share, part in pairs if share >= _OWN and states(kinds, part)), "")


def item_named(text: str, parts: Sequence[str]) -> int | None:
    """Which of *parts*, each what stands behind a name and a colon, goes by a name that *text* says more of than of any
    other's; None where that is none, or not one alone: "Tutorial tickets: …", "Combined tickets: …"."""
    before = [part.replace("：", ":").partition(":") for part in parts]
    names = {at: set(terms(name)) for at, (name, _, told) in enumerate(before) if told and len(name) <= _NAME}
    own = {term for term in terms(text) if sum(term in name for name in names.values()) == 1}
    said = {at: len(own & name) for at, name in names.items()}
    best = [at for at, count in said.items() if count == max(said.values()) and count]
    return best[0] if len(best) == 1 and len(names) > 1 else None


def telling_first(passing: Sequence[Judged], asked: str = "") -> list[Judged]:
    """*passing*, with the first that tells a quantity of each kind that is asked for first, if it is about as likely as
    the likeliest; of several that do the one of whose document's title most is *asked* for: "a small project"."""
    near = [one for one in passing if one.tells and one.probability >= _ABOUT * passing[0].probability]
    if passing and passing[0].tells:
        near = near[:1]
    words = set(terms(asked))
    first = max(near, key=lambda one: len(words & set(terms(one.passage.chunk.title))), default=None)
    return [first, *(one for one in passing if one is not first)] if first else list(passing)


def answers_whole(found: Sequence[tuple[Passage, float]]) -> list[tuple[Passage, float]]:
    """*found*, where pieces of one answer of an FAQ that follow one another are one passage, as likely as the first of
    them in order: what opens the answer is said with whatever piece of it is nearest.

    An answer that would come out longer than _ANSWER stays in pieces, and so does one with a translation, which is
    shown by the piece.
    """
    whole: list[tuple[Passage, float]] = []
    told: set[str] = set()
    for passage, probability in found:
        if passage.chunk.id not in told:
            pieces = _pieces_of(passage.chunk, found)
            told |= {chunk.id for chunk in pieces}
            whole.append((_joined(passage, pieces), probability))
    return whole


def _pieces_of(chunk: Chunk, found: Sequence[tuple[Passage, float]]) -> list[Chunk]:
    """*chunk* with the pieces *found* of the same answer that stand right before and after it, in their order."""
    if question_of(chunk) is None or chunk.translation:
        return [chunk]
    near = {_at(one.chunk): one.chunk for one, _ in found if _answer_of(one.chunk) == _answer_of(chunk)}
    first = last = _at(chunk)
    while first - 1 in near:
        first -= 1
    while last + 1 in near:
        last += 1
    pieces = [near[at] for at in range(first, last + 1)]
    return pieces if sum(len(one.text) for one in pieces) <= _ANSWER else [chunk]


def _answer_of(chunk: Chunk) -> tuple[object, ...]:
    return chunk.document, chunk.page, chunk.heading, chunk.labels, chunk.translation


def _at(chunk: Chunk) -> int:
    """Where on its page a chunk stands."""
    return int(chunk.id.rpartition(".")[2])


def _joined(passage: Passage, pieces: Sequence[Chunk]) -> Passage:
    if len(pieces) < 2:
        return passage
    text = "\n".join(chunk.text for chunk in pieces)
    return replace(passage, chunk=replace(pieces[0], text=text), sentences=())


def _fullness(passage: Passage) -> tuple[bool, int]:
    """A sentence tells more than the cells of a table, and a long one more than a short one."""
    return passage.chunk.text.endswith(_ENDS), len(passage.chunk.text)


def shown(passage: Passage, kinds: Sequence[str] = ()) -> str:
    """The stretch of *passage* that is shown: the sentence that stands out with a neighbour as near, else all
    of it.

    Where *kinds* of quantity are asked for it goes on to the nearest sentence that gives one. A list is shown
    with what leads into it, and what only leads in goes on to the end. What answers a question of an FAQ is
    shown whole: a "yes" without its condition is no answer.
    """
    chunk, cosines = passage.chunk, passage.sentences
    parts = sentences(chunk.text)
    whole = len(chunk.text) <= _SHOWN_WHOLE or bool(chunk.heading and asks(chunk.heading))
    if whole or len(parts) != len(cosines):
        return chunk.text
    best = max(range(len(parts)), key=lambda at: 0.0 if asks(parts[at]) else cosines[at])
    if cosines[best] - sum(cosines) / len(cosines) < _STANDS_OUT:
        return chunk.text
    shown_ = [*_as_near(parts, cosines, best), *_giving(parts, best, kinds)]
    first, last = _led(parts, min(shown_)), max(shown_)
    if leads_in(parts[last]):
        last = len(parts) - 1
    while last + 1 < len(parts) and goes_on(parts[last + 1]):
        last += 1
    begin = chunk.text.index(parts[first])
    return chunk.text[begin : chunk.text.index(parts[last], begin) + len(parts[last])]


def _as_near(parts: Sequence[str], cosines: Sequence[float], best: int) -> list[int]:
    """The *best* sentence with its neighbours that are about as near, and whichever others are, as far as what lies
    between them is no longer than a paragraph: "start within two months", "finish by February"."""
    found = [best]
    others = (at for at in range(len(parts)) if at != best and not asks(parts[at]))
    for at in sorted(others, key=lambda at: (-cosines[at], at)):
        first, last = min(*found, at), max(*found, at)
        beside = at in (best - 1, best + 1)
        if cosines[best] - cosines[at] <= _BESIDE and (
            beside or len("".join(parts[first : last + 1])) <= _STRETCH
        ):
            found.append(at)
    return found


def _led(parts: Sequence[str], first: int) -> int:
    """Where what leads into the *first* sentence shown begins; that itself where nothing does."""
    return next((at for at in range(first - 1, -1, -1) if leads_in(parts[at])), first)


def _giving(parts: Sequence[str], best: int, kinds: Sequence[str]) -> list[int]:
    """For each of *kinds* the sentence nearest to the *best* one that gives such a quantity; none where that does."""
    found: list[int] = []
    for kind in kinds:
        giving = [at for at, part in enumerate(parts) if states([kind], part)]
        found += [] if best in giving else sorted(giving, key=lambda at: abs(at - best))[:1]
    return found


def _ends(part: str) -> bool:
    """Whether a line ends as a sentence does; one that ends in etc. lists."""
    return part[-1] in "。.!！?？" and not part.endswith(" etc.")


def named(chunk: Chunk, quote: str) -> str:
    """*quote* with the names it is nothing without: of a cell its row and column, of a list's items their heading,
    whatever a heading leads into, and of a yes or no what the document asks."""
    if (question := question_of(chunk)) and (len(quote) <= _FEW or _YES_OR_NO.match(quote)):
        return f"{question} {quote}"
    if chunk.heading and leads_in(chunk.heading):
        return f"{chunk.heading.rstrip()} {quote}"
    if quote != chunk.text or len(quote) > _SHOWN_WHOLE or any(_ends(part) for part in sentences(quote)):
        return quote
    *columns, row = chunk.labels[chunk.sections :] or ("",)
    name = f"{row}（{columns[-1]}）" if columns else chunk.heading or row
    if chunk.language == "en":
        name = name.replace("（", " (").replace("）", ")")
    colon = ": " if chunk.language == "en" else "："
    return f"{name}{colon}{quote}" if name else quote
