"""The words of an answer: its conclusion in bold and the rest,
or one answer under each of several questions.
"""

from __future__ import annotations

from bot.answer import Answer, AnswerPart
from bot.slack.blocks import size
from bot.slack.message import Run, paragraphs
from bot.slack.phrases import bare, phrase
from bot.slack.text import cut, first_sentence, plain

_PART_QUESTION = 200
_ENDLESS = 1_000_000
_WORTH_IT = 40  # characters of an answer that are worth its question above them


def body(answer: Answer, *, room: int) -> list[Run]:
    """The words of *answer*, each stretch shortened at a sentence end
    until their blocks take at most *room*.
    """
    limit = room
    while True:
        runs = _parts(answer, limit) if len(answer.parts) > 1 else _whole(answer, limit)
        if size(paragraphs(runs)) <= room:
            return runs
        limit = limit * 3 // 4


def spoken(answer: Answer, limit: int) -> str:
    """The answer as one text of at most *limit* characters, for who sees no blocks: whole, or cut at a sentence's end.

    The heading of one of several questions never stands alone.
    """
    lines: list[str] = []
    runs = [text for text, _ in body(answer, room=_ENDLESS)]
    for heading, words in zip(runs[::2], runs[1::2], strict=True):
        room = limit - sum(len(line) + 1 for line in lines) - len(heading) - 1
        shown = words if len(words) <= room or not lines else cut(words, room) if room >= _WORTH_IT else ""
        if words and not shown:
            break
        lines += [text for text in (heading, shown) if text]
        if shown != words:
            break
    return cut("\n".join(lines), limit)


def _whole(answer: Answer, limit: int) -> list[Run]:
    text = plain(answer.answer).strip() or bare("not_found", answer.language)
    shown = _cut(text, limit, answer)
    conclusion = first_sentence(shown)
    return [(conclusion, True), (shown[len(conclusion) :].strip(), False)]


def _parts(answer: Answer, limit: int) -> list[Run]:
    runs: list[Run] = []
    for number, part in enumerate(answer.parts, start=1):
        runs.append((_asked(number, part, answer), True))
        runs.append((_cut(plain(part.answer).strip(), limit // len(answer.parts), answer), False))
    return runs


def _asked(number: int, part: AnswerPart, answer: Answer) -> str:
    """A question under its number, with what its answer lacks."""
    question = cut(" ".join(plain(part.question).split()), _PART_QUESTION)
    doubt = "" if part.status == "answered" else f" — {bare(part.status, answer.language)}"
    return f"{number}. {question}{doubt}"


def _cut(text: str, limit: int, answer: Answer) -> str:
    shown = cut(text, limit)
    return shown if shown == text else shown + phrase("cut", answer.language)
