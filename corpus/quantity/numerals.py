"""Numbers: 18,000 / 1億8,000万 / 一億八千万 / 180 million / one hundred and eighty, as exact decimals."""

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = r"(?>(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,9})?(?![0-9]))"
_KANJI_DIGITS = {c: Decimal(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": Decimal(0)}
_SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_LARGE = {"万": Decimal(10**4), "億": Decimal(10**8), "兆": Decimal(10**12)}
KANJI = "〇零一二三四五六七八九十百千"
_SEGMENT = rf"(?:{DIGITS}[百千]?|[{KANJI}]){{1,14}}"
JAPANESE = rf"(?>{_SEGMENT}(?: {{0,2}}[万億兆](?:{_SEGMENT})?){{0,4}})"

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {w: Decimal(i) for i, w in enumerate(_ONES.split(), 1)}
_WORDS["single"] = Decimal(1)
_WORDS |= {w: Decimal(i * 10) for i, w in enumerate(_TENS.split(), 2)}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_WORD = "|".join(sorted([*_WORDS, *SCALES], key=len, reverse=True))
_SCALE = "|".join(SCALES)
_AFTER_SCALE = "|".join(f"(?<={w})" for w in SCALES)
_HALF = rf"half an? (?={_SCALE})"
_ONE_WORD = rf"(?:{_WORD})(?![a-z])"
ENGLISH = (
    rf"(?>(?:{_HALF}|an? (?={_SCALE}))?{_ONE_WORD}(?:(?:[ -]|(?:{_AFTER_SCALE}) and ){_ONE_WORD}){{0,12}})"
)
ENGLISH_START = rf"(?:(?:{_WORD})(?![a-z])|{_HALF}|an? (?={_SCALE}))"
NUMBER = rf"(?:{JAPANESE}(?:[ -]?(?:{_SCALE})(?![a-z]))?|{ENGLISH})"

_NUMBER = re.compile(rf"(?P<ja>{JAPANESE})(?:[ -]?(?P<scale>{_SCALE})(?![a-z]))?|(?P<en>{ENGLISH})")
_TOKEN = re.compile(
    rf"(?P<number>{DIGITS})|(?P<kanji>[〇零一二三四五六七八九]+)|(?P<small>[十百千])|(?P<large>[万億兆])"
)


class Number(NamedTuple):
    """A number at a place of the text; `arabic` tells digits from 漢数字 and English words."""

    value: Decimal
    end: int
    arabic: bool


def number_at(text: str, start: int) -> Number | None:
    """The longest number that begins at `start` of the folded text: of "two six-month stays" it is two."""
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    words = match["en"] or ""
    value = english(words) if words else japanese(match["ja"])
    while value is None and " " in words:
        words = words.rpartition(" ")[0]
        value = english(words)
    if value is None:
        return None
    if match["scale"]:
        value *= SCALES[match["scale"]]
    return Number(value, start + len(words) if words else match.end(), text[start] in "0123456789")


def number(text: str) -> Decimal | None:
    """The value of a text that is a number and nothing else."""
    found = number_at(text, 0)
    return found.value if found is not None and found.end == len(text) else None


def japanese(text: str) -> Decimal | None:
    """The value of digits and 漢数字, alone or mixed; None when they do not make one number (1万2億)."""
    total = section = Decimal(0)
    current: Decimal | None = None
    small = large = Decimal(10**16)
    for match in _TOKEN.finditer(text):
        token = match.group()
        if match["number"] or match["kanji"]:
            if current is not None:
                return None
            current = Decimal(token.replace(",", "")) if match["number"] else _positional(token)
        elif match["small"]:
            if _SMALL[token] >= small:
                return None
            small = _SMALL[token]
            section += (Decimal(1) if current is None else current) * small
            current = None
        else:
            section += current or Decimal(0)
            if section == 0 or _LARGE[token] >= large:
                return None
            large = _LARGE[token]
            total += section * large
            section, current, small = Decimal(0), None, Decimal(10**16)
    return total + section + (current or Decimal(0))


def _positional(digits: str) -> Decimal:
    return Decimal(int("".join(str(_KANJI_DIGITS[c]) for c in digits)))


def english(text: str) -> Decimal | None:
    """The value of English number words; None for words that do not add up to one number ("two three")."""
    total = current = Decimal(0)
    room = Decimal(10**15)
    for word in re.split(r"[ -]", text):
        if word in ("a", "an"):
            current = current or Decimal(1)
        elif word == "half":
            current = Decimal("0.5")
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
            room = Decimal(100)
        elif word in SCALES:
            total += (current or Decimal(1)) * SCALES[word]
            current, room = Decimal(0), Decimal(10**15)
        elif word != "and":
            value = _WORDS[word]
            if value >= room:
                return None
            current += value
            room = Decimal(10) if value >= 20 else Decimal(0)
    return total + current
