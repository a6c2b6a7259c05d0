"""Names: schemes, sides and things of a call, countries and places, as people write them."""

from datetime import date
from pathlib import Path

import pytest

from corpus.facts.model import read_calls
from corpus.quantity import read
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


def sides(text: str) -> list[str]:
    return ids(text, "side")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("京都大学の者です。先方はいくらまで申請できますか", ["japan", "uk"]),
        ("日本側のPIです。相手側の締切は何時ですか", ["japan", "uk"]),
        ("I work in Osaka; how much may our partner ask for?", ["japan", "uk"]),
        ("We are in Leeds. When does the other side close?", ["uk", "japan"]),
        ("Our Kyoto group has a partner in Leeds", ["japan"]),
        ("先方の締切は", ["uk"]),
        ("英国の相手がまだ見つかっていません", ["uk"]),
        ("リーズ大の者です。先方の締切は", ["uk", "japan"]),
        ("our UK partner", ["uk"]),
        ("単独公募の相手側の要件", []),
        ("先方はドイツの大学です", []),
        ("審査するのはJSTの職員ですか", ["japan"]),
        ("How much may our partner ask for?", []),
        ("相手国側の研究者の旅費", ["uk"]),
    ],
)
def test_a_partner_is_on_the_other_side_than_the_asker(text: str, expected: list[str]):
    assert sides(text) == expected


def test_our_partner_in_a_place_is_on_its_side():
    assert sides("What may our partner in Leeds ask for?") == ["uk"]


def years(text: str) -> list[str]:
    told = plain(text)
    return [name.kind for name in NAMES.years(told, read(told, today=date(2024, 4, 10)))]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2024年度の公募", ["this_year"]),
        ("FY2025の公募はありますか", ["other_year"]),
        ("来年度も応募できますか", ["other_year"]),
        ("昨年の公募の採択率", ["other_year"]),
        ("was last year's call larger?", ["other_year"]),
        ("the call of fiscal year 2024", ["this_year"]),
        ("in the last year of the project", []),
        ("プロジェクトの最終年度は", []),
        ("PhD in 2012", []),
        ("2028年3月まで延長", []),
        ("five years", []),
    ],
)
def test_a_programmes_year_is_this_calls_or_another(text: str, kinds: list[str]):
    assert years(text) == kinds
