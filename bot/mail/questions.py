"""The questions of a mail: what it asks, with what it tells beside, under the numbers its writer gave.

A question is the sentences that ask, and those that tell beside them. The desk is handed the first as they stand in
the mail, to read as it reads every question, and the others as what is told with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.answer import Language, Turn
from bot.mail import reasons
from bot.mail.blocks import Block, blocks
from bot.mail.items import Item, items_of, listed_under
from bot.mail.sentence import Sentence, sentence_of
from bot.reading.claims import is_own
from bot.reading.form import form_of, is_bare, is_short
from bot.reading.marks import by_form
from corpus.quantity import read as read_quantities
from corpus.text.counterparts import points_home
from corpus.text.plain import folded, plain
from corpus.text.segments import asks, ends_asking, request_in
from corpus.text.squeeze import unwrap

_MOST_QUESTIONS = 40
_MOST_ASKS = 8  # sentences of one question that are put to the desk
_LONGEST = 2_000  # characters of one question
_MOST_TOLD, _LONGEST_TOLD = 4, 400  # sentences told with a question, and characters of each
_LONGEST_EARLIER = 300
_CONDITIONS = ("money", "percent", "duration", "date", "time", "rate")
_ALTERNATIVE = re.compile(r"(?:それとも|あるいは|または|(?:or|alternatively)\b)", re.IGNORECASE)
_CITED = re.compile(r"「[^」]*」|“[^”]*”|\"[^\"]*\"")
_OWN_FIGURES = re.compile(
    r"\b(?:our|my|ours|mine)\b|この(?:額|金額|予算|まま|案)|弊[社学所]|当方|本学|私ども"
)
_COMMA = re.compile(r"(?<=[、，])|(?<=,) ")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Question:
    """One point the writer asks: its *text* as shown, its asking sentences *asks*, and those *told* with them.

    *label* is its number as written, or one that *is_made_up* in order, as of what *is_numbered* by words
    alone; *goes_on*: another stands before it in its paragraph. *unread* is what it asks beyond what the desk
    takes at once, *origin* the attachment it stands in, *doubt* why a person should check that it is asked at
    all. *head* is the stem and the heading of its list, *above* what the paragraph before tells, which may be
    what it is about; *apart*: the desk is asked in general, without any of these; *ends_stem*: it is no
    question without its stem; *alone*: what its sentences tell beside what they ask is background, and left
    out; *claim*: what is told with it and all that it asks about ("is he right?").
    """

    label: str
    text: str
    asks: tuple[str, ...]
    told: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    is_numbered: bool = False
    goes_on: bool = False
    origin: str = ""
    doubt: str = ""
    head: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    apart: bool = False
    ends_stem: bool = False
    alone: bool = False
    claim: str = ""
    is_made_up: bool = False

    @property
    def turn(self) -> Turn:
        """What is handed to the desk: what asks, and what is told with it."""
        asks = self._bare if self.apart or self.alone else self.asks
        told = () if self.apart else (*self.head, *self.told)
        if self.claim:
            asks, told = (self.claim,), tuple(one for one in told if one != self.claim)
        return Turn(
            tuple(_no_more(asks, _LONGEST)), tuple(line[:_LONGEST_TOLD] for line in told[-_MOST_TOLD:])
        )

    @property
    def under_above(self) -> Question:
        """The same, told with what the paragraph before it tells."""
        return replace(self, told=(*self.above, *self.told), above=())

    @property
    def of_claims(self) -> tuple[Question, ...]:
        """The same asked of each sentence told with it, nearest first, where it is a few words that ask whether that is
        so."""
        bare = all(is_bare(folded(plain(ask)), sentence_of(ask).language) for ask in self.asks)
        whether = bare and not self.asks_open and not self.is_fragment
        return tuple(replace(self, claim=one) for one in reversed(self.told)) if whether else ()

    def and_also(self, other: Question) -> Question:
        """The same with a question that goes on with it."""
        shown = unwrap(f"{self.text}\n{other.text}")
        return replace(self, text=shown, asks=(*self.asks, *other.asks), told=(*self.told, *other.told))

    @property
    def language(self) -> Language:
        """The language that it is asked in."""
        return sentence_of(self.asks[0]).language

    @property
    def has_a_language(self) -> bool:
        """Whether it is more than a few words, which may be a name in any language: "e-Rad?"."""
        return not is_bare(folded(plain(self.asks[0])), self.language)

    @property
    def bare(self) -> str:
        """Its asking clauses alone; of a sentence that says in another clause what it asks about, all of it."""
        return "\n".join(self._bare)

    @property
    def _bare(self) -> tuple[str, ...]:
        return tuple(clause for ask in self.asks for clause in sentence_of(ask).general)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that ask, one by one."""
        return tuple(clause for ask in self.asks for clause in sentence_of(ask).asking or (ask,))

    @property
    def asks_open(self) -> bool:
        """Whether each of its clauses asks when, how much or which, and none for a yes or no."""
        return all(form_of(folded(plain(clause))) == "open" for clause in self.clauses)

    @property
    def offers_choice(self) -> bool:
        """Whether it offers two answers."""
        return "choice" in by_form(folded(plain(self.turn.text)), "")

    @property
    def untold(self) -> Question:
        """The same in general, handed over without what is told."""
        return replace(self, apart=True, claim="")

    def without(self, background: frozenset[str]) -> Question:
        """The same without what is told with it that is *background*."""
        told = tuple(one for one in self.told if not background.issuperset(sentence_of(one).clauses))
        beside = self.aside
        return replace(self, told=told, alone=bool(beside) and all(one in background for one in beside))

    @property
    def is_named(self) -> bool:
        """Whether it only names something, as a line of a list may: 締切, "Dr A (PhD 2015)"."""
        return not self.ends_stem and not any(sentence_of(ask).is_asking_form for ask in self.asks)

    def is_only(self, background: frozenset[str]) -> bool:
        """Whether it asks nothing by its form and is *background*: a line of a list on who takes part. What a request
        to answer points to is none."""
        if self.doubt:
            return False
        asked = [sentence_of(ask) for ask in self.asks]
        return all(not one.asks and background.issuperset(one.clauses) for one in asked)

    @property
    def without_stem(self) -> Question:
        """The same where its own words say what it asks."""
        return replace(self, head=(), ends_stem=False)

    @property
    def aside(self) -> tuple[str, ...]:
        """The clauses of its asking sentences that only tell."""
        if self.alone:
            return ()
        return tuple(clause for ask in self.asks for clause in sentence_of(ask).told)

    @property
    def premises(self) -> tuple[str, ...]:
        """What is told with it that may be said of the call, be it before a comma of what asks ("as the award is £1
        million, …"): nothing that speaks of the writer's own."""
        return tuple(one for one in self.beside if not _is_of_own(one))

    @property
    def beside(self) -> tuple[str, ...]:
        """All that is told with it: sentences, clauses, and what stands before a comma of what asks."""
        return (*self.told, *self.aside, *(clause for ask in self.asks for clause in _leading(ask)))

    @property
    def count(self) -> int:
        """How many whole questions one of the clauses that ask holds, at most: the desk takes them one by one."""
        said = (clause for ask in self.asks for clause in sentence_of(ask).questions_each)
        return max((len(questions) for questions in said), default=1)

    @property
    def one_by_one(self) -> tuple[Question, ...]:
        """The whole questions it holds, the first with what is told with it, be it before it in its sentence."""
        asked = (one for ask in self.asks for one in sentence_of(ask).questions or (ask,))
        each = [replace(self, text=one, asks=(one,), goes_on=False) for one in asked]
        told = (*self.told, *self.aside)[-_MOST_TOLD:]
        return (*(replace(one, told=told) for one in each[:1]), *(replace(one, told=()) for one in each[1:]))

    @property
    def listed(self) -> tuple[Question, ...]:
        """The things that its sentences may list, each with what is told with it."""
        each = (one for ask in self.asks for one in sentence_of(ask).listed)
        return tuple(replace(self, text=one, asks=(one,), goes_on=False) for one in each)

    @property
    def leans_on_told(self) -> bool:
        """Whether it points back to what is told with it: "is that allowed?"."""
        return any(sentence_of(ask).leans for ask in self.asks)

    @property
    def only_wishes(self) -> bool:
        """Whether it ends in no question and asks neither when, how much or which nor to be told: "we should be so
        grateful if it could be the 23rd"."""
        said = [ask for ask in self.asks if ends_asking(ask) or request_in(ask)]
        return not (said or self.asks_open)

    @property
    def points_back(self) -> bool:
        """Whether it cannot be understood without what was said before it, or is too short to tell."""
        said = [sentence_of(ask) for ask in self.asks]
        return any(one.leans or is_short(folded(plain(one.text)), one.language) for one in said)

    @property
    def points_home(self) -> bool:
        """Whether it asks of where its writer is: "how much can be claimed over here?"."""
        return points_home(folded(plain(self.turn.text)))

    @property
    def asks_of_own_figures(self) -> bool:
        """Whether it asks after figures of the writer's own, names none, and some are told above it."""
        asked = "\n".join(self.asks)
        own = _OWN_FIGURES.search(folded(plain(asked))) and not _has_amount(asked)
        return bool(own) and any(map(_has_amount, self.above))

    @property
    def is_fragment(self) -> bool:
        """Whether it is no sentence of its own and hangs on what was asked before it: "in English or in Japanese?"."""
        return all(sentence_of(ask).is_fragment for ask in self.asks)

    @property
    def hangs_in_the_air(self) -> bool:
        """Whether it begins with "is that …" and the mail does not say what *that* is."""
        return not self.told and not self.goes_on and sentence_of(self.asks[0]).hangs_in_the_air


