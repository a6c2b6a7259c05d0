"""Text on its way into and out of Slack: escaping, reading messages, cutting at sentence ends."""

from __future__ import annotations

import re

from corpus.text.printable import printable

# Printable ASCII only: in Japanese a full stop or particle follows a URL without a space.
_ATOM = re.compile(r"(?:https?://|mailto:)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SENTENCE_END = re.compile(r"[。！？!?][」』）)\]]*(?: ?\[\d+\])*|\.(?: ?\[\d+\])*(?=\s|$)|\n")
_SOFT_END = re.compile(r"[、,;；]|\s")
_CONTROL = re.compile(r"[\u2028\u2029]")
# Who is called, at the beginning or end of a message, is no part of the question.
_CALLED = r"<(?:@|!channel|!here|!everyone|!subteam)[^<>]*>"
_CALLS = re.compile(rf"^(?:[\s、,]*{_CALLED})+(?:[\s、,：]|:(?=\s))*|(?:[\s、,]*{_CALLED})+\s*$")
_STYLE = re.compile(
    r"(?<![A-Za-z0-9*_~])([*_~])(?=\S)([^\n]*?\S)\1(?![A-Za-z0-9*_~])|`+|^&gt; ?", re.MULTILINE
)
_EMOJI = re.compile(r":[a-z0-9_+'-]+:")
_TOKEN = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
# What Slack's Markdown could turn into a style, link, mention, emoji or list.
_MARKUP = re.compile(
    r"[<>&*_~`|\\#@]|://|www\.|\w\.[A-Za-z]{2}|\][(:\[]|!\[|:[\w+-]+:|^\s*(?:[-+>=]|\d+[.)])\s|^\s{4}|-{3}",
    re.MULTILINE,
)


def escape(text: str) -> str:
    """*text* for a mrkdwn field: only & < > are special (docs.slack.dev, Formatting message text)."""
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> str:
    """*text* without control characters, which Slack rejects or drops."""
    return _CONTROL.sub("", printable(text))


def read(text: str, *, bot: str) -> str:
    """What a person meant by a message: tokens as their words, entities undone, without style and who was called."""
    bare = _STYLE.sub(lambda style: style[2] or "", _CALLS.sub("", text.strip()))
    bare = _TOKEN.sub(lambda token: _word(token, bot), bare)
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def is_wordless(text: str) -> bool:
    """Whether *text* says nothing in words: empty, emoji, or punctuation alone."""
    return not any(letter.isalnum() for letter in _EMOJI.sub("", text))


def mentions(text: str) -> set[str]:
    """The ids of the people a message mentions."""
    return set(re.findall(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>", text))


def is_plain_markdown(text: str) -> bool:
    """Whether *text* reads the same as Markdown and as plain text, links and mentions included."""
    return _MARKUP.search(text) is None


def cut(text: str, limit: int) -> str:
    """The longest beginning of *text* within *limit* characters that ends with a sentence.

    Failing that with a comma or space, failing that anywhere but inside a URL or address.
    """
    if len(text) <= limit:
        return text
    atoms = [match.span() for match in _ATOM.finditer(text)]
    for ends in (_SENTENCE_END, _SOFT_END):
        places = [m.end() for m in ends.finditer(text) if m.end() <= limit and not _inside(m.end(), atoms)]
        if places and places[-1] >= limit // 4:
            return text[: places[-1]].rstrip()
    return text[: next((start for start, end in atoms if start < limit < end), limit)]


def pieces(text: str, limit: int) -> list[str]:
    """*text* in parts of at most *limit* characters, each ending as `cut` ends it. Nothing but white space is lost."""
    parts = []
    rest = text.strip()
    while rest:
        part = cut(rest, limit) or rest[:limit]
        parts.append(part)
        rest = rest[len(part) :].lstrip()
    return parts


def first_sentence(text: str) -> str:
    """The first sentence of *text*, its closing bracket and [n] markers included."""
    stripped = text.strip()
    atoms = [match.span() for match in _ATOM.finditer(stripped)]
    for match in _SENTENCE_END.finditer(stripped):
        if not _inside(match.end(), atoms) and stripped[: match.end()].strip():
            return stripped[: match.end()].rstrip()
    return stripped


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in spans)


def _word(token: re.Match[str], bot: str) -> str:
    """One <…> token of a message in the words the reader saw."""
    mark, target, label = token.groups()
    if mark == "@":
        return "" if target == bot else f"@{label or target}"
    if mark == "#":
        return label or target
    if mark == "!":
        return label or "@" + target.partition("^")[0]
    address = target.removeprefix("mailto:")
    return label if label and label not in (address, target) else address
