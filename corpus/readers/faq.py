"""Questions and answers of a document, in whatever form: each question heads its answer.

A question is told by its mark (Q3., 問1, Question 2:) or by asking, where an answer follows it; a mark may stand on
a line of its own, and both may stand in one paragraph or in the cells of a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from corpus.readers.items import QUESTION_LEVEL, End, Heading, Item, Text, asks
from corpus.readers.table import Cell, Table
from corpus.text.squeeze import unwrap

# A mark may stand in brackets: 【Q1】, <A1>, （問１）.
_OPEN = r"(?:[【［\[<＜]|[（(](?=[問答質回]))?"
_CLOSE = r"[.．:：)）、】］\]>＞]"
_DIGITS = r"[0-9０-９]{1,3}(?:[-－‐–.．][0-9０-９]{1,3})?"
_STOP = rf"(?P<stop>\s{{0,2}}{_CLOSE}|[\s\u3000]|$)"
_ASKED = re.compile(
    rf"{_OPEN}(?:Question|質問|[QＱ問])(?:\s{{0,2}}\.?(?P<number>{_DIGITS}))?{_STOP}?[\s\u3000]*"
)
# 答 ６月１日, "A 1 June": a number is the answer's own where it is written to the mark, or closed like one.
_TOLD = re.compile(
    rf"{_OPEN}(?:Answer|Ans(?=\.)|回答|[AＡ答])"
    rf"(?:(?:\s{{1,2}}(?={_DIGITS}(?:{_CLOSE}|$)))?(?P<number>{_DIGITS}))?{_STOP}?[\s\u3000]*"
)
_TOLD_WITHIN = re.compile(
    r"(?<=[。．.？?！!）)」\s])[AＡ答]\s{0,2}[0-9０-９]{0,3}\s{0,2}[.．:：)）、][\s\u3000]*(?=\S)"
)
_END_WITHIN = re.compile(r"(?:[?？]|か[。.])[\s→⇒]+(?=\S)")
_NAMES_QUESTIONS = re.compile(r"(?:ご?質問|問い?|[QＱ]|questions?)(?:事項|内容)?$", re.IGNORECASE)
_NAMES_ANSWERS = re.compile(r"(?:ご?回答|答え?|[AＡ]|answers?|repl(?:y|ies))(?:内容)?$", re.IGNORECASE)
_OWN_LINE = "\n"  # behind a mark that stands on a line of its own
_LONGEST = 200  # characters of a question without a mark
_SEVERAL = 2  # of them make a list of questions
_FARTHEST = 6  # paragraphs behind its mark a question may run on to the answer of its number


def questions_apart(items: Sequence[Item], above: Heading | None = None) -> list[Item]:
    """*items* with each question as the heading of its answer, and the answer without its mark. *above* is the heading
    that they stand under: a page may break between a question and its answer."""
    items = _with_all_they_ask(list(_with_their_lines(_opened(items))))
    plain = _unmarked(items)
    found: list[Item] = []
    for at, item in enumerate(items):
        if isinstance(item, Table):
            found += _of_table(item)
        elif at in plain:
            found.append(Heading(item.text, QUESTION_LEVEL))
        elif (
            isinstance(item, Text)
            and (last := found[-1] if found else above)
            and (told := _answer(item, last))
        ):
            found.append(told)
        else:
            found += _question(item, items[at + 1] if at + 1 < len(items) else None)
    return found


def ended(items: Sequence[Item]) -> list[Item | End]:
    """*items*, where the last of several questions ends before what stands behind its answer: no answer
    before it has so many paragraphs. A signature, or whom to ask, answers nothing."""
    asked = [
        at for at, item in enumerate(items) if isinstance(item, Heading) and item.level == QUESTION_LEVEL
    ]
    if len(asked) <= _SEVERAL:
        return list(items)
    most = max(len(_paragraphs(items, at)) for at in asked[:-1])
    behind = _paragraphs(items, asked[-1])[most:]
    if not most or not behind:
        return list(items)
    return [*items[: behind[0]], End(QUESTION_LEVEL), *items[behind[0] :]]


def _paragraphs(items: Sequence[Item], question: int) -> list[int]:
    """Where the paragraphs of the answer to the question at *question* stand."""
    answer = takewhile(lambda at: not isinstance(items[at], Heading), range(question + 1, len(items)))
    return [at for at in answer if isinstance(item := items[at], Text) and item.kind == "paragraph"]


def heads_answer(heading: str) -> bool:
    """Whether *heading* is a question of an FAQ, marked or asking."""
    return asks(heading) or _marked(_ASKED, heading) is not None


def without_mark(question: str) -> str:
    """*question* without the mark that opens it: its number says nothing of what is asked."""
    mark = _marked(_ASKED, question)
    return question[mark.end() :] if mark else question


def _with_their_lines(items: Iterable[Item]) -> Iterator[Item]:
    """*items*, a mark on a line of its own joined to the line after it."""
    mark: Text | None = None
    for item in items:
        if mark and isinstance(item, Text):
            yield replace(item, text=f"{mark.text}{_OWN_LINE}{item.text}")
            mark = None
            continue
        if mark:
            yield mark
        mark = item if isinstance(item, Text) and _is_mark(item.text) else None
        if mark is None:
            yield item
    if mark:
        yield mark


def _with_all_they_ask(items: Sequence[Item]) -> list[Item]:
    """*items*, each numbered question with all up to the answer of its number: "Q7 We want … ① …, is it …?", A7."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        end = _answered_at(items, at)
        several = end - at > 1
        said = unwrap("\n".join(item.text for item in items[at:end]))
        found.append(Heading(said, QUESTION_LEVEL) if several else items[at])
        at = max(end, at + 1)
    return found


