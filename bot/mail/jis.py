"""ISO-2022-JP and EUC-JP as Windows writes them (CP50221, CP51932): every pair of bytes goes through CP932.

No codec of the standard library knows the NEC row-13 characters (①, №, ㈱) that Windows mailers put there.
"""

from __future__ import annotations

import re

ESCAPE = re.compile(rb"\x1b(?:\(([BJI])|\$([@B])|\$\(([@BD])|&@)")
# Lead bytes that CP932 leaves empty and carriers fill with emoji; what those showed is not known here.
_CARRIERS = (0xEB, 0xEC, 0xEF)
_EMOJI = b"\xf0\x40"  # U+E000, private use
_EUC_RUN = re.compile(rb"((?:[\xa1-\xfe][\xa1-\xfe])+|(?:\x8e[\xa1-\xdf])+)")


def from_jis(raw: bytes) -> str:
    """ISO-2022-JP, half-width kana and JIS X 0212 included. What cannot be read is U+FFFD."""
    text: list[str] = []
    mode, position = "B", 0
    for escape in [*ESCAPE.finditer(raw), None]:
        text.append(_run(raw[position : escape.start() if escape else len(raw)], mode))
        if escape:
            mode = _mode_of(escape) or mode
            position = escape.end()
    return "".join(text)


def from_euc(raw: bytes) -> str:
    """EUC-JP with the NEC and IBM rows. What cannot be read is U+FFFD."""
    text = []
    for number, piece in enumerate(_EUC_RUN.split(raw)):
        if number % 2 == 0:
            text.append(piece.decode("ascii", "replace"))
        elif piece[:1] == b"\x8e":
            text.append(piece[1::2].decode("cp932", "replace"))
        else:
            text.append(_pairs(bytes(byte & 0x7F for byte in piece)))
    return "".join(text)


def _mode_of(escape: re.Match[bytes]) -> str | None:
    if escape[1]:
        return "kana" if escape[1] == b"I" else "B"
    if escape[3] == b"D":
        return "0212"
    return "0208" if escape[2] or escape[3] else None


def _run(run: bytes, mode: str) -> str:
    if mode == "B":
        return run.decode("ascii") if run.isascii() else run.decode("cp932", "replace")
    if mode == "kana":
        return bytes(byte | 0x80 if 0x21 <= byte <= 0x5F else byte for byte in run).decode("cp932", "replace")
    # A line always ends in ASCII; a mailer that forgot to say so must not swallow the rest of the mail.
    line, end, rest = run.partition(b"\n")
    text = (b"\x1b$(D" + line).decode("iso2022_jp_1", "replace") if mode == "0212" else _pairs(line)
    return text + end.decode() + rest.decode("cp932", "replace")


def _pairs(pairs: bytes) -> str:
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
        out += _EMOJI if lead in _CARRIERS else bytes((lead, trail))
        position += 2
    if position < len(pairs):
        out.append(pairs[position])
    return out.decode("cp932", "replace")
