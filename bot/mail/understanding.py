"""How a question of a mail is best understood: the readings that the desk is asked, and which of them is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.answer import Answer, Language
from bot.desk import Turn
from bot.mail import reasons
from bot.mail.engine import Engine
from bot.mail.reading import Question
from bot.mail.repeating import holds_against_one_of, is_same_matter, repeats
from bot.mail.sureness import (
    is_covered,
    is_nearer,
    is_placed_by_itself,
    is_sure,
    is_told,
    is_unsure,
    likelihood,
    understood,
)
from bot.mail.talk import is_talk
from bot.mail.to_the_point import adds_matter, judges_only_told, takes_up


@dataclass(frozen=True)
class Asking:
    """How the questions of a mail are put to the desk. *follows*: something was asked in the thread before this one;
    *said*: the answers to those before it in the mail."""

    engine: Engine
    language: Language
    as_of: datetime | None
    follows: bool
    said: frozenset[str]

    def answer(self, turn: Turn, thread: Sequence[Turn]) -> Answer:
        return self.engine.ask(
            turn, as_of=self.as_of, counter="letter", thread=thread, language=self.language
        )


def placed(question: Question, asking: Asking, *, thread: Sequence[Turn]) -> tuple[Question, Answer]:
    """The question as it is best understood, and its answer: the first of its readings that the desk is sure of, else
    the likeliest in which it finds anything; of one that points to the case told with it the general one, which
    judges nobody's case. What only says again what was said before it is believed where it asks that by itself, too,
    the end of a stem by its own words where what is said to it is on the matter of the stem.
    """
    found: list[tuple[Question, Answer]] = []
    own = _of_own_figures(question, asking, thread=thread)
    if own:
        return own
    for read_as, turns in (*_of_claims(question, asking), *_readings(question, thread)):
        if read_as.apart and question.leans_on_told and any(is_sure(*pair) for pair in found):
            break
        answer = asking.answer(read_as.turn, turns)
        again = bool(turns) and repeats(answer, asking.said)
        # By itself a follow-up is believed only where the answer has its words, or where it points back to nothing.
        alone = understood((answer,)) and not question.points_back
        believed = bool(read_as.claim) or turns == thread or alone or is_covered(question, answer)
        if len(read_as.told) > len(question.told) and _only_repeats_above(question, answer):
            continue
        if read_as.apart and is_placed_by_itself(question, answer):
            return question.without_stem, answer
        beside = adds_matter(question, answer) or judges_only_told(read_as, answer)
        if believed and not (again or beside or is_unsure(question, answer)):
            held = _held_against(answer, found) if read_as.apart else None
            return held or _by_itself(read_as, answer, asking, turns) or (read_as, answer)
        if found and found[0][0].doubt == reasons.UNSURE and is_same_matter(found[0][1], answer):
            return question, found[0][1]
        found.append((replace(read_as, doubt=read_as.doubt or reasons.UNSURE) if again else read_as, answer))
    told = [pair for pair in found if pair[1].status != "not_found"]
    told.sort(key=lambda pair: -likelihood(*pair))
    aside = question.leans_on_told or any(judges_only_told(*pair) for pair in told[:1])
    in_general = [pair for pair in told if pair[0].apart] if question.told and aside else []
    return next(iter((*in_general, *told, *found)))


def _only_repeats_above(question: Question, answer: Answer) -> bool:
    """Whether a question told with what was asked above it is answered by that alone: it does not point there, the
    answer has few of its words, and is none of the desk's own."""
    desks = any(citation.is_desks for citation in answer.citations)
    own = question.leans_on_told or is_told(question, answer) or desks
    return answer.status != "not_found" and not own


def _held_against(
    general: Answer, found: Sequence[tuple[Question, Answer]]
) -> tuple[Question, Answer] | None:
    """The reading in which the case is held against the sentence that the *general* answer tells: two readings, of
    which the first alone is no more than likely, agree on the matter."""
    return next((pair for pair in found[:1] if holds_against_one_of(pair[1], general)), None)


def _of_own_figures(
    question: Question, asking: Asking, *, thread: Sequence[Turn]
) -> tuple[Question, Answer] | None:
    """A question after the writer's own figures ("our figure in yen", このままの額) with those told above it; None
    where it has figures itself, or the desk is not sure or takes none of them up."""
    if not question.asks_of_own_figures:
        return None
    read_as = question.under_above
    answer = asking.answer(read_as.turn, thread)
    sure = takes_up(answer, question.above) and not is_unsure(read_as, answer)
    return (read_as, answer) if sure else None


def _by_itself(
    question: Question, answer: Answer, asking: Asking, turns: Sequence[Turn]
) -> tuple[Question, Answer] | None:
    """The reading of a question without the case told with it, where that has turned the *answer* to another matter: it
    has fewer of the words that ask than the one in general."""
    single = question.told and not question.apart and question.count == 1 and not answer.parts
    if not single or is_covered(question, answer):
        return None
    general = question.untold
    alone = asking.answer(general.turn, turns)
    same = is_same_matter(answer, alone) or holds_against_one_of(answer, alone)
    turned = alone.status == "answered" and not alone.parts and not same
    nearer = turned and is_nearer(general, alone, answer)
    return (general, alone) if nearer and not is_unsure(general, alone) else None


def _of_claims(question: Question, asking: Asking) -> Iterator[tuple[Question, Sequence[Turn]]]:
    """The readings of a few words that ask nothing by themselves ("is he right?") as whether what is told is so."""
    claims = question.of_claims
    if claims:
        alone = asking.answer(question.untold.turn, ())
        if alone.status == "not_found" or is_talk(alone):
            yield from ((one, ()) for one in claims)


def _readings(question: Question, thread: Sequence[Turn]) -> Iterator[tuple[Question, Sequence[Turn]]]:
    """How a question may be meant, likeliest first: behind what was asked before it, by itself, told with the paragraph
    above it, or in general; what is no sentence, only behind what was asked."""
    yield question, thread
    if thread and question.is_fragment:
        return
    if thread:
        yield question, ()
    if question.above:
        yield question.under_above, thread
    if question.turn.background or question.aside:
        yield question.untold, thread
