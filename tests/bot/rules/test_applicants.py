"""Who may apply: the country of the institution, the kind of person, other roles."""

from __future__ import annotations

import pytest

from tests.bot.asking import OTHER, decide, relations, told


@pytest.mark.parametrize(
    ("words", "side", "expected"),
    [
        pytest.param("シンガポールの研究所に勤めています", "japan", ["short"], id="abroad"),
        pytest.param(
            "Our institute lies in Ireland. May we lead on the UK side?", "uk", ["short"], id="side by name"
        ),
        pytest.param("ロンドンにいますが籍は東北大です", "japan", ["depends"], id="abroad and at home"),
        pytest.param(
            "シンガポール在住で日本の大学の客員教授です", "japan", ["depends"], id="home by its country"
        ),
        pytest.param("理研の研究員です", "japan", ["stated"], id="at home"),
        pytest.param("海外の大学に勤めています", "japan", ["stated"], id="no country"),
        pytest.param("シンガポールの研究所です", None, ["short", "short"], id="no side: both"),
        pytest.param(
            "スコットランドの政府系研究所です", None, ["stated"], id="no side: the one at home there"
        ),
    ],
)
def test_the_country_of_the_institution(words, side, expected):
    assert relations("eligibility_affiliation", words, side=side) == expected


def test_the_countries_that_fall_short_are_named():
    (decision,) = decide("eligibility_affiliation", "スイスとシンガポールに籍があります", side="japan")

    assert decision.countries == ("CH", "SG")


def test_a_call_whose_sides_have_no_country_is_stated_and_not_judged():
    assert relations("eligibility_affiliation", "シンガポールの研究所です", of=OTHER) == ["stated", "stated"]


@pytest.mark.parametrize("side", [None, "japan", "uk"])
def test_of_a_kind_of_person_the_call_states_nothing_beside_its_conditions(side):
    (decision,) = decide("eligibility_person", "企業の研究者でも代表になれますか", side=side)

    assert decision.relation == "not_stated"
    assert {fact.key for fact in decision.facts} == {"eligibility"}
    assert len(decision.facts) == (1 if side else 2)


@pytest.mark.parametrize("intent", ["eligibility", "eligibility_affiliation", "eligibility_person"])
@pytest.mark.parametrize(
    ("language", "silent"),
    [
        ("ja", "企業がこの研究機関等に含まれるかは資料に示されていないため、担当へご確認ください。"),
        ("en", "Whether a company counts as such an institution, the documents do not say"),
    ],
)
def test_whether_a_company_counts_is_said_to_be_open(intent, language, silent):
    (said,) = told(language, intent, side="japan", marks={"company"})

    assert silent in said


def test_a_company_abroad_is_settled_by_the_place():
    assert relations(
        "eligibility_affiliation", "シンガポールの会社です", side="japan", marks={"company"}
    ) == ["short"]


@pytest.mark.parametrize(
    ("words", "form", "expected"),
    [
        pytest.param("任期は2026年3月までです", "closed", ["not_stated"], id="a day"),
        pytest.param("着任して3か月です", "closed", ["not_stated"], id="a length of time"),
        pytest.param("任期は2026年3月までです", "open", ["stated"], id="who may apply at all"),
    ],
)
def test_for_how_long_one_has_to_belong_to_an_institution_is_not_stated(words, form, expected):
    assert relations("eligibility_affiliation", words, side="japan", form=form) == expected


def test_somebody_placed_abroad_is_settled_by_the_place():
    assert relations("eligibility_person", "A postdoc in London", side="japan") == ["short"]


def test_the_side_at_home_in_the_country_named_is_the_one_meant():
    (decision,) = decide("eligibility_person", "英国のポスドクがPLをやると言っています")

    assert [fact.side for fact in decision.facts] == ["uk"]


def test_a_nationality_is_no_place():
    assert relations("eligibility_person", "中国籍の准教授です", side="japan") == ["not_stated"]


@pytest.mark.parametrize("intent", ["eligibility_affiliation", "eligibility_person"])
def test_conditions_of_a_scheme_that_states_none(intent):
    assert relations(intent, "単独公募では", side="japan") == ["not_stated"]


def test_other_roles_in_several_proposals_are_not_stated():
    (decision,) = decide("duplicate_other_role", "Co-PIとして2件に参加できますか")

    assert (decision.relation, decision.facts[0].key) == ("not_stated", "duplicate_as_pi")
