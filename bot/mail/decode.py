"""Bytes of a mail as text, whatever their charset says or fails to say.

No ISO-2022-JP codec of the standard library knows the NEC row-13 characters (①, №, ㈱) that Windows mailers put
there, `email.header.make_header` raises on them, and many mails declare a charset they are not written in. So
charsets are hints here: what the bytes prove goes first, and nothing in this module raises.
"""

from __future__ import annotations

import binascii
import quopri
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby

_ESCAPE = re.compile(rb"\x1b(?:\(([BJI])|\$([@B])|\$\(([@BD])|&@)")
_ENCODED_WORD = re.compile(r"=\?([^?\s]+)\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)\s+(?==\?[^?\s]+\?[bBqQ]\?)")
_KANA_OR_KANJI = re.compile(r"[\u3041-\u30fe\u4e00-\u9fff]")
_ODD_FOR_JAPANESE = re.compile(r"[\uff61-\uff9f\ue000-\uf8ff]")

_ALIASES = {
    **dict.fromkeys(
        ("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932", "ms932"), "cp932"
    ),
    **dict.fromkeys(("euc-jp", "x-euc-jp", "eucjp", "cp51932", "euc_jp"), "euc_jp"),
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("ks_c_5601-1987", "euc-kr"), "cp949"),
    **dict.fromkeys(("us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "none", ""), "ascii"),
}


def decode(raw: bytes, charset: str | None = None) -> str:
    """*raw* as text. *charset* is what the mail declares; bytes that prove another one win."""
    if b"\x1b" in raw and _ESCAPE.search(raw):
        return _from_jis(raw)
    declared = _ALIASES.get((charset or "").strip().strip("\"'").lower(), charset or "ascii")
    if raw.isascii() and not declared.lower().startswith(
        ("utf-7", "utf-16", "utf-32", "utf7", "utf16", "hz")
    ):
        return raw.decode("ascii")
    return _strictly(raw, "utf-8") or _as_declared(raw, declared) or _best_guess(raw)


def decode_header(value: str) -> str:
    """An RFC 2047 header as one line of text.

    Neighbouring encoded words are joined as bytes before they are decoded, because mailers cut inside a character.
    *value* is as the email package gives it under `compat32`: 8-bit bytes as surrogate escapes.
    """
    if "\x1b" in value or not value.isascii():
        value = decode(value.encode("utf-8", "surrogateescape"))
    joined = _BETWEEN_WORDS.sub("", value)
    return one_line("".join(_pieces(joined)))


def one_line(text: str) -> str:
    """*text* without line breaks, control and direction-changing characters, so that it can stand in a header."""
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


def _strictly(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset)
    except (UnicodeError, LookupError):
        return None


def _as_declared(raw: bytes, declared: str) -> str | None:
    """*raw* in the declared charset, unless that one fits any bytes and Japanese fits better."""
    if declared == "euc_jp":
        return _strictly(raw, "euc_jp") or _from_euc(raw)
    text = None if declared == "ascii" else _strictly(raw, declared)
    if text is not None and declared == "cp932" and _japanese(text) < 0:
        # Half-width kana only may be meant; EUC-JP read as Shift_JIS would be prose, which has hiragana.
        guess = _best_guess(raw)
        return guess if re.search(r"[\u3041-\u3096]", guess) else text
    if text is not None and declared.startswith(("cp125", "iso-8859")):
        guess = _best_guess(raw)
        return guess if _japanese(guess) > 0.3 * len(guess) else text
    return text


def _best_guess(raw: bytes) -> str:
    """The likeliest of the Japanese charsets, Windows Latin where Japanese makes no sense, else with losses."""
    candidates = [text for text in (_strictly(raw, "cp932"), _from_euc(raw)) if text]
    best = max(candidates, key=_japanese, default="")
    if _japanese(best) > 0.2 * sum(char > "\x7f" for char in best) and best:
        return best
    lossy = raw.decode("utf-8", "replace")
    if lossy.count("\ufffd") * 4 < _japanese(lossy):
        return lossy
    lossy_sjis = raw.decode("cp932", "replace")
    if lossy_sjis.count("\ufffd") * 4 < _japanese(lossy_sjis):
        return lossy_sjis
    return raw.decode("cp1252", "replace")


def _japanese(text: str) -> int:
    return len(_KANA_OR_KANJI.findall(text)) - 2 * len(_ODD_FOR_JAPANESE.findall(text))


def _from_euc(raw: bytes) -> str | None:
    """EUC-JP with the NEC and IBM rows (CP51932): each two-byte character goes through CP932. None if it is not EUC."""
    pieces = re.split(rb"((?:[\xa1-\xfe][\xa1-\xfe])+|(?:\x8e[\xa1-\xdf])+)", raw)
    text = []
    for piece in pieces:
        if piece[:1] == b"\x8e":
            text.append(piece[1::2].decode("cp932", "replace"))
        elif piece[:1] >= b"\xa1":
            text.append(_jis_pairs(bytes(byte & 0x7F for byte in piece)))
        elif piece.isascii():
            text.append(piece.decode("ascii"))
        else:
            return None
    return "".join(text)


def _from_jis(raw: bytes) -> str:
    """ISO-2022-JP as Windows writes it (CP50221): JIS pairs through CP932, half-width kana, JIS X 0212 where it occurs."""
    text: list[str] = []
    mode, position = "B", 0
    for escape in [*_ESCAPE.finditer(raw), None]:
        text.append(_jis_run(raw[position : escape.start() if escape else len(raw)], mode))
        if escape:
            mode = _mode_of(escape) or mode
            position = escape.end()
    return "".join(text)


def _mode_of(escape: re.Match[bytes]) -> str | None:
    if escape[1]:
        return {b"I": "kana"}.get(escape[1], "B")
    if escape[3] == b"D":
        return "0212"
    return "0208" if escape[2] or escape[3] else None


def _jis_run(run: bytes, mode: str) -> str:
    if mode == "B":
        return run.decode("ascii") if run.isascii() else run.decode("cp932", "replace")
    if mode == "kana":
        return bytes(byte | 0x80 if 0x21 <= byte <= 0x5F else byte for byte in run).decode("cp932", "replace")
    # A line always ends in ASCII; a mailer that forgot to say so must not swallow the rest of the mail.
    line, end, rest = run.partition(b"\n")
    extra = mode == "0212"
    text = (b"\x1b$(D" + line).decode("iso2022_jp_1", "replace") if extra else _jis_pairs(line)
    return text + end.decode() + (decode(rest) if rest else "")


def _jis_pairs(pairs: bytes) -> str:
    """7-bit JIS row and cell bytes as text, by the arithmetic that turns JIS into Shift_JIS."""
    out = bytearray()
    position = 0
    while position < len(pairs) - 1:
        row, cell = pairs[position], pairs[position + 1]
        if not (0x21 <= row <= 0x7E and 0x21 <= cell <= 0x7E):
            out.append(row)
            position += 1
            continue
        lead = (row + 1) // 2 + (0x70 if row <= 0x5E else 0xB0)
        trail = cell + (0x1F if cell < 0x60 else 0x20) if row % 2 else cell + 0x7E
        out += bytes((lead, trail))
        position += 2
    if position < len(pairs):
        out.append(pairs[position])
    return out.decode("cp932", "replace")
