"""What a person says in a message: Slack's tokens as words, and without what only dresses a question.

Who is called, copied in or pointed at, where a link leads, emoji, styles and list marks are no part of a
question. A flag is: it stands for its country. Quoted lines are kept apart, as what was said before, unless they only
greet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.slack.emoji import without_emoji
from bot.slack.links import marked, unmarked, without_links
from corpus.text.greetings import is_greeting
from corpus.text.language import language_of
from corpus.text.plain import plain
from corpus.text.segments import asks
from corpus.text.sentences import sentences

_CALLED = r"<(?:@|!channel|!here|!everyone|!subteam)[^<>]*>"
_TITLED = rf"{_CALLED}(?:さん|様(?=[\s、,。]|$)| さん(?=[\s、,。]|$))?"
_SEVERAL = rf"(?:[\s、,]*{_TITLED})+"
# Who is called, at either end of a line.
_CALLS = re.compile(rf"^(?:cc[\s:：]*)?{_SEVERAL}(?:[\s、,：]|:(?=\s))*|{_SEVERAL}\s*$")
_COPIED = re.compile(rf"(?:^|[\s(（/])cc\b[\s:：]*(?:{_TITLED}[\s、,)）]*)+$", re.IGNORECASE)
_INSIDE = r"[A-Za-z0-9*_~]"
# A style begins and ends with a word, and beside a letter of Japanese within one.
_WIDE = r"[^\x00-\x7f]"
_BEGINS, _ENDS_HERE = rf"(?:(?<!{_INSIDE})|(?=.{_WIDE}))", rf"(?:(?<={_WIDE}.)|(?!{_INSIDE}))"
_STYLE = re.compile(rf"{_BEGINS}([*_~])(?=\S)([^\n]*?\S)\1{_ENDS_HERE}|`+")
# What its writer has struck out: ~1億円~ 2億円.
_STRUCK = re.compile(r"(?<!\S)~(?=\S)[^\n~]*(?<=\S)~(?![^\s、。,.?!？！])")
# A channel pointed at behind the words.
_POINTED = re.compile(r"(?:(?:^|[\s(（])\s*<#[^<>]*>[)）]?)+\s*$")
_TOKEN = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_ADDRESS = re.compile(r"https?://[!-~]*[!-'*-~]")  # but for the bracket that it stands in
_EMPTIED = re.compile(r"[(（][ \u3000]*[)）]")
_BULLET = re.compile(r"^[•◦▪‣]\s*")
# A line that stands over others: # Dates, *締切について*. What it is about asks nothing by itself.
_HEADING = re.compile(r"(?:#{1,6} +|(?P<bold>\*))(?P<words>[^*\n]+)(?(bold)\*)[:：]?\s*$")
_ABOUT = re.compile("について$")
_SPACES = re.compile(r"[ \t\u3000]+")
_BEFORE_MARK = re.compile(r" +(?=[,、。，：:?？!！)）](?:\s|$))")
# Tokens that say nothing at the end of a line.
_PLACED = ("@", "!", "#")
_QUOTE = "&gt;"
_QUOTED = re.compile(r"^(?:&gt;)+\s*")
# How many styles lie one in the other, at most.
_STYLES = 3
# How often people are called and copied in by turns, at most.
_ENDS = 8


@dataclass(frozen=True)
class Said:
    """*words*: what a person says, or else the words they quote; *quoted*:
    what they quote beside their own words.
    """

    words: str
    quoted: str = ""


def hear(text: str, *, bot: str) -> Said:
    """What a person meant by the raw *text* of a message to *bot*."""
    lines = text.strip().split("\n")
    own = _read([line for line in lines if not line.startswith(_QUOTE)], bot)
    quoted = _read([_QUOTED.sub("", line) for line in lines if line.startswith(_QUOTE)], bot)
    if is_wordless(own):
        return Said(quoted or own)
    return Said(own, "" if _only_greets(quoted) else quoted)


def read(text: str, *, bot: str) -> str:
    """The words of a message, of its quote where it only quotes."""
    return hear(text, bot=bot).words


def literal(text: str) -> str:
    """A message as it is passed on to somebody else: nothing left out but Slack's brackets."""
    bare = _TOKEN.sub(_passed_on, text)
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def _passed_on(token: re.Match[str]) -> str:
    mark, target, label = token.groups()
    if mark:
        return label or ""
    address = target.removeprefix("mailto:")
    return f"{label} ({address})" if label and label != address else address


