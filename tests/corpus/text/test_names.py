"""Names: schemes, sides and things of a call, countries and places, as people write them."""

from datetime import date
from pathlib import Path

import pytest

from corpus.facts.model import read_calls
from corpus.quantity import read
from corpus.text.names import Names, fact_id, fact_of
from corpus.text.plain import plain
from tests.tables import each

CALL = read_calls(Path(__file__).parents[3] / "corpus" / "calls")[0]
NAMES = Names(CALL)


def ids(text: str, kind: str) -> list[str]:
    return list(dict.fromkeys(name.id for name in NAMES.find(plain(text)) if name.kind == kind))


@each(
    ("text", "schemes"),
    [
        ("Top waku", ["single-top"]),
        ("Top枠とトップ枠", ["single-top"]),
        ("what does the top track pay", ["single-top"]),
        ("What is the limit for Top?", ["single-top"]),
        ("an ASPIRE Top application", ["single-top"]),
        ("We are planning a Top application.", ["single-top"]),
        ("Topの上限は？", ["single-top"]),
        ("Top申請です", ["single-top"]),
        ("the one with America", ["us-joint"]),
        ("the joint call with the US", ["us-joint"]),
        ("How long is the American scheme?", ["us-joint"]),
        ("米国との共同公募", ["us-joint"]),
        ("米国版", ["us-joint"]),
        ("アメリカと組むほう", ["us-joint"]),
        ("若手枠", ["single-next-generation"]),
        ("若手向けのほう", ["single-next-generation"]),
        ("若手研究者の枠", ["single-next-generation"]),
        ("the early-career one", ["single-next-generation"]),
        ("the track for young researchers", ["single-next-generation"]),
        ("単独公募", ["single-top", "single-next-generation"]),
        ("日英共同公募", ["japan-uk"]),
        ("Ｊａｐａｎ－ＵＫ　joint call", ["japan-uk"]),
    ],
)
def test_a_scheme_is_known_by_its_names_and_by_description(text: str, schemes: list[str]):
    assert ids(text, "scheme") == schemes


@pytest.mark.parametrize(
    "text",
    [
        "若手の方は応募できますか",
        "young researchers and top researchers",
        "Is that over the top?",
        "papers in the Top 10 %",
        "for top researchers",
        "文部科学省Top Down",
        "カナダとの共同公募",
        "We hold a grant of an American foundation",
        pytest.param("the UK one", id="of two sides, the one in the UK"),
        pytest.param("英国のほう", id="the same in Japanese"),
        pytest.param("英国へ渡航する若手枠", id="a place for one who goes"),
    ],
)
def test_what_stands_beside_no_word_for_a_scheme_names_none(text: str):
    assert ids(text, "scheme") == []


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("タイは対象ですか", ["TH"]),
        ("どのタイミングでアルバイトを雇えますか", []),
        ("中国の大学", ["CN"]),
        pytest.param("マカオとミャンマー", ["MO", "MM"], id="names that CLDR gives in longer words only"),
        pytest.param("Macau, Myanmar and the Congo", ["MO", "MM", "CG"], id="in English"),
        pytest.param("中国地方の大学", [], id="a region of Japan"),
        pytest.param("中国・四国地区の大学", [], id="two regions of Japan"),
        pytest.param("北アイルランドの大学", ["GB"], id="a part of one, by the name of another"),
        pytest.param("マリさんとヨルダン先生", [], id="persons"),
        ("May a German institute join?", ["DE"]),
        pytest.param("May I write in German?", [], id="a language"),
        pytest.param("May an Indian student go?", [], id="a nationality"),
    ],
)
def test_a_country_is_a_whole_word_and_no_part_of_another_name(text: str, countries: list[str]):
    assert ids(text, "country") == countries


@pytest.mark.parametrize("text", ["the Japan-UK call", "the UK scheme", "英国枠"])
def test_a_side_inside_a_scheme_is_no_side(text: str):
    assert (ids(text, "scheme"), ids(text, "side")) == (["japan-uk"], [])


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


@each(
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
        ("We are in Leeds. What is the counterpart's limit?", ["uk", "japan"]),
        ("The Japanese limit is clear. What is the other side's limit?", ["japan", "uk"]),
        ("What is the UK deadline, and the other side's?", ["uk", "japan"]),
        ("英国側は分かりました。もう一方の上限は？", ["uk", "japan"]),
        ("What is the other side's limit?", []),
        ("相手国側の研究者の旅費", ["uk"]),
        ("Our partners in Kobe send two. Must somebody go out from here?", ["japan", "uk"]),
        ("What is paid over here?", []),
    ],
)
def test_a_partner_is_on_the_other_side_than_the_asker(text: str, expected: list[str]):
    assert sides(text) == expected


def test_our_partner_in_a_place_is_on_its_side():
    assert sides("What may our partner in Leeds ask for?") == ["uk"]


def years(text: str) -> list[str]:
    told = plain(text)
    return [name.kind for name in NAMES.years(told, read(told, today=date(2024, 4, 10)))]


@each(
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
        ("Is the last year of the project FY2027?", []),
        ("Our stay would end in FY2026.", []),
        ("計画の3年目は2026年度です", []),
        ("FY2025は公募の何年目ですか", ["other_year"]),
        ("Will the FY2025 call start in the first year of the project?", ["other_year"]),
        ("PhD in 2012", []),
        ("2028年3月まで延長", []),
        ("five years", []),
    ],
)
def test_a_programmes_year_is_this_calls_or_another(text: str, kinds: list[str]):
    assert years(text) == kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a group at Georgia Tech", []),
        ("the University of New England", []),
        ("Can Jordan Smith be the PI?", []),
        ("Dr. Chad wants to apply", []),
        ("Is Georgia eligible?", ["GE"]),
        ("a company in Jordan", ["JO"]),
        ("Can Singapore University join?", ["SG"]),
        ("Germany and France", ["DE", "FR"]),
        ("UK November 2027, Japan March 2028", ["GB", "JP"]),
        ("Can Germany Join This Call", ["DE"]),
        ("georgia tech", ["GE"]),
    ],
)
def test_a_country_in_a_longer_proper_name_is_none(text: str, found: list[str]):
    assert ids(text, "country") == found


@pytest.mark.parametrize(
    ("text", "schemes"),
    [
        ("the single (not joint) ASPIRE call", ["single-top", "single-next-generation"]),
        ("the single ASPIRE call", ["single-top", "single-next-generation"]),
        ("a single (large) grant", []),
        ("a single person (who calls)", []),
    ],
)
def test_a_name_may_be_parted_by_an_aside_and_by_the_programmes_name(text, schemes):
    assert [name.id for name in NAMES.parted(plain(text))] == schemes
