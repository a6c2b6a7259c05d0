"""The line a mailer puts above what it quotes ("On … wrote:"), in whatever shape and language it writes it.

Such a line tells when, or from which address, and ends in a verb of writing or in a colon; mailers wrap it
where they like and some frame it in dashes. A sentence of the writer's own has neither address nor clock
before its colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.mail.people import addresses_in
from bot.mail.spoken import has_spoken

_LONGEST = 400
_MOST_LINES = 4
_FRAME = " \t　-–—_=*|>"
_VERB = re.compile(
    r"(?:\b(?:wrote|writes|schrieb|schreef|skrev|kirjoitti|a écrit|ha scritto|escribió|escreveu"
    r"|napisał(?:\(a\))?|napsal(?:\(a\))?)"
    r"|のメール|(?:書き|書かれ)ました|(?:さん|様)より|写道|寫道|작성"
    r"|(?:на)?писал\(?а?\)?)\s*[:：]?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{4}\s?年|\b\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:19|20)\d{2}\b"
)
_CLOCK = re.compile(r"\d{1,2}\s?[:：時h]\s?\d{2}")
_STARTS = re.compile(r"(?:[^\W\d]{1,10}[.,]?\s){0,3}[(（]?\d|.{1,80}<[^<>\s]{1,80}@")


def attribution(lines: Sequence[str], index: int) -> int:
    """How many lines the attribution at *index* takes; 0 when there is none."""
    if not lines[index].strip(_FRAME) or len(lines[index]) > _LONGEST:
        return 0
    joined = ""
    for width, line in enumerate(lines[index : index + _MOST_LINES], start=1):
        joined = f"{joined} {line.strip()}".strip()
        if not line.strip() or len(joined) > _LONGEST:
            return 0
        if _attributes(joined.strip(_FRAME), quoted=quote_follows(lines, index + width)):
            return width
        if width == 1 and not _begins(joined.strip(_FRAME)):
            return 0
    return 0


def _begins(text: str) -> bool:
    """Whether an attribution that goes on in the next line may begin so."""
    tells = _DATE.search(text) or _CLOCK.search(text) or addresses_in(text)
    return bool(tells and _STARTS.match(text))


def _attributes(text: str, *, quoted: bool) -> bool:
    if has_spoken(text):
        return False
    dated, clock = bool(_DATE.search(text)), bool(_CLOCK.search(text))
    addressed = bool(addresses_in(text))
    verb = list(_VERB.finditer(text))
    if verb and verb[-1].end() == len(text):
        return dated or clock or addressed or quoted
    if not text.endswith((":", "：")):
        return False
    bare = bool(re.fullmatch(r".{0,80}<[^<>\s]+@[^<>\s]+>\s*[:：]", text))
    return bare or (dated and clock and (addressed or quoted or bool(verb)))


def quotes(line: str) -> bool:
    """Whether a line stands behind a quote mark."""
    return bool(re.match(r"\s{0,3}[>＞|｜]", line))


def quote_follows(lines: Sequence[str], index: int) -> bool:
    """Whether the first line with words from *index* on is a quoted one."""
    following = next((line for line in lines[index : index + 4] if line.strip()), "")
    return quotes(following)
