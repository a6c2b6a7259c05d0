"""What counts as personal data in a question or mail, and what does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.receipts import mask
from tests.tables import each


@each(
    ("text", "masked"),
    [
        ("連絡は taro.yamada+x@lab.example.ac.jp まで", "連絡は [address] まで"),
        ("電話 090-1234-5678 です", "電話 [phone] です"),
        ("TEL: +44 20 7946 0958", "TEL: [phone]"),
        ("電話（03）1234-5678", "電話[phone]"),
        ("My name is John A. Smith and I ask", "My name is [name] and I ask"),
        ("I am Dr. Jane Doe, may I apply?", "I am Dr. [name], may I apply?"),
        ("締切は？\n--\n山田太郎\n〇〇大学", "締切は？\n[signature]"),
        ("When is the deadline?\n\nBest regards,\nJohn\nUniversity", "When is the deadline?\n\n[signature]"),
        ("教えてください。\n＝＝＝＝＝＝\n〇〇大学 山田\n", "教えてください。\n[signature]"),
        ("佐藤と申します。締切は？", "[name]と申します。締切は？"),
        ("東京大学の鈴木一郎です。", "東京大学の[name]です。"),
        ("大学院の小林 真由美と申します。締切は？", "大学院の[name]と申します。締切は？"),
        ("ABC大学URAの伊藤でございます。締切は？\n伊藤", "ABC大学URAの[name]でございます。締切は？\n[name]"),
        (
            "締切は？\n何卒よろしくお願いいたします。\n\n京都大学\n中村 太郎",
            "締切は？\n何卒よろしくお願いいたします。\n[signature]",
        ),
        ("When is it?\n\nBest,\nMei-Ling Tan", "When is it?\n\n[signature]"),
        ("When? Sent from my iPhone\nJane Doe", "When? Sent from my iPhone\n[signature]"),
        ("締切は？ iPhoneから送信\n山口", "締切は？ iPhoneから送信\n[signature]"),
        ("締切は？（担当：松本、内線1234）", "締切は？（担当：[name]、内線[phone]）"),
        ("kenji(at)example.ac.jp か kenji＠example．ac．jp", "[address] か [address]"),
        ("write to kenji at example dot ac dot jp", "write to [address]"),
        ("From: 加藤 翔 <sho@example.jp>", "From: [name] <[address]>"),
        ("Jane Doe <jane@example.ac.uk> asks", "[name] <[address]> asks"),
        (
            "研究代表者は井上一郎、共同研究者はJohn Brownです。",
            "研究代表者は[name]、共同研究者は[name]です。",
        ),
        ("令和6年4月1日\n○○大学学長 林 三郎", "令和6年4月1日\n○○大学学長 [name]"),
    ],
)
def test_personal_data_is_masked(text, masked):
    assert mask(text) == masked


@each(
    "text",
    [
        "締切は2024年4月16日18:00ですか",
        "上限は180,000,000円、FECの80%、2024-04-16、2028-03-31ですか",
        "I am a Japanese PI at 15 years after my degree",
        "日本側の研究者です。英国側の締切は？",
        "Is the limit 234 million yen (2024-12-01 to 2028-03-31)?",
        "若手研究者です。応募できますか",
        "以上、よろしくお願いします。",
        "よろしくお願いします。\n締切はいつですか。",
        "研究代表者は日本側の研究者ですか",
        "The meeting is at Kyoto, the PI is Japanese",
        "Best regards are not needed",
        "産学連携課と申します",
        "180000000, 12345678円 or £7654321 on 20240416?",
    ],
)
def test_questions_keep_what_they_ask(text):
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("080-2345-6789です", "[phone]です", id="kana behind"),
        pytest.param("06(6789)0123まで", "[phone]まで", id="the middle in brackets"),
        pytest.param("＋８１－７０－２３４５－６７８９へ", "[phone]へ", id="full width"),
        pytest.param("07023456789に", "[phone]に", id="no hyphens"),
        pytest.param("(0)20 では +44 (0)20 7946 0123", "(0)20 では [phone]", id="a bracketed zero"),
        pytest.param("内線 45-678 です", "内線 [phone] です", id="an extension"),
        pytest.param("hanako at lab dot example dot jp", "[address]", id="an address spelt out"),
        pytest.param("hanako☆lab.example.jp", "[address]", id="a star for the @"),
        pytest.param("〒５３０－０００１ 大阪市北区梅田９－８－７", "[place]", id="a home"),
        pytest.param("自宅（茨城県つくば市天王台1-1-1）へ", "自宅（[place]）へ", id="a town in kana"),
        pytest.param("札幌市北区北10条西8丁目に", "[place]に", id="a town of numbered streets"),
        pytest.param("港区日吉3丁目14番1号メゾン日吉203号室まで", "[place]まで", id="a home with its room"),
        pytest.param("東京都千代田区五番町7へ", "[place]へ", id="a block of one number"),
        pytest.param("郵便番号305-0047です", "[place]です", id="a postcode told to be one"),
        pytest.param("名古屋市千種区末盛通二丁目三番地です", "[place]です", id="a home in kanji"),
        pytest.param("Write to 5 Mill Lane, Leeds LS1 1AA", "Write to [place]", id="a British home"),
        pytest.param("Flat 3, 45 King's Road, London SW3 4ND, UK.", "[place].", id="a flat"),
        pytest.param("P.O. Box 12, Oxford OX1 2JD", "[place]", id="a box"),
        pytest.param("1-1-1 Tennodai, Tsukuba, Ibaraki 305-8577, Japan", "[place]", id="romanised"),
        pytest.param("1979年3月4日生まれです", "[birthday]生まれです", id="a birthday"),
        pytest.param("born 4 March 1979", "born [birthday]", id="a birthday in English"),
        pytest.param("パスポート番号はTK1234567です", "パスポート番号は[number]です", id="a passport"),
        pytest.param("87654321（研究者番号）", "[number]（研究者番号）", id="what the number is, behind it"),
        pytest.param(
            "It was 31415926, not 27182818.", "It was [number], not [number].", id="nothing said of them"
        ),
        pytest.param("ORCID 0000 0002 7182 8184", "ORCID [number]", id="an ORCID with spaces"),
        pytest.param("Employee no. X-314159", "Employee no. [number]", id="a letter before the number"),
    ],
)
def test_what_reaches_or_singles_out_a_person_is_masked_however_it_is_written(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param(
            "産学連携課の椴原谷と申します", "産学連携課の[name]と申します", id="one no dictionary has"
        ),
        pytest.param("PIは坂本です", "PIは[name]です", id="behind は"),
        pytest.param("Our PI is Keiko Mori.", "Our PI is [name].", id="behind PI is"),
        pytest.param("The lead will be Fiona MacLeod", "The lead will be [name]", id="behind a role"),
        pytest.param("林先生とアッシュフォード博士に", "[name]先生と[name]博士に", id="before an honorific"),
        pytest.param("橋本（名古屋大学）が応募", "[name]（名古屋大学）が応募", id="before an institution"),
        pytest.param(
            "共同研究者（Fiona MacLeod, University of Leeds）",
            "共同研究者（[name], University of Leeds）",
            id="with one",
        ),
        pytest.param("財務課の石川です", "財務課の[name]です", id="a family called like a place"),
        pytest.param("May Kazuhiro Morita apply?", "May [name] apply?", id="known by its kana"),
        pytest.param(
            "cc: OKAMOTO, Jun (Univ. of Nagoya)", "cc: [name] (Univ. of Nagoya)", id="family name in capitals"
        ),
        pytest.param("Mr. T. Okamoto and Mrs. B. Quill", "Mr. [name] and Mrs. [name]", id="initials"),
    ],
)
def test_a_name_is_known_by_the_dictionary_or_by_where_it_stands(text, masked):
    assert mask(text) == masked


@each(
    "text",
    [
        "The John Innes Centre is our partner",
        "会場は福岡ですか",
        "石川県の大学です",
        "スライド（プレゼン）は何枚",
        "英国側研究者：ISPFによる",
        "コードは10桁（例：0000000000）",
        "03-01-2024 18:00",
        "市の研究者2-3名",
        "名古屋市内で4月16日",
        "パートナーさんに聞く",
        "PI is Japanese",
        "In March 2024, May is late",
        "look at example.org",
    ],
)
def test_places_institutions_and_figures_are_nobody(text):
    assert mask(text) == text


@each("unit", ["1", "a", "A", "一", "億", "_", "--", "\n", "<b>", "1%", "+81", "Aa ", "@a.", "(", "大"])
def test_masking_a_long_run_of_anything_takes_seconds(unit):
    began = time.process_time()
    mask(unit * (100_000 // len(unit)))

    assert time.process_time() - began < 20


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_more(text):
    once = mask(text)

    assert mask(once) == once


def test_the_desks_own_telephone_number_stays():
    said = "確認先：03-6634-9307、私の携帯は090-1234-5678です"

    assert mask(said, keep=frozenset({"03-6634-9307"})) == "確認先：03-6634-9307、私の携帯は[phone]です"


def test_the_desks_own_address_stays():
    assert mask("aspire-uk@jst.go.jp", keep={"aspire-uk@jst.go.jp"}) == "aspire-uk@jst.go.jp"