def _leading(ask: str) -> Iterator[str]:
    """The stretches of a sentence up to the comma behind which it asks."""
    clauses = _COMMA.split(ask)
    language = sentence_of(ask).language
    yield from takewhile(lambda clause: not asks(clause, language), clauses[:-1])


def _is_of_own(told: str) -> bool:
    """Whether the first value of a sentence is the writer's own; in English what is behind it goes on: "with ten awards
    we hope"."""
    values = read_quantities(told)
    japanese = sentence_of(told).language == "ja"
    end = None if japanese or not values else values[0].span[0]
    return is_own(folded(plain(told[:end])))


def _no_more(texts: Iterable[str], longest: int) -> Iterator[str]:
    """The *texts* up to so many characters in all."""
    for text in texts:
        if longest > 0:
            yield text[:longest]
        longest -= len(text)


def find_questions(text: str) -> tuple[Question, ...]:
    """The questions in *text*, the newly written part of a mail, in order."""
    found: list[Question] = []
    carried: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    items = items_of(_without_salutation(blocks(text)))
    for item in items:
        asked = _of_item(item) if item.label or item.asked else _of_paragraph(item, carried)
        asked = [_told_above(one, before) if item.label else one for one in asked]
        found += [one if one.above else replace(one, above=_above(found, before)) for one in asked]
        told = tuple(one.text for one in item.sentences if one.tells)
        if item.label and not asked:
            told = (*carried, *told)[-_MOST_TOLD:]
        carried = () if asked else _last_told(told) or carried
        before = told[-2:] or before
    found = found or [question for item in listed_under(items) for question in _of_item(item)]
    found = found or [question for item in items for question in _stated(item)]
    over = tuple(ask for question in found[_MOST_QUESTIONS:] for ask in question.asks)
    if over:
        found[_MOST_QUESTIONS - 1] = replace(found[_MOST_QUESTIONS - 1], unread=over)
    return labelled(found[:_MOST_QUESTIONS])


