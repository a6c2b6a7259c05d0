"""Bytes of a text file as text, without ever showing a wrong letter: unknown bytes are refused."""

from __future__ import annotations

import codecs
import re

from corpus.errors import DocumentUnreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = "it is not a text file but binary data; give it the ending of its real type"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_KANA_OR_KANJI = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_HALF_KANA = re.compile(r"[\uff61-\uff9f]")
_KANA = re.compile(r"[\u3041-\u30fa]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """*data* as text with plain line ends: by its byte order mark, as *declared*, or by what it can only be.

    Raises DocumentUnreadable for bytes that are no text or in no encoding tried.
    """
    text = _decoded(data, declared).replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text)) * 1000 > len(text):
        raise DocumentUnreadable(_BINARY)
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strict(data, encoding)
            return text if text is not None else _refuse()
    # No encoding that has no mark writes a zero byte for a letter.
    if b"\0" in data:
        raise DocumentUnreadable(_BINARY)
    if declared and (text := _strict(data, _python_name(declared))) is not None:
        return text
    if re.search(rb"\x1b\$[@B]", data) and (text := _strict(data, "iso2022_jp_ext")) is not None:
        return text
    if (text := _strict(data, "utf-8")) is not None:
        return text
    return _legacy(data)


def _legacy(data: bytes) -> str:
    """CP932 or EUC-JP, whichever reads as Japanese; CP1252 for Western text without a kana."""
    japanese = [text for name in ("cp932", "euc_jis_2004") if (text := _strict(data, name)) is not None]
    best = max(japanese, key=_japaneseness, default=None)
    if best is not None and _KANA.search(best):
        return best
    western = _strict(data, "cp1252")
    return western if western is not None else best or _refuse()


def _japaneseness(text: str) -> float:
    kana = len(_KANA.findall(text))
    return 2 * kana + len(_KANA_OR_KANJI.findall(text)) - 4 * len(_HALF_KANA.findall(text))


def _python_name(declared: str) -> str:
    """Pages that declare Shift_JIS are written in Microsoft's larger set (WHATWG Encoding Standard)."""
    name = declared.strip().lower().replace("-", "_")
    return "cp932" if name in {"shift_jis", "sjis", "x_sjis", "windows_31j", "ms_kanji"} else name


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _refuse() -> str:
    raise DocumentUnreadable("its text is in no encoding the desk knows; save it as UTF-8")
