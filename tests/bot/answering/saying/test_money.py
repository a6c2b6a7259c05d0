"""What is decided about money, in whole sentences of both languages, true however it was asked."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from bot.answering.saying import Told, say
from bot.reading.asked import Asked, Value
from bot.rules import RULES
from corpus.quantity import Quantity
from corpus.text.names import Names

AS_OF = datetime(2024, 4, 1, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
ROLES = {
    "direct": "direct_costs",
    "total": "total_costs",
    "fec": "full_economic_cost",
    "network": "network_share",
    "research": "research_share",
    "for_network": "network_costs",
    "awards": "awards",
    "price": "exchange_rate",
}
SAID = [
    pytest.param(
        "award_limit", ["2.5億円 direct"], {},
        "直接経費2.5億円は日本側の上限1.8億円を7,000万円超えます。",
        "250 million yen in direct costs exceeds the Japanese side's limit of 180 million yen by 70 million "
        "yen.",
        id="over",
    ),
    pytest.param(
        "award_limit", ["1.8億円 direct"], {},
        "直接経費1.8億円は日本側の上限1.8億円（原則3年間）ちょうどで、範囲内です。",
        "180 million yen in direct costs is exactly the Japanese side's limit of 180 million yen over 3 "
        "years in principle and still within it.",
        id="exactly",
    ),
    pytest.param(
        "award_limit", ["£500,000"], {},
        "50万ポンドは英国側の上限100万ポンド以内で、50万ポンドの余裕があります。",
        "£500,000 is within the UK side's limit of £1 million, £500,000 below it.",
        id="within",
    ),
    pytest.param(
        "award_limit", ["2億円"], {},
        "2億円は、直接経費であれば日本側の上限1.8億円を2,000万円超えます。"
        "間接経費を含む総額であれば上限2.34億円以内で、3,400万円の余裕があります。",
        "200 million yen, as direct costs, exceeds the Japanese side's limit of 180 million yen by 20 "
        "million yen. As a total including indirect costs, it is within the limit of 234 million yen, 34 "
        "million yen below it.",
        id="depends on what it holds",
    ),
    pytest.param(
        "award_limit", ["£1.1m fec"], {},
        "FEC 110万ポンドの80％にあたる88万ポンドは英国側の上限100万ポンド以内で、12万ポンドの余裕があります。",
        "£880,000, which is 80% of an FEC of £1.1 million, is within the UK side's limit of £1 million, "
        "£120,000 below it.",
        id="full economic cost",
    ),
    pytest.param(
        "award_limit", ["2億円"], {"side": "uk"},
        "2億円は英国側の上限100万ポンド（1ポンド＝180円で1.8億円）を2,000万円超えます。",
        "200 million yen exceeds the UK side's limit of £1 million (180 million yen at £1 = 180 yen) by 20 "
        "million yen.",
        id="at the call's rate",
    ),
    pytest.param(
        "award_limit", ["€1,000,000"], {},
        "100万ユーロを換算するレートは資料に示されていません。上限は、日本側が直接経費1.8億円、英国側が100万ポンドです。",
        "The documents name no rate at which to convert €1 million. The limit is 180 million yen in direct "
        "costs on the Japanese side and £1 million on the UK side.",
        id="no rate",
    ),
    pytest.param(
        "award_limit", ["1.5億円!"], {},
        "日英共同公募の日本側の支援規模は、原則3年間で直接経費最大1.8億円"
        "（直接経費の30％にあたる間接経費を含む場合は最大2.34億円）です。上限は1.5億円ではありません。",
        "In the Japan-UK joint call, the award on the Japanese side is at most 180 million yen in direct "
        "costs (at most 234 million yen including indirect costs at 30% of direct costs) over 3 years in "
        "principle. The limit is not 150 million yen.",
        id="a claim put right, the right value first",
    ),
    pytest.param(
        "award_limit", [], {"compares": True},
        "支援規模の上限は、日本側が直接経費1.8億円、英国側が100万ポンドで、1ポンド＝180円で換算すると同額の1.8億円です。",
        "The award limit is 180 million yen in direct costs for the Japanese side and £1 million for the UK "
        "side; at £1 = 180 yen, both come to the same, 180 million yen.",
        id="two sides alike",
    ),
    pytest.param(
        "award_limit", [], {"compares": True, "schemes": ("japan-uk", "single-top")},
        "支援規模の上限は、単独公募（Top枠）が直接経費3.8億円、日英共同公募が直接経費1.8億円です。"
        "単独公募（Top枠）のほうが日英共同公募より2億円大きくなります。",
        "The award limit is 380 million yen in direct costs for the single call (Top frame) and 180 million "
        "yen in direct costs for the Japan-UK joint call. The single call (Top frame) has 200 million yen "
        "more than the Japan-UK joint call.",
        id="two schemes apart",
    ),
    pytest.param(
        "indirect_costs", [], {},
        "日本側の間接経費は直接経費の30％です。直接経費の上限1.8億円とは別に加わり、間接経費を含む場合の上限は2.34億円です。",
        "Indirect costs on the Japanese side are 30% of direct costs. They come on top of the limit of 180 "
        "million yen for direct costs; including them the limit is 234 million yen.",
        id="the rate, on top",
    ),
    pytest.param(
        "indirect_costs", ["1.2億円 direct"], {},
        "直接経費1.2億円の30％にあたる間接経費は3,600万円で、合計は1.56億円です。"
        "日本側の上限（直接経費1.8億円、間接経費を含めて2.34億円）の範囲内です。",
        "Indirect costs at 30% of direct costs of 120 million yen are 36 million yen, 156 million yen in "
        "total. Both are within the Japanese side's limits (180 million yen in direct costs, 234 million yen "
        "including indirect costs).",
        id="total from direct costs",
    ),
    pytest.param(
        "full_economic_cost", [], {},
        "英国側の支援額はFEC（フルエコノミックコスト）の80％で、上限の100万ポンドはFEC 125万ポンドの80％にあたります。",
        "The award on the UK side is 80% of the full economic cost (FEC); the limit of £1 million is 80% of "
        "an FEC of £1.25 million.",
        id="the share of full cost",
    ),
    pytest.param(
        "exchange_rate", ["£1,000,000"], {},
        "100万ポンドは、この公募の換算レート（1ポンド＝180円）で1.8億円です。",
        "£1 million is 180 million yen at this call's rate (£1 = 180 yen).",
        id="converted",
    ),
    pytest.param(
        "indirect_costs", ["20%"], {},
        "日本側の間接経費は直接経費の30％です。20％で計上できるかは資料に示されていないため、担当へご確認ください。",
        "Indirect costs on the Japanese side are 30% of direct costs. The documents do not say whether it "
        "may be 20%; please confirm with the desk.",
        id="less than the rate",
    ),
    pytest.param(
        "exchange_rate", ["£640,000", "1億円"], {},
        "64万ポンドは、この公募の換算レート（1ポンド＝180円）で1億1,520万円です。1億円より1,520万円大きい額です。",
        "£640,000 is 115.2 million yen at this call's rate (£1 = 180 yen). That is 15.2 million yen more "
        "than 100 million yen.",
        id="held against another amount",
    ),
    pytest.param(
        "network_share", ["70% network"], {},
        "日本側では、直接経費総額の70％程度を、国際的ネットワークの構築・拡大や若手研究者育成を目的として使用することとされています。"
        "70％はちょうどこの割合です。",
        "On the Japanese side, about 70% of the total direct costs is to be used for building international "
        "networks and nurturing early-career researchers. 70% is just that share.",
        id="the share itself",
    ),
    pytest.param(
        "network_share", ["80%"], {},
        "80％が国際的ネットワークの構築・拡大や若手研究者育成に使う割合であれば、日本側に求められる直接経費の70％程度を満たします"
        "（これより多い場合の上限は資料に示されていません）。"
        "研究に80％を使うと、国際的ネットワークの構築・拡大や若手研究者育成に残るのは直接経費の20％で、"
        "日本側に求められる直接経費の70％程度を50ポイント下回ります。"
        "資料では「程度」とされているため、認められるかは担当へご確認ください。",
        "80%, if it is for building international networks and nurturing early-career researchers, meets the "
        "share asked for on the Japanese side (about 70%); the documents name no upper limit. 80% for "
        "research leaves 20% of direct costs for building international networks and nurturing early-career "
        "researchers, which is 50 percentage points below the share asked for on the Japanese side (about "
        "70%). The documents say 'about', so please confirm with the desk whether it is accepted.",
        id="a share that may be for either",
    ),
    pytest.param(
        "network_share", ["80% research"], {},
        "研究に80％を使うと、国際的ネットワークの構築・拡大や若手研究者育成に残るのは直接経費の20％で、"
        "日本側に求められる直接経費の70％程度を50ポイント下回ります。"
        "原則として要件に合いません。例外が認められるかは担当へご確認ください。",
        "80% for research leaves 20% of direct costs for building international networks and nurturing "
        "early-career researchers, which is 50 percentage points below the share asked for on the Japanese "
        "side (about 70%). In principle that does not meet the requirement; whether an exception is possible, "
        "please confirm with the desk.",
        id="the remainder of research",
    ),
    pytest.param(
        "network_share", ["1.2億円 direct", "8500万円 for_network"], {},
        "8,500万円は直接経費1.2億円の約70.8％で、日本側に求められる直接経費の70％程度を満たします。",
        "85 million yen is about 70.8% of direct costs of 120 million yen, which meets the share asked for on "
        "the Japanese side (about 70%).",
        id="a part of the direct costs that meets the share",
    ),
    pytest.param(
        "network_share", ["1億円 direct", "6900万円 for_network"], {},
        "6,900万円は直接経費1億円の69％で、日本側に求められる直接経費の70％程度を1ポイント下回ります。"
        "資料では「程度」とされているため、認められるかは担当へご確認ください。",
        "69 million yen is 69% of direct costs of 100 million yen, which is 1 percentage point below the share "
        "asked for on the Japanese side (about 70%). The documents say 'about', so please confirm with the "
        "desk whether it is accepted.",
        id="a part one point below the share",
    ),
    pytest.param(
        "network_share", ["1億円 direct", "69999999円 for_network"], {},
        "69,999,999円は直接経費1億円の69.999999％で、日本側に求められる直接経費の70％程度を0.000001ポイント下回ります。"
        "資料では「程度」とされているため、認められるかは担当へご確認ください。",
        "69,999,999 yen is 69.999999% of direct costs of 100 million yen, which is 0.000001 percentage points "
        "below the share asked for on the Japanese side (about 70%). The documents say 'about', so please "
        "confirm with the desk whether it is accepted.",
        id="a share that rounds to the norm is not told as the norm",
    ),
    pytest.param(
        "award_limit", [], {"marks": {"per_year", "with_indirect"}, "side": "japan"},
        "上限を期間で均等に割ると、日英共同公募の日本側は1年あたり直接経費6,000万円（1.8億円÷3年）、"
        "間接経費を含めて7,800万円（2.34億円÷3年）です。年度ごとの上限や配分は資料に示されていません。",
        "Spread evenly over the period, the limit comes to 60 million yen in direct costs (180 million yen / 3 "
        "years) and 78 million yen including indirect costs (234 million yen / 3 years) a year on the Japanese "
        "side in the Japan-UK joint call. The documents state no limit for a single year.",
        id="the limits of a year",
    ),
    pytest.param(
        "award_limit", ["5件 awards"], {"marks": {"full"}, "form": "open", "side": "japan"},
        "日英共同公募の日本側の上限の5件分は、直接経費9億円（1.8億円×5件）です。",
        "The limit on the Japanese side in the Japan-UK joint call for 5 projects comes to 900 million yen in "
        "direct costs (180 million yen x 5).",
        id="several projects",
    ),
    pytest.param(
        "exchange_rate", ["200円 price"], {"marks": {"changed"}},
        "この公募では1ポンド＝180円と換算しています。レートが変わった場合の扱いは資料に示されていません。",
        "This call converts at £1 = 180 yen. What follows if the rate changes, the documents do not say.",
        id="a rate that changes",
    ),
    pytest.param(
        "network_share", ["1億円 direct"], {},
        "直接経費1億円のうち、日本側では7,000万円程度（70％程度）を国際的ネットワークの構築・拡大や若手研究者育成を"
        "目的として使用し、残りは3,000万円程度です。",
        "Of direct costs of 100 million yen, about 70 million yen (about 70%) is to be used on the Japanese "
        "side for building international networks and nurturing early-career researchers, which leaves about "
        "30 million yen.",
        id="what the share comes to",
    ),
    pytest.param(
        "other_funding", [], {},
        "ASPIREは国際ネットワーク作りと若手研究者の育成が目的のため、"
        "他の研究助成制度から十分な研究費を獲得していることを重視します。",
        "Because ASPIRE is for building international networks and nurturing early-career researchers, "
        "having won sufficient research funds from other grant schemes is given weight.",
        id="funds won elsewhere",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "values", "place", "ja", "en"), SAID)
def test_a_decision_is_said_as_the_desk_would_write_it(told, intent, values, place, ja, en):
    named = [(words, ROLES.get(role)) for words, _, role in (item.partition(" ") for item in values)]

    assert told("ja", intent, *named, **place) == (ja,)
    assert told("en", intent, *named, **place) == (en,)


def test_a_kind_of_cost_is_said_with_the_calls_own_words(told, call):
    names = Names(call).find("equipment")

    assert told("ja", "cost_item", names=names) == (
        "研究推進のみを目的とした雇用や物品費等は、日本側の直接経費の70％程度を使う用途"
        "（国際的ネットワークの構築・拡大や若手研究者育成）に含まれません。",
    )
    assert told("en", "cost_item", names=names) == (
        "Employment, supplies and the like that serve only to advance the research do not count towards the "
        "share of direct costs (about 70%) on the Japanese side that is for building international networks "
        "and nurturing early-career researchers.",
    )


INTENTS = (
    "award_limit",
    "indirect_costs",
    "full_economic_cost",
    "exchange_rate",
    "network_share",
    "use_of_funds",
    "cost_item",
    "other_funding",
)
DEFECTS = {
    "a bare yes or no": r"(?i)\A(?:はい|いいえ|yes\b|no\b)",
    "two marks": r"。。|\.\.|、、|,,|。\.|\.。",
    "a space out of place": r"  |\A | \Z| [.,;:)]|\( ",
    "a doubled word": r"\b([A-Za-z]+) \1\b|のの|公募の公募",
    "empty brackets": r"（）|\(\)|「」",
    "something unfilled": r"None|\{|\}|Decimal|Fact\(",
    "one of several": r"\b1 (?:years|percentage points)\b",
}
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def amount(number, unit, role=None, claimed=False):
    kind = {"percent": "percent", "months": "duration"}.get(unit, "rate" if "/" in unit else "money")
    quantity = Quantity(kind=kind, value=Decimal(number), unit=unit, text="", span=(0, 0))
    return Value(quantity, role, claimed)


def values():
    """Nothing; every kind of value in every role, claimed and not; and some two together."""
    yield ()
    money = (("1", "JPY"), ("180000001", "JPY"), ("1000000000", "JPY"), ("1250000", "GBP"), ("5", "EUR"))
    roles = (None, "direct_costs", "total_costs", "indirect_costs", "full_economic_cost")
    for (number, unit), role, claimed in product(money, roles, (False, True)):
        yield (amount(number, unit, role, claimed),)
    for share, role, claimed in product(
        (0, 20, 30, 69, 70, 71, 80, 100, 120),
        (None, "network_share", "research_share", "indirect_rate", "fec_share"),
        (False, True),
    ):
        yield (amount(share, "percent", role, claimed),)
    yield from ((amount(number, "JPY/GBP", "exchange_rate"),) for number in (180, 200))
    yield amount("60000001", "JPY"), amount(36, "months", "project")
    yield amount("200000000", "JPY"), amount(60, "months", "project")
    yield amount("100000000", "JPY", "direct_costs"), amount("35000000", "JPY", "indirect_costs")
    yield amount("1", "GBP"), amount("180", "JPY")
    yield amount("1000000", "GBP", "full_economic_cost"), amount(36, "months", "project")


def questions(call):
    """Every value on each side of the scheme usually meant; and every scheme, compared and not."""
    sides, schemes = [None, *(side.id for side in call.sides)], [scheme.id for scheme in call.schemes]
    for intent, side, named in product(INTENTS, sides, values()):
        yield asked(intent, call.default_scheme, side, named)
    for intent, scheme, named in product(INTENTS, schemes, [(), (amount("450000000", "JPY"),)]):
        yield asked(intent, scheme, None, named, form="open")
    for intent, side, form in product(INTENTS, sides, ("open", "closed")):
        yield asked(intent, call.default_scheme, side, (), form=form, compares=True)
        yield asked(intent, schemes[0], side, (), form=form, compares=True, schemes=tuple(schemes[1:]))


def asked(intent, scheme, side, named, **more):
    sides = (side,) if side else ()
    return Asked(intent=intent, scheme=scheme, as_of=AS_OF, side=side, sides=sides, values=named, **more)


@pytest.mark.parametrize("which", ["call", "other_call"])
def test_no_sentence_opens_with_a_bare_yes_or_no_or_has_another_defect(which, request):
    call = request.getfixturevalue(which)
    found, sentences = set(), set()
    for question in questions(call):
        for decision in RULES[question.intent](call, question):
            assert decision.facts
            for language, counter in product(("ja", "en"), ("screen", "letter")):
                sentences.add((language, say(decision, Told(call, language, AS_OF, counter))))
    for language, text in sentences:
        found |= {(name, text) for name, pattern in DEFECTS.items() if re.search(pattern, text)}
        if not text.endswith("。" if language == "ja" else "."):
            found.add(("no end", text))
        if bool(JAPANESE.search(text)) != (language == "ja"):
            found.add(("another language", text))

    assert found == set()
    assert len(sentences) > 100
