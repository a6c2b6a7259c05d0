"""From what the rules found to what was asked: polarity, bounds, claims, sides.

A rule measures a bare amount or states a norm. People ask with more: "exceed 180 million", "need we not", "it is 40 %, isn't
it", "on the UK side too". Each step here turns a ruling into the answer to that, and leaves the others as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.answer import Verdict
from bot.ask import Ask
from bot.bindings.slots import SURE, Rulings, undecided
from bot.evidence import Ruling
from bot.rules.wording import led, please_confirm, side_name
from corpus.facts.model import Call
from corpus.facts.values import day_from, first_day, last_day
from corpus.quantity import Day, Quantity, compatible

# What "need we not?" comes to, by topic: what is required is not optional, what is optional is.
_OPTIONAL: Mapping[str, Verdict] = {
    "outgoing_required": "no",
    "nurturing_plan": "no",
    "submission": "no",
    "form": "no",
    "file_kind": "no",
    "report": "no",
    "advance_notice": "no",
    "co_investigator": "yes",
    "network_share": "confirm",
    "stay_length": "confirm",
    "other_funding": "info",
}
# Topics whose facts may hold for one side only, by the key that tells.
_ONE_SIDED = {
    "network_share": "network_share",
    "counted": "not_counted",
    "stay_length": "stay_length",
    "outgoing_student": "outgoing_student",
    "outgoing_researcher": "outgoing_degree_years",
    "outgoing_after_degree": "outgoing_degree_years",
    "indirect_costs": "indirect_rate",
}
# What a sentence says that both sides have in common.
_IN_COMMON = re.compile(r"共通|同じ|一つの|\b(?:common|same|single)\b")
_ASKS_A_VALUE = frozenset({"when", "until", "how_much", "how_many", "how_long"})
# What stands before and behind a day (\0) that something is said to lie before or after.
_BESIDE = re.compile(
    r".*?(?:(?P<before>(?:before|earlier than|prior to) (?:the )?(?:end of )?\0.*|\0(?:より(?:も)?前|以前|前に).*)"
    r"|(?P<by>(?:by|until|no later than) (?:the )?(?:end of )?\0.*|\0(?:まで|以内).*)"
    r"|(?P<after>(?:after|later than) (?:the )?(?:end of )?\0.*|\0(?:より(?:も)?後|より遅).*)"
    r"|(?P<since>(?:from|since|no earlier than) (?:the )?\0.*|\0(?:以降|から).*))",
    re.DOTALL,
)
_CLAIMED_KINDS = {"percent": "percent", "date": "date", "JPY/GBP": "rate"}


def settled(call: Call, ask: Ask, topic: str, found: Rulings) -> Rulings:
    """The rulings of a topic as the answer to what was asked."""
    shared = _shared(ask, topic, found)
    if shared:
        return shared
    if "same" in ask.concepts and len(call.sides) > 1:
        found = _compared(call, ask, topic, found)
    if _is_of_another_side(call, ask, topic) and all(item.rule != "outgoing_required" for item in found):
        return tuple(_for_the_other_side(call, ask, item) for item in found)
    steps = (_optional, _other_than, _claimed, _at_the_edge, _exceeding, _qualified, _harmless, _open)
    for step in steps:
        found = tuple(step(ask, topic, item) for item in found)
    return found


def decided(ruling: Ruling, verdict: Verdict, ask: Ask) -> Ruling:
    """A ruling with another verdict, and its sentence led by that one."""
    says = undecided(ruling.text)
    if verdict in ("yes", "no"):
        return replace(ruling, verdict=verdict, text=led(verdict, says, ask.language))
    already = verdict != "confirm" or "担当へ" in says or "the desk" in says
    return replace(ruling, verdict=verdict, text=says if already else says + please_confirm(ask.language))


def _shared(ask: Ask, topic: str, found: Rulings) -> Rulings:
    """What both sides have in common, as the answer to whether it is one and the same or one for each."""
    asked = ask.concepts.names & {"same", "apart"}
    one = [item for item in found if _IN_COMMON.search(item.text)]
    if (
        len(asked) != 1
        or ask.is_open
        or not one
        or topic not in ("file_kind", "form", "report", "submission")
    ):
        return ()
    return (decided(one[0], "yes" if asked == {"same"} else "no", ask),)


def _compared(call: Call, ask: Ask, topic: str, found: Rulings) -> Rulings:
    """Both sides' rulings as the answer to whether they are the same."""
    told = all(item.verdict == "info" and item.value is not None for item in found)
    if ask.side is not None or len(found) < 2 or not told:
        return found
    values = {(item.value, item.unit) for item in found}
    if topic == "project_period":
        values = {(fact.value, fact.unit) for fact in call.all("end", ask.scheme)}
    converted = call.all("award_limit_converted", ask.scheme) if topic == "award_limit" else ()
    for fact in converted:
        values = {value for value in values if value[1] == fact.unit} | {(fact.value, fact.unit)}
    alike = len(values) == 1
    lead = (
        ("はい、換算するとほぼ同じです。", "Yes, they are about the same when converted. ")
        if alike and converted
        else ("はい、同じです。", "Yes, they are the same. ")
        if alike
        else ("いいえ、異なります。", "No, they differ. ")
    )
    first = replace(found[0], text=lead[ask.language == "en"] + found[0].text)
    return tuple(replace(item, verdict="yes" if alike else "no") for item in (first, *found[1:]))