def is_wordless(text: str) -> bool:
    """Whether *text*, once read, says nothing in words: empty, or punctuation alone."""
    return not any(letter.isalnum() for letter in text)


def mentions(text: str) -> set[str]:
    """The ids of the people a message mentions."""
    return set(re.findall(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>", text))


def _only_greets(text: str) -> bool:
    return all(is_greeting(sentence) for sentence in sentences(plain(text)))


def _read(lines: list[str], bot: str) -> str:
    lines = _under_headings(lines)
    found = [_plain(line, bot, without_links) for line in lines]
    if is_wordless("".join(found)):  # the words of a link are all that is said
        found = [_plain(line, bot, unmarked) for line in lines]
    found = _listed(found)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(found)).strip()


def _listed(lines: list[str]) -> list[str]:
    """The *lines*, the bullets of a list as Japanese has them; as numbers where its items are what is asked: all of
    them ask, or no line does."""
    items = [at for at, line in enumerate(lines) if _BULLET.match(line)]
    if len(items) < 2:
        return [_BULLET.sub("", line) for line in lines]
    asking = {at for at, line in enumerate(lines) if asks(plain(_BULLET.sub("", line)), language_of(line))}
    numbered = not asking or asking.issuperset(items)
    marks = {at: f"{number}. " if numbered else "・" for number, at in enumerate(items, start=1)}
    return [_BULLET.sub(marks.get(at, ""), line) for at, line in enumerate(lines)]


def _under_headings(lines: list[str]) -> list[str]:
    """The *lines*, each heading at the beginning of the line that it stands over; over a list it stays a line."""
    found: list[str] = []
    heading = ""
    for line in lines:
        if heading and line.strip():
            joint = "\n" if _BULLET.match(line) else "、" if language_of(heading) == "ja" else ": "
            line, heading = f"{heading}{joint}{line}", ""
        heading = heading or _heading(line)
        if not heading:
            found.append(line)
    return "\n".join([*found, heading]).split("\n")


def _heading(line: str) -> str:
    """The words of a line that is a heading; none where it is no heading, or a question in bold."""
    match = _HEADING.match(line)
    words = match["words"].strip() if match else ""
    return "" if asks(_ABOUT.sub("", plain(words)), language_of(words)) else words


def _plain(line: str, bot: str, linked: Callable[[str], str]) -> str:
    """One line without its dress: first what is nobody's name, then who is called at its ends and *linked* to,
    then who else is.
    """
    bare = _TOKEN.sub(lambda token: token[0] if token[1] in _PLACED else marked(_shown(token)), line)
    kept = _STRUCK.sub(" ", bare)
    bare = bare if is_wordless(_TOKEN.sub("", kept)) else kept
    for _ in range(_STYLES):
        bare = _STYLE.sub(lambda style: style[2] or "", bare)
    bare = _uncalled(_ADDRESS.sub(" ", bare), linked)
    bare = _uncalled(_EMPTIED.sub(" ", without_emoji(bare)), linked)
    bare = _TOKEN.sub(lambda token: _name(token, bot), unmarked(bare))
    bare = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _BEFORE_MARK.sub("", _SPACES.sub(" ", bare)).strip()


def _uncalled(line: str, linked: Callable[[str], str]) -> str:
    """*line* without whom it calls or copies in and where it points, at its ends, one behind the other."""
    line = line.strip()
    for _ in range(_ENDS):
        shorter = _POINTED.sub("", _COPIED.sub("", linked(line))).strip()
        shorter = shorter if shorter != line else _CALLS.sub("", line).strip()
        if shorter == line:
            break
        line = shorter
    return line


def _name(token: re.Match[str], bot: str) -> str:
    """Who or which channel is spoken of, by the name the reader saw; an id alone says nothing."""
    mark, target, label = token.groups()
    if not label or target == bot:
        return ""
    return f"@{label}" if mark == "@" else label


def _shown(token: re.Match[str]) -> str:
    """A link in the words the reader saw; an address alone says nothing."""
    _, target, label = token.groups()
    if target.startswith("mailto:"):
        return label or target.removeprefix("mailto:")
    return "" if not label or label in target else label
