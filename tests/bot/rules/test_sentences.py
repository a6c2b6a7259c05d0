"""Every sentence of every rule, in both languages, of both calls, reads as a sentence and says only its call's numbers."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import rules
from bot.quantity import Clock, Day
from bot.rules import Money

AS_OF = datetime(2024, 4, 1, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
LATE = datetime(2027, 1, 1, tzinfo=ZoneInfo("Asia/Tokyo"))
RULES = Path(rules.__file__).parent
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def rulings(call, language):
    """What every rule says of every scheme, with nothing asked and with what is decided in every way."""
    for scheme in (item.id for item in call.schemes):
        for name, slots in asked():
            yield from (
                (name, ruling) for ruling in getattr(rules, name)(call, language, scheme=scheme, **slots)
            )


def asked():
    yield "award_limit", {}
    for amount in (1, 180_000_001, 10**9):
        for unit in ("JPY", "GBP", "EUR", "USD"):
            for field in (None, "direct", "with_indirect", "indirect", "fec"):
                money = Money(Decimal(amount), unit, field)
                yield "award_limit", {"amount": money}
                yield "indirect_costs", {"amount": money}
                yield "currency", {"amount": money}
                yield "claimed_limit", {"amount": money}
    for name in (
        "indirect_costs",
        "currency",
        "full_economic_cost",
        "counted",
        "not_counted",
        "outgoing_required",
    ):
        yield name, {}
    for name in ("outgoing_student", "interview", "theme", "submission", "review_calendar"):
        yield name, {}
    for name in ("deadline", "open_or_closed", "call_period", "advance_notice"):
        yield from ((name, {"as_of": moment}) for moment in (AS_OF, LATE, AS_OF.replace(year=2023)))
    for day in (Day(2024, 4, 16), Day(None, 3, 29), Day(2024, 4), Day(2030, 1, 1)):
        yield "advance_notice", {"as_of": AS_OF, "day": day}
        yield "project_end", {"until": day}
        yield "extension", {"until": day}
        for clock in (
            None,
            Clock(12),
            Clock(24, 0, "JST"),
            Clock(9, 30, "+05:30"),
            Clock(9, 0, "America/New_York"),
        ):
            yield "in_time", {"day": day, "clock": clock}
            yield "claimed_deadline", {"day": day, "clock": clock}
    for months in (None, *(Decimal(n) for n in (6, 12, 24, 36, 60, 180, 240))):
        yield "project_period", {"months": months}
        yield "stay_length", {"months": months}
        yield "outgoing_after_degree", {"months": months}
    yield "outgoing_after_degree", {"degree": Day(2009), "on": date(2024, 4, 1)}
    for number in (None, Decimal(0), Decimal(1), Decimal(5), Decimal(70)):
        yield "outgoing_number", {"people": number}
        yield "network_share", {"share": number}
        yield "network_share", {"share": number, "claimed": True}
        yield "number_of_awards", {"awards": number}
        yield "consortium", {"institutions": number}
    yield from (("consortium", {"sides": sides}) for sides in ([], ["japan"], ["japan", "uk", "france"]))
    yield from (("outgoing_researcher", {"decide": decide}) for decide in (True, False))
    yield from (("duplicate_application", {"as_pi": as_pi}) for as_pi in (None, True, False))
    yield from (("proposal_language", {"asked": language}) for language in (None, "ja", "en"))
    yield from (("field", {"named": named}) for named in (None, "バイオ", "量子計測"))
    yield from (("country", {"named": named}) for named in (None, "フランス", "ギリシャ", "インド"))
    yield from (("eligibility", {"silent_on": silent}) for silent in ((), ("foreign companies",)))
    yield from (("counts", {"item": item}) for item in ("counts_workshop", "counts_travel"))


DEFECTS = {
    "two marks": r"。。|\.\.|、、|,,|。\.|\.。",
    "a space out of place": r"  |^ | $| [.,;:)]|\( ",
    "a doubled word": r"\b([A-Za-z]+) \1\b|(公募の公募(?!期間)|のの|(?:はい|いいえ)、(?:はい|いいえ))",
    "empty brackets": r"（）|\(\)|「」|''",
    "something unfilled": r"None|\{|\}|Day\(|Decimal",
    "one of several": r"\b1 (?:years|months|weeks|days|institutions|projects)\b",
    "an article too many": r"\bthe the\b|\ba the\b|\bon in\b|\bin on\b",
}


@pytest.mark.parametrize("which", ["call", "other_call"])
def test_every_sentence_of_every_rule_is_free_of_defects(which, request):
    call = request.getfixturevalue(which)
    found = set()
    for language in ("ja", "en"):
        for name, ruling in rulings(call, language):
            found |= {
                (name, defect, ruling.text)
                for defect, pattern in DEFECTS.items()
                if re.search(pattern, ruling.text)
            }
            if not ruling.text.endswith(("。",) if language == "ja" else (".",)):
                found.add((name, "no end", ruling.text))
            if language == "en" and (
                JAPANESE.search(ruling.text) or not re.match(r"[A-Z0-9£€$e]", ruling.text)
            ):
                found.add((name, "not English, or no capital", ruling.text))
            if language == "ja" and not JAPANESE.search(ruling.text):
                found.add((name, "not Japanese", ruling.text))

    assert found == set()


@pytest.mark.parametrize("which", ["call", "other_call"])
def test_sentences_are_short(which, request):
    call = request.getfixturevalue(which)

    longest = max(
        (ruling.text for language in ("ja", "en") for _, ruling in rulings(call, language)), key=len
    )

    assert len(longest) <= 420, longest


@pytest.mark.parametrize("which", ["call", "other_call"])
def test_both_languages_decide_alike(which, request):
    call = request.getfixturevalue(which)

    in_both = [
        [
            (name, r.scheme, r.verdict, r.value, r.unit, r.sources, r.hedged)
            for name, r in rulings(call, language)
        ]
        for language in ("ja", "en")
    ]

    assert in_both[0] == in_both[1]


def test_every_ruling_has_a_source_and_a_verdict_of_its_own(call):
    for name, ruling in rulings(call, "ja"):
        assert ruling.sources, name
        assert ruling.verdict in ("yes", "no", "confirm", "info")


def test_every_rule_is_silent_where_the_call_is(call):
    from dataclasses import replace

    silent = replace(call, facts=())

    assert list(rulings(silent, "ja")) == []


@pytest.mark.parametrize("path", sorted(RULES.glob("*.py")), ids=lambda path: path.name)
def test_no_rule_holds_a_number_or_a_name_of_a_call(path):
    """Numbers that a calendar or a currency has (12 months, 100 percent) are no call's."""
    code = re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    code = re.sub(r"#.*", "", code)
    names = re.findall(
        r"JST(?!\))|BBSRC|UKRI|ASPIRE|e-Rad|英国(?!時間)|日英|japan-uk|エンジニアリング|バイオ|jst\.go", code
    )
    numbers = {int(number) for number in re.findall(r"(?<![\w.:])\d{2,}(?![\w.:])", code)}

    assert names == []
    assert numbers <= {10, 12, 28, 31, 60, 24, 1440, 100}
