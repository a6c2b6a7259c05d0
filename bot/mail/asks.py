"""The question sentences of one item, each with the premise it cannot do without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.mail import phrases
from bot.mail.asking import asks_something, says_something
from bot.mail.bare import bare
from bot.mail.items import Item, announces
from corpus.text.language import language_of

_LONGEST_ASK = 600


@dataclass(frozen=True)
class Ask:
    """A question in the writer's words, and as it is put to the engine."""

    shown: str
    put: str
    alone: str

    @classmethod
    def of(cls, sentence: str, premises: Sequence[str]) -> Ask:
        """A question sentence after the premises it needs."""
        return cls(_joined([*premises, sentence]), _joined([*premises, bare(sentence)]), bare(sentence))

    def and_also(self, sentence: str) -> Ask:
        """The question with a sentence more."""
        return Ask(_joined([self.shown, sentence]), _joined([self.put, sentence]), self.alone)


def asks_of(item: Item, carried: Sequence[str], *, any_before: bool) -> list[Ask]:
    """The questions in *item*. *carried* was said before it; *any_before* whether anything was asked there."""
    asks: list[Ask] = []
    premises: list[str] = item.heading
    said = item.sentences
    for position, sentence in enumerate(said):
        rest = said[position + 1 :]
        if item.leads and (announces(sentence) or phrases.LEADS_IN.search(sentence)):
            continue
        if not asks_something(sentence) or _is_announcement(sentence, rest):
            premises += premises_in([sentence], announcements=True)
            if asks and _is_afterthought(sentence, asks[-1], rest):
                asks[-1] = asks[-1].and_also(sentence)
        elif asks and phrases.CONTINUES_QUESTION.search(sentence):
            asks[-1] = asks[-1].and_also(sentence)
        elif says_something(sentence):
            asks.append(Ask.of(sentence, _premise_for(sentence, premises, carried, item)))
        elif _completes(sentence, premises, asks, any_before=any_before):
            asks.append(Ask.of(sentence, premises[-2:]))
    if not asks and item.parent and item.label and any(map(asks_something, item.parent.sentences)):
        whole = _joined([*item.parent.sentences, *item.sentences])
        return [Ask(whole, whole, whole)]
    if not asks and item.asked and any(map(says_something, item.sentences)):
        whole = _joined(premises_in(item.sentences) or item.sentences)
        asks = [Ask(whole, whole, whole)]
    return asks


def _is_announcement(sentence: str, rest: Sequence[str]) -> bool:
    """Whether "I have a question about …" is followed by the question."""
    return bool(phrases.ANNOUNCES.search(sentence)) and any(map(asks_something, rest))


def _is_afterthought(sentence: str, ask: Ask, rest: Sequence[str]) -> bool:
    """Whether a case told after a question ("Is that enough? We have 10 months.") belongs to it and not to the next."""
    turn = next((n for n, other in enumerate(rest) if phrases.NEW_TOPIC.match(other)), len(rest))
    rest = rest[:turn]
    told = (
        re.search(r"[\d０-９]", sentence) and premises_in([sentence]) and not any(map(asks_something, rest))
    )
    return bool(told) and bool(phrases.DECIDED_BY_PREMISE.search(ask.shown))


def _completes(sentence: str, premises: Sequence[str], asks: Sequence[Ask], *, any_before: bool) -> bool:
    """Whether an empty question ("is that right?", "please tell me") asks about the premise before it."""
    if not premises:
        return False
    if phrases.INTERROGATIVE.search(sentence) and phrases.CONFIRMS.search(sentence):
        return True
    alone = not asks and not any_before and not phrases.LEADS_LIST.search(sentence)
    return alone and bool(phrases.TELLS.search(sentence))


def premises_in(found: Sequence[str], *, announcements: bool = False) -> list[str]:
    """What of *found* is said rather than asked, greeted or thanked."""
    return [
        sentence
        for sentence in found
        if (not asks_something(sentence) or (announcements and phrases.ANNOUNCES.search(sentence)))
        and not phrases.FORMULA.search(sentence)
        and not phrases.THANKS.search(sentence)
        and not phrases.INJECTION.search(sentence)
        and not phrases.NOT_ASKED.search(sentence)
        and not phrases.COMPLAINS.search(sentence)
        and says_something(sentence)
    ]


def _premise_for(sentence: str, premises: Sequence[str], carried: Sequence[str], item: Item) -> list[str]:
    """The sentences before that *sentence* cannot do without; a heading of its own item always stays."""
    near = list(premises[-2:])
    points_back = phrases.POINTS_BACK_JA.search(sentence) or phrases.POINTS_BACK_EN.search(sentence)
    if points_back:
        return near or list(carried[-1:])
    if phrases.NEW_TOPIC.match(sentence):
        return item.heading
    if item.label and near:
        return near
    states = [premise for premise in near if phrases.STATES_A_CASE.search(premise)] or near[-1:]
    if states and phrases.DECIDED_BY_PREMISE.search(sentence) and not re.search(r"[\d０-９]", sentence):
        return states
    return []


def _joined(parts: Sequence[str]) -> str:
    text = ""
    for part in parts:
        closed = (
            part
            if re.search(r"[。．.！？!?:：]$", part)
            else part + ("。" if language_of(part) == "ja" else ".")
        )
        text += (" " if text and language_of(closed) == "en" else "") + (
            part if part is parts[-1] else closed
        )
    return text[-_LONGEST_ASK:]