def _is_of_another_side(call: Call, ask: Ask, topic: str) -> bool:
    key = _ONE_SIDED.get(topic)
    if key is None or ask.side is None or not ask.side_is_firm:
        return False
    sides = {fact.side for fact in call.all(key, ask.scheme)}
    return bool(sides) and not sides & {ask.side, None}


def _for_the_other_side(call: Call, ask: Ask, ruling: Ruling) -> Ruling:
    """What is stated for one side only says nothing of the other."""
    side = side_name(call, ask.side, ask.language)
    note = (
        f"{side}についての定めは資料に示されていません。もう一方の側については次のとおりです。"
        if ask.language == "ja"
        else f"The documents state nothing of this for {side}. For the other side: "
    )
    return replace(ruling, verdict="confirm", text=note + undecided(ruling.text))


def _optional(ask: Ask, topic: str, ruling: Ruling) -> Ruling:
    if "optional" not in ask.concepts:
        return ruling
    if topic == "proposal_language":
        return decided(ruling, "yes" if "in_japanese" in ask.concepts else "no", ask)
    return decided(ruling, _OPTIONAL[topic], ask) if topic in _OPTIONAL else ruling


def _other_than(ask: Ask, topic: str, ruling: Ruling) -> Ruling:
    if "other_than" not in ask.concepts or topic not in ("field", "theme", "extension"):
        return ruling
    return decided(ruling, "no", ask)


def _claimed(ask: Ask, topic: str, ruling: Ruling) -> Ruling:
    """A rate or day that is said to be the call's is confirmed, or put right."""
    kind = _CLAIMED_KINDS.get(ruling.unit or "")
    asked = next((item for item in ask.quantities if item.kind == kind), None)
    asks = ask.is_open or (_ASKS_A_VALUE & ask.concepts.names and not SURE.search(ask.text))
    if ruling.verdict != "info" or asked is None or asks:
        return ruling
    order = _order(ask, asked)
    if order and isinstance(asked.value, Day) and asked.value.month:
        return decided(ruling, _in_order(order, asked.value, day_from(str(ruling.value))), ask)
    return decided(ruling, "yes" if _is_that(asked, ruling) else "no", ask)


def _order(ask: Ask, asked: Quantity) -> str | None:
    """Whether a day is named to say that something is before or after it: "before October", 9月以降."""
    start, end = asked.span
    match = _BESIDE.fullmatch(ask.text[max(start - 24, 0) : start] + "\0" + ask.text[end : end + 6])
    return next((name for name, words in match.groupdict().items() if words), None) if match else None


