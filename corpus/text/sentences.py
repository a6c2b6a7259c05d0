"""Where sentences end, in Japanese and English."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NEXT_WORD = re.compile(r"\S")
_LONGEST_ABBREVIATION = 40


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OPENING, _CLOSING = "「『（([【〔［“‘《〈", "」』）)]】〕］”’》〉"
_PAIRS = dict(zip(_CLOSING, _OPENING, strict=True))
_END = re.compile(r"[。！？!?．.]+")
# 以下の要件, and not 5名以下の; "in the following order.", "the form below."
_POINTS_BELOW = re.compile(
    r"下記|(?<!\w)以下(?=[のにはをがと、])|次(?:の(?:いずれ|とおり|通り|各)|に掲げる)"
    r"|\bfollowing (?:[\w-]+ ?){1,4}[.]?$|\bbelow[.]?$|\bas follows\b"
)
# After a quotation, these continue the sentence it stands in: 「…。」と述べた。
_CONTINUING = "とはがをにのもでやへなっ、，,"
_ABBREVIATIONS = _set(
    "dr mr mrs ms prof fig figs no nos sec eq ref refs vs etc e.g i.e cf al st inc ltd co "
    "corp approx vol pp p ca dept univ est ext tel jan feb mar apr jun jul aug sep sept oct "
    "nov dec a.m p.m u.s u.k ph.d"
)


def sentences(text: str) -> list[str]:
    """The sentences of *text* in order, each a verbatim substring without surrounding white space.

    A line end also ends a sentence: lines that the page only wrapped are joined before they come here.
    """
    return [
        sentence
        for line in text.splitlines()
        for span in _of_line(line)
        if (sentence := line[slice(*span)].strip())
    ]


def sentence_ends(text: str) -> Iterator[int]:
    """The places in *text* where its sentences end, in order, the closing marks and brackets before them."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield from (at + end for _, end in _of_line(line.splitlines()[0]))
        at += len(line)


def leads_in(text: str) -> bool:
    """Whether *text* ends in a colon, or its last sentence points below, and so says nothing without what follows."""
    if text.rstrip().endswith((":", "：")):
        return True
    *_, last = sentences(text) or [""]
    return _POINTS_BELOW.search(last) is not None


def _of_line(line: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a line begins and ends."""
    closed = _quoted(line)
    start = 0
    for match in _END.finditer(line):
        end = _past_closing(line, match.end())
        if start < end and _ends(line, match, end, closed):
            yield start, end
            start = end
    if line[start:].strip():
        yield start, len(line)


def _ends(line: str, mark: re.Match[str], end: int, closed: list[bool]) -> bool:
    """Whether the sentence ends at *end*, behind *mark* and the brackets closed there."""
    if end < len(line) and closed[end - 1] and closed[end]:
        return False
    if mark.group()[-1] in ".!?":
        return _ends_in_english(line, mark, end)
    if mark.group() == "．" and line[end : end + 1].isdigit():
        return False
    return not (end > mark.end() and line[end : end + 1] in tuple(_CONTINUING))


def _ends_in_english(line: str, mark: re.Match[str], end: int) -> bool:
    next_word = _NEXT_WORD.search(line, end)
    if not next_word:
        return True
    following = next_word.group()
    if not line[end].isspace():
        # "!" and "?" are also typed in Japanese, where no space follows, before an aside in brackets, too; "." inside a
        # word or number ends nothing.
        begins = end + (line[end] == "(")
        japanese = begins < len(line) and ord(line[begins]) > 0x2E80
        # Yahoo!を and 行くか?と go on; behind a verb もう, はい and でも begin anew: 載りました!もう
        goes_on = japanese and line[begins] in (_CONTINUING if not _is_kana(line[: mark.start()]) else "と")
        return mark.group()[-1] in "!?" and japanese and not goes_on
    if mark.group() != ".":
        return not following.islower()
    # What no abbreviation is as long as need not be looked at: a line may be a whole book.
    before = line[max(0, mark.start() - _LONGEST_ABBREVIATION) : mark.start()]
    word = before.split()[-1:] or [""]
    plain = word[0].lstrip(_OPENING + "\"'").lower()
    is_number = plain.isdigit() and len(before) == mark.start() and before.strip() == plain
    # Behind a quotation or bracket that it closes an abbreviation is the end: "… and the like, etc." We …
    shortened = end == mark.end() and (plain in _ABBREVIATIONS or re.search(r"(?<![ -~])[a-z]$", plain))
    return not (following.islower() or is_number or shortened)


def _is_kana(before: str) -> bool:
    """Whether *before* ends in hiragana, as verbs do and names do not."""
    return "ぁ" <= before[-1:] <= "ん"


def _past_closing(line: str, at: int) -> int:
    while at < len(line) and (
        line[at] in _CLOSING or (line[at] in "\"'" and line[at + 1 : at + 2].isspace())
    ):
        at += 1
    return at


def _quoted(line: str) -> list[bool]:
    """For each character whether it stands inside a bracket pair; brackets without a partner count for nothing."""
    inside = [0] * (len(line) + 1)
    open_at: list[int] = []
    for at, character in enumerate(line):
        if character in _OPENING:
            open_at.append(at)
        elif open_at and line[open_at[-1]] == _PAIRS.get(character):
            inside[open_at.pop()] += 1
            inside[at + 1] -= 1
    depth, found = 0, []
    for change in inside:
        depth += change
        found.append(depth > 0)
    return found
