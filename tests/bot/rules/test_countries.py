"""Countries within and beyond a call's list, regions, and lists of examples."""

from __future__ import annotations

import pytest

from tests.bot.asking import OTHER, decide, relations


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("フランスは対象ですか", ["covered"], id="on the programme's list"),
        pytest.param("Is Greece included?", ["depends"], id="in the EU, which is listed"),
        pytest.param("Does the EU take care of Luxembourg?", ["depends"], id="the EU beside its member"),
        pytest.param("インドは", ["not_covered"], id="on no list"),
        pytest.param("EUは", ["covered"], id="the EU itself"),
        pytest.param("日英共同公募で英国は", ["covered"], id="the call's own"),
        pytest.param("日英共同公募でフランスは", ["not_covered"], id="the programme's, not the call's"),
        pytest.param("日英共同公募でロンドンの研究者は", ["covered"], id="by a town"),
        pytest.param("米国等との共同公募でフランスは", ["depends"], id="beyond examples"),
        pytest.param("単独公募で英国は", ["covered"], id="an example"),
        pytest.param("単独公募でカナダは", ["depends"], id="two frames at once"),
        pytest.param("Spain, Norway and Brazil?", ["covered", "not_covered"], id="several"),
        pytest.param("日本とフランスは", ["covered"], id="the home country is no target"),
        pytest.param(
            "英国以外の対象国はどこですか", ["stated", "stated"], id="besides one, the others are asked for"
        ),
    ],
)
def test_a_country_held_against_the_list(words, expected):
    assert relations("countries", words) == expected


@pytest.mark.parametrize(
    ("words", "relation", "among"),
    [
        ("北欧は", "covered", ("SE", "DK", "FI", "NO")),
        ("Asian countries?", "covered", ("KR",)),
        ("アフリカは", "not_covered", ()),
        ("日英共同公募で北欧は", "not_covered", ()),
        ("単独公募でアジアは", "depends", ()),
    ],
)
def test_which_countries_of_a_region_are_listed(words, relation, among):
    (decision,) = decide("countries", words)

    assert (decision.relation, decision.among) == (relation, among)


def test_without_a_scheme_the_calls_own_country_and_the_programmes_list_are_told():
    assert [item.scheme for item in decide("countries", "対象国はどこですか")] == ["japan-uk", "programme"]


@pytest.mark.parametrize(
    ("words", "beside"),
    [
        pytest.param(
            "フランスは", "japan-uk", id="listed by the programme: the call usually meant has another"
        ),
        pytest.param("日英共同公募でフランスは", "programme", id="not the call's: the programme has it"),
        pytest.param("英国は", None, id="on both"),
        pytest.param("日英共同公募でインドは", None, id="on neither"),
    ],
)
def test_the_other_list_stands_beside_where_it_says_otherwise(words, beside):
    (decision,) = decide("countries", words)

    assert [fact.scheme for fact in decision.facts[1:]] == ([beside] if beside else [])


@pytest.mark.parametrize(
    ("words", "expected"),
    [("対象国は", ["stated"]), ("フランスは", ["covered"]), ("ドイツは", ["not_covered"])],
)
def test_another_calls_country(words, expected):
    assert relations("countries", words, of=OTHER) == expected