def _answered_at(items: Sequence[Item], at: int) -> int:
    """Where the answer of the number of the question at *at* stands, only unmarked paragraphs before it; else *at*."""
    item = items[at]
    asked = _marked(_ASKED, item.text) if isinstance(item, Text) else None
    for end in range(at + 1, min(at + _FARTHEST, len(items)) if asked and asked["number"] else at):
        here = items[end]
        told = _marked(_TOLD, here.text) if isinstance(here, Text) else None
        if asked and told and told["number"] and _answers(here, asked):
            return end
        if not isinstance(here, Text) or is_marked(here.text):
            break
    return at


def _opened(items: Sequence[Item]) -> Iterator[Item]:
    """*items*, a table whose lines are marked as questions and answers as its cells one after the other."""
    for item in items:
        cells = (
            [text for line in item.grid for text in _distinct(line) if text]
            if isinstance(item, Table)
            else []
        )
        asked, told = (sum(_opens(form, text) for text in cells) for form in (_ASKED, _TOLD))
        if isinstance(item, Table) and min(asked, told) >= _SEVERAL and asked + told >= len(item.grid) - 1:
            yield from (Text(text) for text in (item.caption, *cells) if text)
        else:
            yield item


def _opens(form: re.Pattern[str], text: str) -> bool:
    return (_is_mark(text) and form.match(text) is not None) or _marked(form, text) is not None


def is_marked(text: str) -> bool:
    """Whether *text* is, or begins with, the mark of a question or an answer."""
    return _opens(_ASKED, text) or _opens(_TOLD, text)


def _is_mark(text: str) -> bool:
    return any((found := form.match(text)) and found.end() == len(text) for form in (_ASKED, _TOLD))


def _question(item: Item, following: Item | None) -> Iterator[Item]:
    """*item*, a marked question of it as the heading of what it holds besides."""
    mark = _marked(_ASKED, item.text) if isinstance(item, Text) else None
    if not isinstance(item, Text) or mark is None:
        yield item
        return
    answer, asked = _TOLD_WITHIN.search(item.text), _END_WITHIN.search(item.text)
    end = answer.start() if answer else asked.end() if asked else len(item.text)
    question = item.text[:end].rstrip(" \u3000→⇒").replace(_OWN_LINE, " ")
    if not (answer or asks(question) or _answers(following, mark)):
        yield item
        return
    yield Heading(question, QUESTION_LEVEL)
    if end < len(item.text):
        yield replace(item, text=item.text[answer.end() if answer else end :])


def _answer(item: Text, above: Item) -> Text | None:
    """*item* without its mark, where it answers the question *above* it; None where it does not."""
    asked = _marked(_ASKED, above.text) if isinstance(above, Heading) else None
    if asked is None or not _answers(item, asked):
        return None
    found = _TOLD.match(item.text)
    return replace(item, text=item.text[found.end() :]) if found else None


