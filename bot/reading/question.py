"""A question as read: language, quantities and the moment it is asked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answer import Language
from bot.spelling import mended
from corpus.errors import BadInput
from corpus.quantity import Quantity, read

LONGEST = 4_000
DESK_ZONE = ZoneInfo("Asia/Tokyo")
_KANA_KANJI = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True)
class Question:
    """*text* as asked; *plain* the same in NFKC, white space folded and slips in English words mended; *as_of* with its zone.

    The spans of *quantities* are offsets into *plain*, and so are all offsets computed from *folded*.
    """

    text: str
    plain: str
    language: Language
    quantities: tuple[Quantity, ...]
    as_of: datetime

    @property
    def folded(self) -> str:
        """*plain* in lower case, with the same offsets."""
        return "".join(low if len(low := char.lower()) == 1 else char for char in self.plain)


def read_question(text: str, *, as_of: datetime | None = None) -> Question:
    """Read *text* as of a moment (default: now; without a zone, in Japan).

    Raises BadInput for a question that is empty or longer than LONGEST characters.
    """
    plain = re.sub(r"\s+", " ", _CONTROL.sub("", unicodedata.normalize("NFKC", text))).strip()
    if not re.search(r"\w", plain):
        raise BadInput(
            'The question is empty. Ask in words, for example: aspire ask "日英共同公募の締切はいつですか"'
        )
    if len(plain) > LONGEST:
        raise BadInput(
            f"The question has {len(plain):,} characters, more than the {LONGEST:,} the desk reads. Ask its main point."
        )
    moment = as_of or datetime.now(DESK_ZONE)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=DESK_ZONE)
    language = language_of(plain)
    if language == "en":
        plain = mended(plain)
    quantities = read(plain, today=moment.astimezone(DESK_ZONE).date())
    return Question(text, plain, language, quantities, moment)


def language_of(plain: str) -> Language:
    """The language a question is asked in: Japanese as soon as Japanese letters carry its grammar."""
    japanese, words = len(_KANA_KANJI.findall(plain)), len(_LATIN_WORD.findall(plain))
    # Kanji alone may be a term in an English question: "What does 直接経費 mean?"
    weight = 2.0 if _KANA.search(plain) else 0.5
    return "ja" if japanese and japanese * weight >= words else "en"
