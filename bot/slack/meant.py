"""Whether a message that calls nobody is a question to the bot, and no remark among people.

Told by its form: its end asks, and does not only hold a question in it; by whom it speaks to: people are
named, or asked to do something, and documents are not; and by how well its own words tell what they ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from bot.receipts.names import names
from corpus.text.language import Language, language_of
from corpus.text.plain import folded, plain
from corpus.text.segments import asks, segments

Form = Literal["outright", "perhaps", "not"]

# How well its own words must tell what a message asks: one to people, or of a doubtful form, and any other.
_SURE = 0.85
_TOLD = 0.25
_POLITE = "です|でした|ます|ました|ません|でしょう"
_ASKS_JA = re.compile(rf"(?:(?:{_POLITE})か|っけ)[。!]*$")
# What people say half to themselves: 1年でいいですかね.
_WONDERS_JA = re.compile(r"か[なね]あ?[。?!~ー]*$")
# What tells, whatever question it holds (後で調べます); what people say to themselves (そうだったのか).
_SAID = "[だたよねなわかぞあ笑w]|だろう"
_TELLS_JA = re.compile(rf"(?:{_POLITE}|{_SAID})[。.!~ー…)]*$")
# Who is spoken to or of …
_ANYBODY = r"(?:some|any|every)(?:one|body)"
_PERSON = "you|yours?|he|she|him|his|hers?|we|us|ours?|guys|folks"
_CALLED_EN = re.compile(rf"\b(?:{_PERSON}|{_ANYBODY})\b|@\w")
_SPOKEN_OF = "先生|あの[子人方]|うち[はのっ]|彼女?[はがもにのをと]"
_CALLED_JA = re.compile(f"誰か|だれか|みんな|皆さ[んま]|{_SPOKEN_OF}")
# … and what people have done or may do for each other.
_DONE_EN = re.compile(r"\b(?:shall we|let's|(?:did|have|had) (?:we|i))\b")
_FAVOUR = "[てで](?:もら|いただ|頂|くれ|くだ|下さ|ほし|おい)"
_PAST = r"(?<!でし)(?<!だっ)た\?"
_DONE_JA = re.compile(rf"{_FAVOUR}|ませんか|じゃない(?:です)?か?\?|{_PAST}")
_TO_PEOPLE = (_CALLED_EN, _CALLED_JA, _DONE_EN, _DONE_JA)
# Who asks to be told asks no one in particular.
_TELL = "tell|say|explain|confirm|show|remind"
_TELL_ME = re.compile(
    rf"\b(?:can|could|would|will) you (?:please )?(?:{_TELL})\b"
    r"|(?:教え|知らせ|聞かせ|挙げ|示し|説明し|まとめ)て\w+"
)


def is_meant(text: str, grasp: Callable[[str], float]) -> bool:
    """Whether *text* asks the documents something. *grasp* says how well its own words tell what."""
    told = plain(text)
    language = language_of(told)
    forms = {_form(segment.text, language) for segment in segments(told, language)}
    if not forms & {"outright", "perhaps"}:
        return False
    doubtful = "outright" not in forms or _speaks_to_people(told)
    return grasp(text) >= (_SURE if doubtful else _TOLD)


def _form(sentence: str, language: Language) -> Form:
    bare = sentence.strip()
    if not asks(bare, language):
        return "not"
    if language == "ja" and _WONDERS_JA.search(bare):
        return "perhaps"
    if "?" in bare or (language == "ja" and _ASKS_JA.search(bare)):
        return "outright"
    return "not" if language == "ja" and _TELLS_JA.search(bare) else "perhaps"


def _speaks_to_people(told: str) -> bool:
    """Whether somebody is named, called on or spoken of."""
    low = _TELL_ME.sub(" ", folded(told))
    return any(pattern.search(low) for pattern in _TO_PEOPLE) or any(names(told))