def _told_above(question: Question, before: tuple[str, ...]) -> Question:
    """The item of a list, told with the amounts above the list where it points to them: 上記の試算では."""
    points_up = not question.told and any(sentence_of(ask).leans for ask in question.asks)
    values = tuple(text for text in before if _has_amount(_CITED.sub("", text))) if points_up else ()
    return replace(question, told=values) if values else question


def _above(found: Sequence[Question], told: tuple[str, ...]) -> tuple[str, ...]:
    """What a further question of a mail may be about: what was told before the first, and what was asked last."""
    return (*told, *found[-1].asks[-1:]) if found else ()


def _of_item(item: Item) -> list[Question]:
    """The question that a numbered item is, all of it; none where it asks nothing."""
    said = [one for one in item.sentences if one.asks or one.tells]
    asks = [one.text for one in said if one.asks] if item.is_asking else []
    if not asks and item.parent and item.parent.is_asking:
        said = [one for one in (*item.parent.sentences, *item.sentences) if one.asks or one.tells]
        asks = [one.text for one in said]
    if not asks and item.asked:
        said = said or item.sentences[:1]
        asks = [one.text for one in said]
    if not asks:
        return []
    head = tuple(filter(None, (item.stem, item.heading)))
    told = tuple(one.text for one in said if one.text not in asks)
    shown = unwrap("\n".join(one.text for one in item.sentences if not one.is_formal or one in said))
    read, unread = tuple(asks[:_MOST_ASKS]), tuple(asks[_MOST_ASKS:])
    label, ends = "" if item.style == "ordinal" else item.label, bool(item.stem)
    return [
        Question(label, shown[:_LONGEST], read, told, unread, bool(item.label), head=head, ends_stem=ends)
    ]


