"""Bytes of a mail as text, whatever their charset says or fails to say.

Many mails declare a charset they are not written in, and `email.header.make_header` raises on what Windows
mailers write. Here ISO-2022-JP and UTF-8 prove themselves; else the declared charset goes first, and another
one only where the whole makes much better sense in it. Nothing in this module raises.
"""

from __future__ import annotations

import binascii
import codecs
import quopri
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby

from bot.mail.charsets import canonical, implausibility
from bot.mail.jis import ESCAPE, from_euc, from_jis

_ENCODED_WORD = re.compile(r"=\?([^?\s]+)\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)\s+(?==\?[^?\s]+\?[bBqQ]\?)")
_SOFTBANK_EMOJI = re.compile(rb"\x1b\$[EFGOPQ][!-~]{1,20}\x0f")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Charsets whose text may be all ASCII bytes and says something else.
_SEVEN_BIT = ("utf-7", "utf-16", "utf-32", "hz", "iso2022_kr")


def decode(raw: bytes, charset: str | None = None) -> str:
    """*raw* as text: in the charset the mail declares, unless the whole makes much better sense in another
    one."""
    raw = _SOFTBANK_EMOJI.sub(b" ", raw) if b"\x0f" in raw else raw
    if b"\x1b" in raw and ESCAPE.search(raw):
        return from_jis(raw)
    declared = canonical(charset)
    if raw.isascii() and not declared.startswith(_SEVEN_BIT):
        return raw.decode("ascii")
    if _is_utf8(raw):
        return _mended_utf8(raw)
    return _likeliest(raw, declared)


def decode_header(value: str, charset: str | None = None) -> str:
    """An RFC 2047 header as one line of text. *charset* is for bytes that stand in it unencoded: the body's.

    Neighbouring encoded words are joined as bytes before they are decoded, because mailers cut inside a
    character. *value* is as the email package gives it under `compat32`: 8-bit bytes as surrogate escapes.
    """
    if "\x1b" in value or not value.isascii():
        value = decode(value.encode("utf-8", "surrogateescape"), charset)
    joined = _BETWEEN_WORDS.sub("", value)
    return one_line("".join(_pieces(joined)))


def one_line(text: str) -> str:
    """*text* without line breaks, control and direction-changing characters, so that it can stand in a
    header."""
    spaced = re.sub(r"[\t\r\n\v\f\u2028\u2029\x85]+", " ", text)
    kept = "".join(
        char for char in spaced if unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn", "Cf")
    )
    return re.sub(r" {2,}", " ", kept).strip()


def is_garbled(text: str) -> bool:
    """Whether so much of *text* is replacement characters or control codes that it was not really read."""
    sample = text[:4000]
    lost = sum(char == "\ufffd" or (char < " " and char not in "\n\r\t\f") for char in sample)
    return lost > 3 and lost > 0.1 * len(sample.strip())


def _pieces(value: str) -> Iterator[str]:
    position = 0
    words = list(_ENCODED_WORD.finditer(value))
    for _, run in groupby(words, key=_adjoining(words)):
        group = list(run)
        yield value[position : group[0].start()]
        yield decode(b"".join(_word_bytes(word) for word in group), group[0][1].partition("*")[0])
        position = group[-1].end()
    yield value[position:]


def _adjoining(words: list[re.Match[str]]) -> Callable[[re.Match[str]], int]:
    """A grouping key: encoded words that touch and share charset and encoding get the same number."""
    numbers: dict[int, int] = {}
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        same = before is not None and before.end() == word.start() and before[1].lower() == word[1].lower()
        numbers[word.start()] = numbers[before.start()] if same and before else index
    return lambda word: numbers[word.start()]


def _word_bytes(word: re.Match[str]) -> bytes:
    data = word[3].encode("ascii", "replace")
    if word[2] in "qQ":
        return quopri.decodestring(data.replace(b"_", b"=20"))
    return _base64(data)


def _base64(data: bytes) -> bytes:
    """Base64 with the padding it should have had; what cannot be decoded is left out."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    clean = clean[:-1] if len(clean) % 4 == 1 else clean
    try:
        return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
    except binascii.Error:
        return b""


def _is_utf8(raw: bytes) -> bool:
    """Whether *raw* is UTF-8, be it with a bad byte here and there: no other charset looks like it."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        characters = len(_UTF8_CHARACTER.findall(raw))
        return characters > sum(byte > 0x7F for byte in _UTF8_CHARACTER.sub(b"", raw))
    return True


def _mended_utf8(raw: bytes) -> str:
    """UTF-8, in which a single byte of Windows Latin between ASCII ones is read as that."""
    return raw.decode("utf-8", "mail-stray-byte")


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start, end = error.object, error.start, error.end
    around = data[max(0, start - 1) : start] + data[end : end + 1]
    alone = end - start == 1 and around.isascii()
    return (data[start:end].decode("cp1252", "replace") if alone else "\ufffd"), end


codecs.register_error("mail-stray-byte", _stray_byte)


def _likeliest(raw: bytes, declared: str) -> str:
    """*raw* in the declared charset, or in the likeliest of those that mails forget to declare if it is far
    likelier."""
    texts = {charset: _read(raw, charset) for charset in ("cp932", "euc_jp", "cp1252")}
    odd = {charset: implausibility(text, charset) for charset, text in texts.items()}
    best = min(odd, key=lambda charset: odd[charset])
    if declared in ("ascii", "utf-8"):
        return texts[best]
    text = texts.get(declared) or _read(raw, declared)
    return texts[best] if implausibility(text, declared) > 2 + 2 * odd[best] else text


def _read(raw: bytes, charset: str) -> str:
    if charset == "euc_jp":
        try:
            return raw.decode("euc_jp")
        except UnicodeDecodeError:
            return from_euc(raw)
    try:
        return raw.decode(charset, "replace")
    except (UnicodeError, LookupError):  # a few codecs know no replacing
        return raw.decode("ascii", "replace")
