"""Words between the mail and the engine: a question without its polite wrapping, an answer in the desk's own voice."""

from __future__ import annotations

import re

from bot.answer import Answer

_LEAD_JA = re.compile(
    r"^(?:(?:また|それと|それから|つきましては|あと|ところで|なお|さらに|加えて|併せて|あわせて|最後に|次に|まず|ちなみに|追加で|もう)"
    r"(?:[\d０-９一二三四五]+(?:つ|点|件)(?:ほど)?)?(?:、|，|に、|です(?:が|けど)?、?)?\s*"
    r"|[\d０-９一二三四五]+(?:つ|点|件)(?:ほど|だけ)?(?:、|，|です(?:が|けど)?、?)\s*"
    r"|(?:お手数|恐縮|恐れ入り|申し訳|すみ|お忙しい)[^。、]{0,16}(?:が|けど|ところ)、?\s*)+"
)
_LEAD_EN = re.compile(
    r"^(?:(?:and|also|so|then|but|secondly|thirdly|firstly|furthermore|in addition|moreover|additionally|finally|lastly|besides|by the way)\b,?\s+)+",
    re.IGNORECASE,
)
_WRAPPED_EN = re.compile(
    r"^(?:(?:i|we)\b|could\b|can\b|would\b|will\b|please\b|(?:my|our|one|another|the) (?:\w+ )?question\b).{0,80}?"
    r"\b(?:know|ask(?: you)?|confirm|check|clarify|wondering|wonder|tell (?:me|us)|let (?:me|us) know|advise|explain|inform (?:me|us)|understand|sure|clear|is)\s+"
    r"(?P<clause>(?:if|whether|that)\s+)?(?P<rest>(?!before\b|after\b|once\b|as\b)[a-z].{7,})$",
    re.IGNORECASE,
)
# Rules speak to whoever reads them; a draft is written by the desk they send people to.
_DESK_SPEAKS = (
    (re.compile(r"担当へご確認ください"), "担当者が確認いたします"),
    (re.compile(r"Please confirm with the desk whether"), "Our staff will confirm whether"),
    (re.compile(r"Please confirm with the desk"), "Our staff will confirm this"),
    (re.compile(r"please confirm with the desk"), "our staff will confirm this"),
    (re.compile(r"(?<=[.;,] )confirm with the desk"), "our staff will confirm this"),
)
_STAFF = {
    "ja": "担当者が確認のうえ、あらためて回答いたします。",
    "en": "A member of our staff will look into it and reply to you.",
}


def bare(sentence: str) -> str:
    """A question sentence without "also, two things:" and "I would be grateful if you could tell me whether"."""
    stripped = _LEAD_JA.sub("", _LEAD_EN.sub("", sentence))
    wrapped = _WRAPPED_EN.match(stripped)
    if wrapped:
        rest = wrapped["rest"].strip().rstrip(".?！？! ")
        thing = re.match(r"(?:the|an?|our|my|any)\b", rest, re.IGNORECASE) and not wrapped["clause"]
        return f"What is {rest}?" if thing else f"{rest[:1].upper()}{rest[1:]}?"
    return stripped if len(stripped) >= 4 else sentence


def in_desks_voice(answer: Answer, desk: str | None) -> str:
    """The answer as the desk writes it: whoever wrote to the desk is not told to write to the desk."""
    text = answer.answer
    for told, said in _DESK_SPEAKS:
        text = told.sub(said, text)
    if (
        answer.status != "not_found"
        or not answer.contact
        or (desk and desk.lower() != answer.contact.lower())
    ):
        return text
    lines = [line for line in text.split("\n") if answer.contact not in line]
    return "\n".join([*lines, _STAFF[answer.language]])