def _of_paragraph(item: Item, carried: tuple[str, ...]) -> list[Question]:
    """The questions of a paragraph, each with what is told before it; "or …?" is a part of the one before it."""
    found: list[Question] = []
    told: list[str] = []
    for sentence in item.sentences:
        if not sentence.asks:
            told += [sentence.text] if sentence.tells else []
        elif item.leads and not sentence.text.endswith(("?", "？")) and not found:
            continue
        elif found and not told and _ALTERNATIVE.match(sentence.text):
            found[-1] = found[-1].and_also(Question("", sentence.text, (sentence.text,)))
        else:
            question = _question(sentence, told, () if found else carried)
            found.append(replace(question, goes_on=bool(found)))
            told = []
    if found:
        found[-1] = _and_told(found[-1], [text for text in told if _is_condition(text)])
    return found


def _stated(item: Item) -> list[Question]:
    """The question of a paragraph that states something and asks to have it confirmed; what is attached to a mail is
    handed over and not stated."""
    *said, last = item.sentences
    told = [one.text for one in said if one.tells and not one.names_attachment]
    if not (told and last.is_request):
        return []
    # "My boss wants to know who may apply. Could you help?" asks though it only tells.
    doubt = "" if form_of(folded(plain(told[-1]))) == "open" else reasons.UNSURE
    return [Question("", told[-1], (told[-1],), tuple(told[:-1][-_MOST_TOLD:]), doubt=doubt)]


def _question(sentence: Sentence, told: Sequence[str], carried: tuple[str, ...]) -> Question:
    before = tuple(told) or (carried if sentence.leans else ())
    above = () if before and not any(map(_has_amount, carried)) else carried
    return Question("", sentence.text, (sentence.text,), before[-3:], above=above)


def _last_told(told: tuple[str, ...]) -> tuple[str, ...]:
    """What a paragraph tells last: two sentences, of a table of amounts its lines."""
    table = tuple(takewhile(_has_amount, reversed(told)))
    return told[-max(2, min(len(table), _MOST_TOLD)) :]


def _and_told(question: Question, told: Sequence[str]) -> Question:
    """The question with a case told behind it: "Is that enough? We have ten months"."""
    return replace(question, told=(*question.told, *told))


def _is_condition(text: str) -> bool:
    return any(value.kind in _CONDITIONS for value in read_quantities(text))


def _has_amount(text: str) -> bool:
    return any(value.kind in ("money", "percent") for value in read_quantities(text))


def _without_salutation(found: list[Block]) -> list[Block]:
    """The blocks after "Funding Agency / Dear Sir": whom a mail is for is no case told."""
    for position in range(min(4, len(found)) - 1, -1, -1):
        head = [sentence_of(text) for block in found[: position + 1] for text in block.sentences]
        addressed = head and head[-1].is_address
        if addressed and not found[position].label and not any(one.asks for one in head) and len(head) <= 5:
            return found[position + 1 :]
    return found


def labelled(found: Sequence[Question]) -> tuple[Question, ...]:
    """Numbers for what the writer did not number: the next ones free, whatever number of ours it had before."""
    found = [
        question if question.is_numbered and not question.is_made_up else replace(question, label="")
        for question in found
    ]
    numbers = (_DIGITS.search(unicodedata.normalize("NFKC", question.label)) for question in found)
    following = max((int(number[0]) for number in numbers if number), default=0) + 1
    questions = []
    for question in found:
        if not question.label:
            question = replace(question, label=str(following), is_made_up=True)
            following += 1
        questions.append(question)
    return tuple(questions)


def earlier_questions(text: str) -> tuple[str, ...]:
    """The last three questions in the mails below, oldest first: what stands lowest was written first."""
    sentences = (sentence_of(text) for block in blocks(text) for text in block.sentences)
    asked = [one.text for one in sentences if len(one.text) < _LONGEST_EARLIER and one.asks]
    return tuple(reversed(asked[:3]))
