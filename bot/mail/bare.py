"""A question sentence without its polite wrapping."""

from __future__ import annotations

import re

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


def bare(sentence: str) -> str:
    """A question sentence without "also, two things:" and "I would be grateful if you could tell me whether"."""
    stripped = _LEAD_JA.sub("", _LEAD_EN.sub("", sentence))
    wrapped = _WRAPPED_EN.match(stripped)
    if wrapped:
        rest = wrapped["rest"].strip().rstrip(".?！？! ")
        thing = re.match(r"(?:the|an?|our|my|any)\b", rest, re.IGNORECASE) and not wrapped["clause"]
        return f"What is {rest}?" if thing else f"{rest[:1].upper()}{rest[1:]}?"
    return stripped if len(stripped) >= 4 else sentence