def _answers(item: Item | None, asked: re.Match[str]) -> bool:
    """Whether *item* is marked as an answer, of that number if it has one."""
    told = _marked(_TOLD, item.text) if isinstance(item, Text) else None
    if told is None:
        return False
    # "A letter is needed." answers nothing, but where the question is marked as barely.
    article = told.group() == "A " and asked["number"] is not None
    alike = told["number"] is None or _number(told) == _number(asked)
    return alike and not article


def _number(mark: re.Match[str]) -> str | None:
    """The number of a mark, however its digits are written: ２-９ is 2-9."""
    return unicodedata.normalize("NFKC", mark["number"]) if mark["number"] else None


def _marked(form: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The mark that opens *text*: one with a number, or apart from what follows."""
    found = form.match(text)
    return found if found and found.end() < len(text) and (found["number"] or found["stop"]) else None


def _unmarked(items: Sequence[Item]) -> set[int]:
    """Where *items* ask without a mark and an answer follows; nowhere, where only one does. A list of questions in a
    row is a checklist."""
    asking = [isinstance(item, Text) and len(item.text) <= _LONGEST and asks(item.text) for item in items]
    told = [isinstance(item, Text | Table) and not asks(item.text) for item in items]
    found = {
        at
        for at, (here, after) in enumerate(pairwise(range(len(items))))
        if asking[here]
        and told[after]
        and not (at and asking[at - 1])
        and not _marked(_ASKED, items[at].text)
    }
    return found if len(found) >= _SEVERAL else set()


def _of_table(table: Table) -> Iterator[Item]:
    """A table of questions and answers as such, by the names of its columns or because its lines ask and answer; a line
    of one cell heads those after it."""
    lines = [_distinct(line) for line in table.grid]
    places = list(_places(lines))
    if not any(place is not None for place in places):
        yield table
        return
    if table.caption:
        yield Heading(table.caption, QUESTION_LEVEL - 3)
    for line, at in zip(lines, places, strict=True):
        if at is not None:
            yield from _pair(line, at)
        elif banner := _banner(line):
            yield Heading(banner, QUESTION_LEVEL - 2)


def _pair(line: Sequence[str], at: int) -> Iterator[Item]:
    """The question in cell *at* of *line*, under the category before it, and what stands behind it."""
    if name := " ".join(text for text in line[:at] if any(map(str.isalpha, text)) and not _is_mark(text)):
        yield Heading(name, QUESTION_LEVEL - 1)
    yield Heading(line[at], QUESTION_LEVEL)
    yield from (Text(text) for text in line[at + 1 :] if text)


def _places(lines: Sequence[Sequence[str]]) -> Iterator[int | None]:
    """The cell of each of *lines* that asks what the next one answers; of none, where these are no questions: they are
    under columns so named, or most of them ask, and two."""
    named = next(((top, at) for top, line in enumerate(lines) if (at := _column(line)) is not None), None)
    if named is not None:
        top, at = named
        for place, line in enumerate(lines):
            yield at if place > top and all(line[at : at + 2]) and len(line) > at + 1 else None
        return
    found = [_place(line) for line in lines]
    asked = sum(place is not None for place in found)
    others = len(lines) - asked - sum(_banner(line) is not None for line in lines)
    yield from found if asked >= _SEVERAL and others < _SEVERAL else [None] * len(lines)


def _column(line: Sequence[str]) -> int | None:
    """The cell of a line of column names under which questions stand, their answers under the next."""
    names = [bool(_NAMES_QUESTIONS.match(text)) for text in line]
    return next(
        (
            at
            for at, (asks_, text) in enumerate(zip(names, line[1:], strict=False))
            if asks_ and _NAMES_ANSWERS.match(text)
        ),
        None,
    )


def _banner(line: Sequence[str]) -> str | None:
    """What the one cell of *line* says that says something."""
    said = [text for text in line if text]
    return said[0] if len(said) == 1 and len(line) > 0 and not asks(said[0]) else None


def _place(line: Sequence[str]) -> int | None:
    """The cell of *line* that asks and has its answer beside it."""
    for at, (text, beside) in enumerate(pairwise(line)):
        if asks(text) and beside and not asks(beside):
            return at
    return None


def _distinct(line: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in dict.fromkeys(line)]