def _in_order(order: str, asked: Day, own: Day) -> Verdict:
    """Whether the call's *own* day lies so beside the one asked about; `info` where it lies across it."""
    if own.year is None or own.month is None:
        return "info"
    asked = asked if asked.year else replace(asked, year=own.year)
    begins, ends, first, last = first_day(own), last_day(own), first_day(asked), last_day(asked)
    truth = {"before": ends < first, "by": ends <= last, "after": begins > last, "since": begins >= first}
    false = {"before": begins >= first, "by": begins > last, "after": ends <= last, "since": ends < first}
    return "yes" if truth[order] else "no" if false[order] else "info"


def _is_that(asked: Quantity, ruling: Ruling) -> bool:
    if ruling.unit == "date":
        own = Quantity(kind="date", value=day_from(str(ruling.value)), unit="", text="", span=(0, 0))
        return compatible(asked, own)
    return asked.value == Decimal(str(ruling.value))


def _at_the_edge(ask: Ask, topic: str, ruling: Ruling) -> Ruling:
    """A yes to an amount that is the limit itself is none to "more than" it."""
    if ruling.verdict != "yes" or not isinstance(ruling.value, int | float):
        return ruling
    limit = Decimal(str(ruling.value))
    units = (ruling.unit, "awards")
    at = [
        q for q in ask.quantities if q.value == limit and q.unit in units and q.bound and not _spread(ask, q)
    ]
    bounds = {item.bound for item in at}
    if topic == "award_limit" and "more_than" in bounds:
        return decided(ruling, "no", ask)
    if topic in ("outgoing_after_degree", "stay_length", "project_period") and bounds - {"at_most"}:
        return decided(ruling, "confirm", ask)
    exactly = bounds or "must" in ask.concepts
    return decided(ruling, "info", ask) if topic == "number_of_awards" and exactly else ruling


def _spread(ask: Ask, length: Quantity) -> bool:
    """Whether "over" says within what time an amount is spent, and not "more than": £900k over 3 years."""
    return length.kind == "duration" and any(
        re.fullmatch(r" (?:over )?(?:the |a )?", ask.text[item.span[1] : length.span[0]])
        for item in ask.all("money")
    )


_BY_A_DAY = ("deadline", "open_or_closed", "advance_notice")


def _exceeding(ask: Ask, topic: str, ruling: Ruling) -> Ruling:
    """Asked whether an amount is over the limit or a moment late, a yes would say the contrary: the sentence alone tells."""
    exceeds = re.search(
        r"超過(?:に|と|し)|超え(?:ますか|ていますか|てしま)|オーバー(?:し|に)|(?:does|do|would|is) .{0,40}(?:exceed|over the)",
        ask.text,
    )
    late = re.search(r"遅(?:い|れ|く)|過ぎ(?:て|ます)|間に合わな|(?<![a-z])late(?![a-z])", ask.text)
    contrary = exceeds if topic == "award_limit" else late if topic in _BY_A_DAY else None
    if contrary is None or ruling.verdict not in ("yes", "no"):
        return ruling
    return replace(ruling, text=undecided(ruling.text))


def _qualified(ask: Ask, topic: str, ruling: Ruling) -> Ruling:
    """A yes to somebody with a quality the call says nothing of (a company's researcher) is for the desk to confirm."""
    unstated = ask.concepts.spans.get("unstated", ())
    vouched = {"outgoing_researcher": ("yes",), "consortium": ("yes", "info")}
    if not unstated or ruling.verdict not in vouched.get(ruling.rule, ()):
        return ruling
    words = "、".join(dict.fromkeys(ask.text[start:end] for start, end in unstated))
    note = (
        f"「{words}」については資料に示されていないため、担当へご確認ください。"
        if ask.language == "ja"
        else f" The documents say nothing of '{words}'; please confirm with the desk."
    )
    return replace(ruling, verdict="confirm", text=undecided(ruling.text) + note)


def _harmless(ask: Ask, topic: str, ruling: Ruling) -> Ruling:
    """Whether it speaks against an applicant: what is given weight does not."""
    if topic != "other_funding" or "harm" not in ask.concepts:
        return ruling
    return decided(ruling, "no", ask)


def _open(ask: Ask, topic: str, ruling: Ruling) -> Ruling:
    """A yes does not lead the answer to "until when may …?"."""
    return replace(ruling, text=undecided(ruling.text)) if ruling.verdict == "yes" and ask.is_open else ruling
