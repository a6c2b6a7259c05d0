"""Reading: from every place where a quantity may begin, the longest form wins.

The text is folded once. A trigger finds the next digit, sign or word that may begin a quantity; the forms of that
class are tried there and the longest match is taken, so the whole is linear in the length of the text.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from corpus.quantity import clock, dates, decoys, duration, fields, money, relative, shares, tax
from corpus.quantity.context import surroundings
from corpus.quantity.form import Form, Forms
from corpus.quantity.normalise import Folded, fold
from corpus.quantity.numerals import ENGLISH_START, KANJI, number_at
from corpus.quantity.ranges import carried, low_of_range, ranged
from corpus.quantity.units import united
from corpus.quantity.value import Bound, Clock, Day, Found, Hedge, Quantity, Scene, Value

_NUMBER_FORMS = Forms(
    *shares.NUMBER_FORMS,
    *dates.NUMBER_FORMS,
    *clock.NUMBER_FORMS,
    *money.NUMBER_FORMS,
    *duration.NUMBER_FORMS,
    *decoys.NUMBER_FORMS,
)
_WORD_FORMS = Forms(
    *relative.WORD_FORMS,
    *dates.WORD_FORMS,
    *clock.WORD_FORMS,
    *shares.WORD_FORMS,
    *duration.WORD_FORMS,
    *money.SIGN_FORMS,
    *decoys.WORD_FORMS,
)
_LONGER: dict[str, Callable[[Scene, Found], Found | None]] = {
    "money": money.exchange_rate,
    "duration": duration.with_rest,
    "percent": shares.with_hundredths,
}
_WORDS = (
    rf"令和|平成|昭和|(?<![a-z])(?:(?:reiwa|heisei|showa)(?= ?[0-9])|[rhs]\.?[0-9]|[ap]\.?m\.?|{dates.MONTH}"
    r"|early|mid|late|end|beginning|start|the |fy|fiscal|year |calendar|noon|midnight"
    r"|top(?=[0-9])|half|quarter|an? |another)|半|午前|午後|朝|夕方|夜|お?昼|正午|\+(?=[0-9])"
    rf"|{money.SIGN}(?= ?[0-9{KANJI}])"
)
# FEC100%, JST5億円: a number may follow letters where its sign says what it is.
_AFTER_LETTERS = r"(?<=[a-z])(?=[0-9.,]{1,12} ?(?:%|パーセント|[万億]|円))"
_TRIGGER = re.compile(
    rf"(?P<number>(?:(?<![0-9a-z_])|{_AFTER_LETTERS})(?<![a-z]-)(?<![0-9][.,/:])(?<![万億兆])[0-9]"
    rf"|(?<![{KANJI}万億兆第数何幾])[{KANJI}](?!昨日)|(?<![a-z-]){ENGLISH_START})"
    rf"|(?P<word>{_WORDS}|{relative.TRIGGERS})"
)
_DIGIT_RUN = re.compile("[0-9]+ {0,2}")
_NUMBER_RUN = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[{KANJI}万億兆]+|.", re.DOTALL)


def read(text: str, *, today: dt.date | None = None) -> tuple[Quantity, ...]:
    """Every quantity of `text` in order, none overlapping; spans are offsets into `text` itself.

    Words such as 明日 and "next Monday" are read only when `today` says from where to count.
    """
    folded = fold(text)
    scene = Scene(decoys.hidden(folded.text), folded.cased, today)
    found = _scan(scene)
    return _quantities(text, folded, scene, carried(scene.text, found)) if found else ()


def _scan(scene: Scene) -> list[Found]:
    found: list[Found] = []
    at = 0
    text = scene.text
    while match := _TRIGGER.search(text, at):
        at = match.start()
        numeric = match.lastgroup == "number"
        if numeric and decoys.referred(text, at):
            at = _past(text, at)
            continue
        here, end = _longest_number(scene, at) if numeric else _one_word(scene, at)
        found += here
        at = end if end > at else _past(text, at) if numeric else match.end()
    return found


def _past(text: str, at: int) -> int:
    run = _NUMBER_RUN.match(text, at)
    return run.end() if run else at + 1


def _longest(scene: Scene, at: int, forms: Iterable[Form]) -> tuple[list[Found], int]:
    best: list[Found] = []
    end = at
    for pattern, build, _ in forms:
        match = pattern.match(scene.text, at)
        if match is None:
            continue
        here = build(match, scene)
        if here is None:
            continue
        reach = here[-1].end if here else match.end()
        if reach > end:
            best, end = here, reach
    return best, end


def _longest_number(scene: Scene, at: int) -> tuple[list[Found], int]:
    best, end = _one_number(scene, at)
    if end > at:
        return best, end
    low = low_of_range(scene.text, at)
    if low is None:
        return _plain_year(scene, at)
    highs, end = _one_number(scene, low.second)
    first = ranged(scene.text, low.value, highs[0]) if highs else None
    if first is None or (low.of and first.kind != "money"):
        return _plain_year(scene, at)
    return [first._replace(start=at, end=low.end), *highs], end


def _one_number(scene: Scene, at: int) -> tuple[list[Found], int]:
    best, end = _longest(scene, at, _NUMBER_FORMS.at(_character_after(scene.text, at)))
    number = number_at(scene.text, at)
    simple = united(scene.text, at, number) if number else None
    if simple:
        simple = _LONGER[simple.kind](scene, simple) or simple if simple.kind in _LONGER else simple
        if simple.end > end:
            return [simple], simple.end
    return best, end


def _one_word(scene: Scene, at: int) -> tuple[list[Found], int]:
    best, end = _longest(scene, at, _WORD_FORMS.at(scene.text[at]))
    if len(best) == 1 and best[0].kind in _LONGER:
        longer = _LONGER[best[0].kind](scene, best[0])
        return ([longer], longer.end) if longer else (best, end)
    return best, end


def _character_after(text: str, at: int) -> str:
    """What a number form's hint speaks of: the character after the digits, 漢 for 漢数字, NUL for number words."""
    match = _DIGIT_RUN.match(text, at)
    if match:
        return text[match.end() : match.end() + 1] or " "
    return "\0" if text[at : at + 1].isascii() else "漢"


