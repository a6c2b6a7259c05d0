"""How a sentence is meant beside what it asks: what is to be reckoned, what of a matter is wanted, what is told.

Most marks are learned from examples (corpus/marks) and told from the vector that ranks the intents. What is told by
words of a closed class alone (interrogatives, "each", "a year") is told by its form here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from typing import Literal, get_args

from bot.reading.form import form_of, opens_with_a_verb
from corpus.text.alternatives import compiled
from corpus.text.segments import Segment

Formal = Literal[
    "whether",  # it is to be answered by yes or no
    "each",  # one for each of several
    "apart",  # several values are alternatives, or each is asked about: "are both fine?"
    "promise",  # whether something will be so, and not whether it may
    "with_indirect",  # amounts that hold indirect costs are meant
    "period",  # the length of projects is spoken of
    "per_year",  # how much it is in a year
    "months",  # how many months, weeks or days it is
    "length",  # how many months, days or years lie between two ends
    "whole",  # an amount is for all the years that are named
    "both_held",  # an amount and a length are both to be held against the call
    "one_side_only",  # it is asked whether one side alone has to
    "by_year",  # whether a share holds for each year, or over all of them
    "of_one",  # an item, a trip, a person, and not a whole project
    "choice",  # one of two is to be named: "one each, or a common one?"
    "capped",  # whether there is a limit, or where it lies
    "in_full",  # all of an amount, and not a share of it
    "borne",  # by whom something is paid
    "changes",  # what somebody is now is told beside what they will be when they go: "a student now, by then …"
]
Learned = Literal[
    # what is reckoned from the limits
    "full",  # the limit itself is taken: 満額, "the full maximum"
    "changed",  # what follows if the exchange rate does not stay as it is
    # what an extension is asked for
    "more_money",  # whether the award grows
    "other_reason",  # going on for the sake of the research alone, and not to travel or exchange
    "from_start",  # a length planned from the beginning
    # institutions and people
    "unmet",  # somebody does not have what applicants or partners have to have
    "one_sided",  # institutions of one side only are told of
    "company",  # somebody works at a company now, or one takes part
    "most",  # whether there is an upper limit
    "least",  # how few will do
    "number",  # how many co-investigators there may be
    # what of a matter is wanted
    "place",  # where in a form or document it stands
    "left_out",  # what does not count
    "examples",
    "belonging",  # what something is a part of
    "any",  # whether all of several are needed, or any
    # what a cost is for
    "research_only",  # the research, and no network, exchange or training
    "organising",  # somebody who organises travel and exchange
    "connecting",  # an event that brings people together
    "abroad",  # travel of young people, or what it costs them to live there
    "fees",  # what a host charges them
    # who goes abroad, and for how long
    "nobody",
    # how a time lies to the call's own
    "during",  # whether something is going on at the time named
    "fits",  # whether a plan is the one that is laid down, and not whether another may be chosen
    # what its values are of
    "foreign",  # nothing that a call limits: other money, a job, an age, a day of something else
    # how certain what was told is
    "settled",  # whether it is final, or only planned, about so much, or in principle so
    # what form something has
    "separate",  # whether each side has one of its own
    # what was not done
    "undone",  # somebody has not done what a day was for
    # whom a message is for
    "to_people",  # those around, or its writer, and not who answered before
]
Mark = Formal | Learned
Tell = Callable[[Segment], Collection[str]]
LEARNED: frozenset[Learned] = frozenset(get_args(Learned))

# What tells of the asker's plan may stand in a sentence before the one that asks, one of the nearest so many.
_OF_THE_PLAN: frozenset[Mark] = frozenset(
    (
        "full",
        "unmet",
        "one_sided",
        "company",
        "other_reason",
        "undone",
        "research_only",
        "organising",
        "connecting",
        "abroad",
        "nobody",
        "separate",
    )
)
_NEAREST = 4

_HOW_LONG = r"\bhow (?:long|many (?:years|months|weeks|days))\b"
_A_YEAR = re.compile(
    r"年(?:間)?(?:あたり|当たり|ごと|毎)|年(?:額|平均)|毎年"
    r"|\b(?:per|each|every|a)[ -]year\b|\b(?:yearly|annual(?:ly)?)\b"
)
_HOW_MUCH = re.compile(
    r"いくら|どの(?:くらい|ぐらい|程度)|どれ(?:くらい|だけ)|平均|均等|何(?:億|万)|比べ|比較"
    r"|\b(?:how much|what|average|compar\w+)\b"
)
# What a limit on an award is for, as a whole.
_WHOLE = (
    r"(?:projects?|awards?|grants?|proposals?|applications?|calls?|schemes?|teams?|sides?|countr(?:y|ies)"
    r"|consorti(?:um|a)|years?|annum|cent)\b"
)
_NOW = r"今は|いまは|現在|現時点|まだ|今年|目下|\b(?:now|currently|today|at present|still|at the moment)\b"
_THEN = (
    r"(?:出発|渡航|派遣|渡英|滞在|行く|赴任|開始)(?:する|の)?(?:とき|時|頃|ころ|前|まで|後|年)|来年|来春"
    r"|\b(?:by (?:the time|then)|at (?:the time of )?departure|will (?:be|have)"
    r"|when (?:i|we|he|she|they|the \w+) (?:leaves?|goe?s?|travels?|flies|departs?|starts?))\b"
)
_FORMS: Mapping[Formal, re.Pattern[str]] = compiled(
    {
        "each": r"それぞれ|各々|両方|\b(?:each|both|respective(?:ly)?)\b",
        "apart": r"それぞれ|各々|(?:両方|どちら|いずれ)(?:とも|も|が)|\b(?:each|both|either|which|respectively)\b",
        "promise": r"(?:いただけ|もらえ|くれ|届き|来)(?:る|ます)?(?:の|ん)?(?:でしょう|です)?か(?:[?。]|$)"
        r"|\b(?:will|shall|can|could) (?:i|we|they|you)\b",
        "with_indirect": r"間接(?:経費|費|分)?(?:も|を|は)?(?:込|こみ|含|入れ)"
        r"|\b(?:with|includ\w+) (?:the )?(?:indirect|overhead)",
        "period": rf"期間|年数|何年|\b(?:in years|period|duration|length)s?\b|{_HOW_LONG}",
        "months": r"何(?:[かヶケヵカ箇]月|日間?(?![のまにか])|週間?)|\bhow many (?:months|days|weeks)\b",
        # 何か月空きますか, "how long is the window": a length between two ends. あと何日 counts from now.
        "length": r"(?<!あと)(?<!後)何(?:[かヶケヵカ箇]月|年間?(?!度)|日間?|週間?)"
        rf"|どの(?:くらい|ぐらい)の(?:期間|長さ|間)|{_HOW_LONG}",
        "whole": r"年間で|全期間|通算|合計|総額|トータル|全部で"
        r"|\b(?:over|across|throughout) (?:the |all )?(?:\w+ )?(?:years|period)\b"
        r"|\b(?:in all|in total|altogether)\b",
        "both_held": r"(?:金額|額|予算)(?:と|も|や|、|・)(?:年数|期間|長さ)"
        r"|(?:年数|期間)(?:と|も|や|、|・)(?:金額|額|予算)"
        r"|\b(?:amount|sum|budget|money) and (?:the )?(?:length|duration|period|years|term)\b"
        r"|\b(?:length|duration|period|years|term) and (?:the )?(?:amount|sum|budget|money)\b",
        "one_side_only": r"(?:側|チーム|方)(?:だけ|のみ)"
        r"|\b(?:only|just) (?:the |our )?\w+ (?:side|team|group|half|pi|lead)\b"
        r"|\b(?:side|team|group|half) (?:only|alone)\b",
        "by_year": r"(?:毎年度?|年度(?:ごと|毎|単位)|各年度?|年(?:ごと|毎|単位))"
        r"|\b(?:each|every|per|single) (?:\w+ )?year\b|\b(?:yearly|annual(?:ly)?|year by year)\b",
        "of_one": r"(?<!\d)[1一](?:[台点個](?!目)|[人名回泊社](?:あたり|当たり|につき|ごと))|単価|価格"
        rf"|\bprices?\b|\b(?:per|(?:an?|any|each) (?:single|individual)) (?!(?:\w+ )?{_WHOLE})[a-z]+",
        "choice": r"それとも|あるいは|または|もしくは|\bor\b",
        "capped": r"上限|限度|(?:いくら|何万?円)まで|\b(?:cap|limit|maximum|ceiling|most)\b",
        "in_full": r"全額|満額|全部|丸ごと"
        r"|\b(?:in full|all of|(?:the )?(?:full|whole|entire) (?:amount|sum|bill|[£$€¥]?\d[\d.]*[km]?))\b",
        "borne": r"負担|賄|まかな|持ち出し|自腹|肩代わり"
        r"|\b(?:paid|met|covered|borne|funded|provided|found|made up) (?:for )?(?:by|from)\b"
        r"|\b(?:bears?|pays?|meets?|covers?|makes? up)\b",
        "changes": rf"(?:{_NOW})[^?]*(?:{_THEN})|(?:{_THEN})[^?]*(?:{_NOW})",
    }
)
_TOLD_AROUND: frozenset[Formal] = frozenset(("with_indirect", "whole", "changes"))
_TELL = re.compile(r"教え|知り|説明|聞かせ|\b(?:tell|describe|explain|list)\b")


class Marks(Container[Mark]):
    """The marks of a sentence that asks.

    A learned one is told when a rule asks for it: that of the sentence itself from a vector that is known, that of a
    sentence before it, where the asker's plan may stand, at the cost of an encoding.
    """

    def __init__(
        self, forms: Collection[Mark], tell: Tell, asking: Segment, before: Sequence[Segment]
    ) -> None:
        """*forms* are told by the form; *tell* tells the learned ones of *asking*, and of sentences told
        *before* it."""
        self._forms, self._tell, self._asking, self._before = forms, tell, asking, before[-_NEAREST:]

    @property
    def by_form(self) -> frozenset[Mark]:
        """Those that the form alone tells."""
        return frozenset(self._forms)

    def __contains__(self, mark: object) -> bool:
        if mark not in LEARNED:
            return mark in self._forms
        told = (self._asking, *(self._before if mark in _OF_THE_PLAN else ()))
        return any(mark in self._tell(one) for one in told)


def nothing(_: Segment) -> Collection[str]:
    """Tells no learned mark of any sentence."""
    return ()


def by_form(low: str, told: str) -> frozenset[Formal]:
    """The marks that the words of *low* (folded) tell; what amounts hold, and for how long they are, may stand around
    it, in *told*."""
    found: set[Formal] = {
        mark for mark, form in _FORMS.items() if form.search(told if mark in _TOLD_AROUND else low)
    }
    if _A_YEAR.search(low) and _HOW_MUCH.search(low):  # and not whether it is a year's
        found.add("per_year")
    if _is_whether(low):
        found.add("whether")
    return frozenset(found)


def _is_whether(low: str) -> bool:
    asks = opens_with_a_verb(low) or low.rstrip().endswith("?")
    return form_of(low) == "closed" and asks and not _TELL.search(low)
