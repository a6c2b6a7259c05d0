"""What the form of a question asks for: a place, the most or the least, what is left out, the steps it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from bot.reading.form import form_of, opens_with_a_verb

Wanted = Literal[
    "whether",  # it is to be answered by yes or no
    "place",  # of a document or form
    "most",
    "least",
    "left_out",  # what does not count
    "examples",
    "belonging",  # what something is a part of
    "each",  # one for each of several
    "any",  # whether all of several are needed, or any
]
StepName = Literal["paper_review", "interview", "result", "start"]

_FORMS: Mapping[Wanted, re.Pattern[str]] = {
    "place": re.compile(
        r"どこ|どの(?:欄|表|部分|箇所|ページ|章|節|項目|場所)|何ページ"
        r"|\bwhere\b|\b(?:which|what) (?:section|part|page|box|field|table)\b|\bthe place (?:in|of|on)\b"
    ),
    "most": re.compile(
        r"上限|最大|最多|制限|何[人名]まで|多すぎ"
        r"|\b(?:at most|maximum|upper|limit(?:ed)?|cap|ceiling|too many|no more than)\b"
    ),
    "least": re.compile(
        r"下限|最低|最少|少なくとも|何[人名]以上|足り(?:る|ます)|十分|\b(?:at least|minimum|fewest|enough|sufficient|suffices?)\b"
    ),
    "left_out": re.compile(
        r"対象外|対象になら?な|(?:含|入|数え|計上|使え|認め)[ぁ-ん]{0,3}(?:ない|ません)|除外"
        r"|(?:\bnot|n't|\bnever|\bcannot) (?:\w+ ){0,2}(?:count(?:ed)?|qualify|included?|covered?|eligible)\b"
        r"|\bexcluded?\b|\bineligible\b"
    ),
    "examples": re.compile(r"例(?:と|が|を|は|示|え)|\bexamples?\b"),
    "belonging": re.compile(
        r"傘下|上部組織|親(?:組織|機関)|属(?:する|し)|所管|\b(?:parent|umbrella|belongs? to|part of)\b"
    ),
    "any": re.compile(
        r"すべて|全て|全部|いずれか|どれか|(?:1|一|ひと)つ(?:だけ|でも|で)"
        r"|\b(?:all (?:of|the|these|four|three)|any (?:one|of)|one of (?:them|these)|every one|just one|only one)\b"
    ),
    "each": re.compile(r"それぞれ|各々|両方|\b(?:each|both|respective(?:ly)?)\b"),
}
_TELL = re.compile(r"教え|知り|説明|聞かせ|\b(?:tell|describe|explain|list)\b")
_STEPS: Mapping[StepName, re.Pattern[str]] = {
    "paper_review": re.compile(
        r"書類(?:審査|選考)|\b(?:document|paper|written|desk)(?: review|work)?\b(?= |[,.?]|$)"
    ),
    "interview": re.compile(r"面接|\binterviews?\b"),
    "result": re.compile(r"結果|採否|\b(?:results?|outcomes?|decisions?)\b"),
    "start": re.compile(r"開始|始ま|\b(?:start|begin|kick off)\w*\b"),
}
_FROM_TO = re.compile(r"から[^。?]*まで|\b(?:from|between)\b[^.?]*\b(?:to|until|till|and)\b")


def wanted_in(low: str) -> frozenset[Wanted]:
    """What *low* (folded) asks for by its form."""
    found: set[Wanted] = {wanted for wanted, form in _FORMS.items() if form.search(low)}
    if _is_whether(low):
        found.add("whether")
    return frozenset(found)


def steps_in(low: str) -> tuple[StepName, ...]:
    """The steps after the closing that *low* (folded) names, in their own order; none where it names a stretch of them.

    "From the review to the start" asks for what lies between, too.
    """
    return () if _FROM_TO.search(low) else tuple(step for step, name in _STEPS.items() if name.search(low))


def _is_whether(low: str) -> bool:
    asks = opens_with_a_verb(low) or low.rstrip().endswith("?")
    return form_of(low) == "closed" and asks and not _TELL.search(low)
