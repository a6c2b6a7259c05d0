"""Limits that differ by kind or size of applicant: the group that is told decides, else nothing that differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.deciding import decided
from bot.answering.saying import Told, say
from bot.rules.withheld import ForTheDesk
from corpus.facts.model import Fact, Group, Size, Source, Withheld
from tests.bot.asking import AS_OF, OTHER, asked

SOURCE = Source("guide", 1, "中小企業は2/3以内（上限1,000万円）、その他は1/2以内（上限500万円）")
SME = Group("sme", {"ja": "中小企業", "en": "small and medium-sized firms"}, ("中小企業", "SME"))
REST = Group("rest", {"ja": "その他の事業者", "en": "other applicants"}, ("大企業", "large company"))


def limit(number: int, group: str | None, line: int) -> Fact:
    return Fact(
        "award_limit", "grant", SOURCE, group=group, value=number, unit="JPY", bound="at_most", line=line
    )


def rate(value: str, group: str | None, line: int) -> Fact:
    return replace(limit(0, group, line), key="support_rate", value=value, unit="percent")


FACTS = (
    limit(10_000_000, "sme", 1),
    limit(5_000_000, "rest", 2),
    rate("2/3", "sme", 3),
    rate("1/2", "rest", 4),
)
CALL = replace(
    OTHER,
    default_scheme="grant",
    schemes=(replace(OTHER.schemes[0], id="grant"),),
    facts=FACTS,
    groups=(SME, REST),
)
STAFF = ("従業員", "employees")
BY_SIZE = replace(
    CALL,
    groups=(
        replace(SME, known_as=(), size=Size(STAFF, "people", at_most=20)),
        replace(REST, known_as=(), size=Size(STAFF, "people", at_least=21)),
    ),
)


def outcomes(words: str, call=CALL, intent: str = "award_limit", **slots):
    found = decided(call, asked(intent, words, of=call, form="closed", **slots))
    return [(one.group, one.relation, one.value) for one in found]


STATED = [("sme", "stated", 10_000_000), ("rest", "stated", 5_000_000)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("中小企業で1,000万円", [("sme", "exactly", 10_000_000)], id="on its own limit"),
        pytest.param(
            "中小企業で10,000,001円", [("sme", "depends", 10_000_000)], id="a yen over its own limit"
        ),
        pytest.param("大企業で500万円", [("rest", "exactly", 5_000_000)], id="on the other's limit"),
        pytest.param(
            "a large company, 5,000,001 yen", [("rest", "depends", 5_000_000)], id="a yen over the other's"
        ),
    ],
)
def test_the_group_that_is_told_is_held_to_its_own_value(words, expected):
    assert outcomes(words) == expected


@pytest.mark.parametrize(
    ("words", "relations"),
    [
        pytest.param("500万円", ["within", "exactly"], id="on the lower limit it is within all"),
        pytest.param("5,000,001円", ["stated", "stated"], id="a yen over the lower limit it depends"),
        pytest.param("1,000万円", ["stated", "stated"], id="on the higher limit it depends"),
        pytest.param(
            "10,000,001円", ["depends", "depends"], id="a yen over the higher limit it may be costs"
        ),
    ],
)
def test_where_no_group_is_told_only_what_holds_for_all_is_judged(words, relations):
    found = outcomes(words)

    assert [relation for _, relation, _ in found] == relations
    assert [(group, value) for group, _, value in found] == [(group, value) for group, _, value in STATED]


@pytest.mark.parametrize(
    "words", ["中小企業ではない会社で800万円", "we are not an SME, 8 million yen", "中小企業以外で800万円"]
)
def test_a_group_that_is_denied_is_not_told(words):
    assert outcomes(words) == STATED


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        pytest.param("従業員20人で800万円", ["sme"], id="the last of the smaller"),
        pytest.param("従業員21人で800万円", ["rest"], id="the first of the larger"),
        pytest.param("21 employees, 8 million yen", ["rest"], id="in English"),
        pytest.param("研究者20人で800万円", ["sme", "rest"], id="people of another kind"),
        pytest.param("従業員20人以上で800万円", ["sme", "rest"], id="no one number"),
        pytest.param("従業員20人と30人で800万円", ["sme", "rest"], id="two numbers"),
    ],
)
def test_the_size_of_the_applicant_tells_the_group(words, groups):
    assert [group for group, _, _ in outcomes(words, BY_SIZE)] == groups


def test_what_is_of_no_group_is_for_all_others():
    call = replace(CALL, facts=(limit(5_000_000, None, 1), limit(10_000_000, "sme", 2)))

    assert outcomes("中小企業で800万円", call) == [("sme", "within", 10_000_000)]
    assert outcomes("大企業で800万円", call) == [("rest", "over", 5_000_000)]


OF_SOME = replace(
    CALL,
    facts=(limit(5_000_000, None, 1), limit(10_000_000, "sme", 2)),
    groups=(replace(SME, size=Size(STAFF, "people", at_most=20)),),
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("500万円", [("sme", "within", 10_000_000), ("others", "exactly", 5_000_000)], id="both"),
        pytest.param(
            "大企業です。5,000,001円",
            [("sme", "stated", 10_000_000), ("others", "stated", 5_000_000)],
            id="unnamed",
        ),
        pytest.param("従業員20人で800万円", [("sme", "within", 10_000_000)], id="of the group by size"),
        pytest.param("従業員21人で800万円", [("others", "over", 5_000_000)], id="of no group by size"),
    ],
)
def test_what_is_stated_without_a_group_is_told_of_all_others_and_held_against_them(words, expected):
    assert outcomes(words, OF_SOME) == expected


def test_what_holds_for_all_others_is_named_so_and_not_after_a_group_without_a_value_of_its_own():
    call = replace(OF_SOME, groups=(*OF_SOME.groups, REST))

    assert [say(one, Told(call, "ja", AS_OF)) for one in decided(call, asked("award_limit", of=call))] == [
        "中小企業の場合、LUMEN事業全体の支援規模は、最大1,000万円です。",
        "それ以外の場合、LUMEN事業全体の支援規模は、最大500万円です。",
    ]


def test_nothing_is_reckoned_for_a_group_while_only_others_have_a_limit():
    call = replace(CALL, facts=(FACTS[0], *FACTS[2:]))

    found = decided(call, asked("support_rate", "経費900万円", of=call, form="open"))

    assert [(one.group, one.relation) for one in found] == [("sme", "converted"), ("rest", "stated")]


def test_what_a_groups_own_limit_leaves_whole_is_told_of_it_at_the_rate_of_all():
    call = replace(CALL, facts=(FACTS[0], rate("1/2", None, 2), rate("2/3", "rest", 3)))

    found = decided(call, asked("support_rate", "経費900万円", of=call, form="open"))

    assert [(one.group, one.relation) for one in found] == [
        ("sme", "converted"),
        ("rest", "stated"),
        ("others", "stated"),
    ]


def test_what_no_group_differs_in_is_said_once():
    call = replace(CALL, facts=(*FACTS[2:], limit(5_000_000, None, 1)))

    assert outcomes("500万円", call) == [(None, "exactly", 5_000_000)]


def test_the_rate_of_each_group_is_told_with_its_own_limit():
    question = asked("support_rate", of=CALL)

    assert [say(one, Told(CALL, "ja", AS_OF)) for one in decided(CALL, question)] == [
        "中小企業の場合、補助率は補助対象経費の最大3分の2です（補助額の上限は1,000万円）。",
        "その他の事業者の場合、補助率は補助対象経費の最大50％です（補助額の上限は500万円）。",
    ]
    assert say(decided(CALL, question)[1], Told(CALL, "en", AS_OF)) == (
        "For other applicants: The rate of support is at most 50% of eligible costs, with a limit of 5 million yen."
    )


def test_a_rate_is_stated_where_its_limit_does_not_rule():
    unproven = replace(
        CALL, facts=FACTS[2:], withheld=tuple(Withheld(fact, "changed", "gone") for fact in FACTS[:2])
    )

    found = decided(unproven, asked("support_rate", of=unproven, form="open"))

    assert [(one.facts[0].key, one.group, isinstance(one, ForTheDesk)) for one in found] == [
        ("support_rate", "sme", False),
        ("support_rate", "rest", False),
        ("award_limit", "sme", True),
        ("award_limit", "rest", True),
    ]


def test_what_a_rate_comes_to_is_for_the_desk_where_its_limit_does_not_rule():
    unproven = replace(
        CALL, facts=FACTS[2:], withheld=tuple(Withheld(fact, "changed", "gone") for fact in FACTS[:2])
    )

    found = decided(unproven, asked("support_rate", "9,000万円", of=unproven, form="open"))

    assert found and all(isinstance(one, ForTheDesk) for one in found)
