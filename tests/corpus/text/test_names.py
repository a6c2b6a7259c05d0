"""Names: schemes, sides and things of a call, countries and places, as people write them."""

from pathlib import Path

import pytest

from corpus.facts.model import read_calls
from corpus.text.names import Names, fact_id, fact_of
from corpus.text.plain import plain

CALL = read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0]
NAMES = Names(CALL)


def ids(text: str, kind: str) -> list[str]:
    return list(dict.fromkeys(name.id for name in NAMES.find(plain(text)) if name.kind == kind))


@pytest.mark.parametrize(
    ("text", "schemes"),
    [
        ("Top waku", ["single-top"]),
        ("the one with America", ["us-joint"]),
        ("米国との共同公募", ["us-joint"]),
        ("若手向けのほう", ["single-next-generation"]),
        ("単独公募", ["single-top", "single-next-generation"]),
        ("日英共同公募", ["japan-uk"]),
        ("Ｊａｐａｎ－ＵＫ　joint call", ["japan-uk"]),
    ],
)
def test_a_scheme_is_known_by_its_names_and_by_description(text: str, schemes: list[str]):
    assert ids(text, "scheme") == schemes


def test_a_country_is_a_whole_word():
    assert ids("どのタイミングでアルバイトを雇えますか", "country") == []
    assert ids("タイは対象ですか", "country") == ["TH"]


def test_a_side_inside_a_scheme_is_no_side():
    assert ids("the Japan-UK call", "side") == []


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("英国側の締切", True),
        ("deadline for UK researchers", True),
        ("the British team's budget", True),
        ("our student goes to the UK", False),
        ("英国に1年滞在", False),
    ],
)
def test_a_side_is_firm_where_its_people_are_meant(text: str, firm: bool):
    assert [name.firm for name in NAMES.find(plain(text)) if name.kind == "side"] == [firm]


def test_spans_point_at_the_words():
    text = plain("e-Radに18時までに提出")

    assert all(text[slice(*name.span)] == name.text for name in NAMES.find(text))


def test_a_fact_is_found_again_by_its_address():
    assert all(fact_of(CALL, fact_id(CALL, fact)) == fact for fact in CALL.facts)


def test_things_of_the_call_are_named():
    kinds = [fact_of(CALL, address).key for address in ids("ワークショップの開催費や試薬", "item")]

    assert kinds == ["counts_workshop", "not_counted"]