def _plain_year(scene: Scene, at: int) -> tuple[list[Found], int]:
    text = scene.text
    if dates.PLAIN_YEAR_AFTER.search(text, max(0, at - 12), at) or dates.PLAIN_YEAR_BEFORE.match(text, at):
        return _longest(scene, at, (dates.PLAIN_YEAR,))
    return [], at


def _quantities(text: str, folded: Folded, scene: Scene, found: list[Found]) -> tuple[Quantity, ...]:
    has_fields = fields.ANY.search(scene.text) is not None
    has_tax = tax.ANY.search(scene.text) is not None
    _moments(scene, found)
    said = [surroundings(scene.text, one) for one in found]
    _shared(scene, found, said)
    quantities: list[Quantity] = []
    for i, one in enumerate(found):
        # A length between an amount and the word for its costs (直接経費が3年間で…) is no matter of its own.
        left = next((other.end for other in reversed(found[:i]) if other.kind != "duration"), 0)
        right = found[i + 1].start if i + 1 < len(found) else len(scene.text)
        has_field = has_fields and one.kind in ("money", "percent")
        field = fields.field_of(scene.text, one, left=left, right=right) if has_field else None
        of_tax = has_tax and one.kind == "money"
        taxed = tax.tax_of(scene.text, one, left=left, right=right) if of_tax else None
        start, end = folded.span(one.start, one.end)
        words = text[start:end]
        quantities.append(
            Quantity(one.kind, _plain(one.value), one.unit, words, (start, end), *said[i], field, taxed)
        )
    return tuple(quantities)


def _plain(value: Value) -> Value:
    """180000000 for 180000000.0, so that equal values also look equal."""
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return value


def _moments(scene: Scene, found: list[Found]) -> None:
    """Let a zone said before a day or a clock (日本時間4月16日午後6時) count for the clock."""
    taken = 0
    for i, one in enumerate(found):
        if not isinstance(one.value, Clock):
            continue
        before, taken = taken, max(taken, one.end)
        if one.value.zone is not None:
            continue
        at = found[i - 1].start if i and _joined(scene, found[i - 1], one) else one.start
        match = clock.ZONE_BEFORE.search(scene.text, max(before, at - 28), at)
        if match:
            found[i] = one._replace(value=replace(one.value, zone=clock.zone_of(match["zone"])))


def _joined(scene: Scene, first: Found, second: Found) -> bool:
    gap = scene.text[first.end : second.start]
    return (
        isinstance(first.value, Day)
        and isinstance(second.value, Clock)
        and gap.strip(" ,、の") in ("", "at", "t")
    )


def _shared(scene: Scene, found: list[Found], said: list[tuple[Bound | None, Hedge | None]]) -> None:
    """A day and the clock right after it have one bound and one hedge between them."""
    for i in range(len(found) - 1):
        if _joined(scene, found[i], found[i + 1]):
            (bound, hedge), (later_bound, later_hedge) = said[i], said[i + 1]
            said[i] = said[i + 1] = bound or later_bound, hedge or later_hedge
