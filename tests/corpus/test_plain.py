"""Plain text: encodings, pages, wrapped lines, headings, lists and simple tables."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from corpus.documents import Block, Document, load
from corpus.errors import DocumentUnreadable

JAPANESE = "公募要領\n\n応募の締切は令和6年4月16日です。ヴァイオも対象です。\n"


def text(folder: Path, data: str | bytes) -> Document:
    path = folder / "call.txt"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return load(path)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for page in document.pages for block in page.blocks]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(JAPANESE.encode(), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + JAPANESE.encode(), id="UTF-8 with a byte order mark"),
        pytest.param(JAPANESE.encode("utf-16"), id="UTF-16 with a byte order mark"),
        pytest.param(codecs.BOM_UTF16_BE + JAPANESE.encode("utf-16-be"), id="UTF-16 big end first"),
        pytest.param(JAPANESE.encode("utf-32"), id="UTF-32"),
        pytest.param(JAPANESE.encode("cp932"), id="CP932"),
        pytest.param(JAPANESE.encode("euc_jp"), id="EUC-JP"),
        pytest.param(JAPANESE.encode("iso2022_jp"), id="ISO-2022-JP"),
        pytest.param(JAPANESE.replace("\n", "\r\n").encode("cp932"), id="CP932 from Windows"),
    ],
)
def test_each_encoding_gives_the_same_words(tmp_path: Path, data: bytes) -> None:
    document = text(tmp_path, data)

    assert blocks(document) == [
        ("heading", "公募要領"),
        ("paragraph", "応募の締切は令和6年4月16日です。ヴァイオも対象です。"),
    ]
    assert (document.title, document.language) == ("公募要領", "ja")


def test_characters_of_windows_only_are_read(tmp_path: Path) -> None:
    assert "①～㈱髙" in text(tmp_path, "丸数字は①～㈱髙です。".encode("cp932")).pages[0].text


def test_western_text_is_not_taken_for_japanese(tmp_path: Path) -> None:
    document = text(tmp_path, "The résumé of the Société Générale is attached.".encode("cp1252"))

    assert blocks(document) == [("paragraph", "The résumé of the Société Générale is attached.")]
    assert document.language == "en"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "it is empty", id="no bytes"),
        pytest.param(b" \n\f\n ", "there is no text in it", id="white space only"),
        pytest.param(b"\xef\xbb\xbf", "there is no text in it", id="a byte order mark only"),
        pytest.param(bytes(range(256)) * 40, "no encoding the desk knows|binary", id="binary data"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 9, "no encoding the desk knows|binary", id="a picture"
        ),
        pytest.param(b"PK\x03\x04" + bytes(2000), "binary", id="a zip file"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(DocumentUnreadable, match=rf"^call\.txt cannot be read: .*({reason}).*\.$"):
        text(tmp_path, data)


def test_a_form_feed_ends_a_page_and_empty_pages_count(tmp_path: Path) -> None:
    document = text(tmp_path, "\f二枚目です。\f\f四枚目です。\f\n")

    assert [(page.number, page.text) for page in document.pages] == [
        (1, ""),
        (2, "二枚目です。"),
        (3, ""),
        (4, "四枚目です。"),
    ]


def test_lines_the_page_broke_are_joined_and_those_the_writer_ended_are_not(tmp_path: Path) -> None:
    document = text(
        tmp_path,
        "　日本国内の研究機関に所属し、その機関で研究を実施している研究者、"
        "およ\nびその研究者により構成された研究チームが対象です。\n　提案書は英語で作成してください。"
        "\nApplicants must write the proposal in English and must use the form\nthat is given on the page "
        "of the call.\n国際部\n先端国際共同研究推進室\n",
    )

    assert [words for _, words in blocks(document)] == [
        "日本国内の研究機関に所属し、その機関で研究を実施している研究者、およびその研究者により構成された研究チームが対象です。",
        "提案書は英語で作成してください。",
        "Applicants must write the proposal in English and must use the form that is given on the page of the call.",
        "国際部",
        "先端国際共同研究推進室",
    ]


def test_narrow_lines_go_on_after_an_open_bracket_or_a_particle(tmp_path: Path) -> None:
    document = text(
        tmp_path,
        "支援規模\n\n最大1.8億円\n\n（直接経費の30％\n\nにあたる間接経費を\n\n含む場合、最大2.34\n\n億円）／原則3年間\n\n準備中\n",
    )

    assert [words for _, words in blocks(document)] == [
        "支援規模",
        "最大1.8億円",
        "（直接経費の30％にあたる間接経費を含む場合、最大2.34億円）／原則3年間",
        "準備中",
    ]


def test_headings_are_known_by_their_marks_and_numbered_neighbours_are_a_list(tmp_path: Path) -> None:
    document = text(
        tmp_path,
        "第1章 総則\n1. 目的\nこの公募は研究を支援します。\n(1) 対象\n次の者が対象です。\n① "
        "大学の研究者\n② 企業の研究者\n■ 提出物\n・提案書\n※様式は英語です。"
        "\n【問い合わせ先】\nE-mail：desk@example.org\n締切：4月16日\n第2条 この要領は、"
        "4月1日から施行する。\n15 年程度以内であること。\n",
    )

    assert blocks(document) == [
        ("heading", "第1章 総則"),
        ("heading", "1. 目的"),
        ("paragraph", "この公募は研究を支援します。"),
        ("heading", "(1) 対象"),
        ("paragraph", "次の者が対象です。"),
        ("item", "① 大学の研究者"),
        ("item", "② 企業の研究者"),
        ("heading", "■ 提出物"),
        ("item", "・提案書"),
        ("item", "※様式は英語です。"),
        ("heading", "【問い合わせ先】"),
        ("row", "E-mail：desk@example.org"),
        ("row", "締切：4月16日"),
        ("paragraph", "第2条 この要領は、4月1日から施行する。"),
        ("paragraph", "15 年程度以内であること。"),
    ]


def test_a_text_stands_under_its_heading_and_the_sections_around_it(tmp_path: Path) -> None:
    document = text(
        tmp_path, "第1章 英国側\n\n1. 応募資格\nBBSRCの資金を受けられること。\n\f続きの文です。\n"
    )
    (first, second) = (page.blocks[-1] for page in document.pages)

    assert (first.heading, first.labels) == ("1. 応募資格", ("第1章 英国側",))
    assert second == Block("続きの文です。", heading="1. 応募資格", labels=("第1章 英国側",), sections=1)


def test_the_title_of_a_slide_holds_for_that_slide_even_where_it_stands_last(tmp_path: Path) -> None:
    document = text(
        tmp_path,
        "支援規模\n最大1.8億円です。\n\f3月29日までに連絡してください。\n\n公募スケジュール\n\f次の文です。\n",
    )

    assert [page.heading for page in document.pages] == ["支援規模", "公募スケジュール", None]


def test_columns_set_with_spaces_or_tabs_are_a_table(tmp_path: Path) -> None:
    document = text(
        tmp_path,
        "項目      英国          Top枠\n支援規模  最大1.8億円   最大3.8億円\n件数      5件程度       10件程度\n",
    )
    rows = {block.text: block.labels for block in document.pages[0].blocks}

    assert rows["最大3.8億円"] == ("Top枠", "支援規模")
    assert rows["5件程度"] == ("英国", "件数")


def test_a_line_set_in_two_halves_above_a_text_is_no_table(tmp_path: Path) -> None:
    document = text(
        tmp_path, "2024年1月15日      科学技術振興機構\n公募を開始します。\n締切は4月16日です。\n"
    )

    assert [words for _, words in blocks(document)] == [
        "2024年1月15日 科学技術振興機構",
        "公募を開始します。",
        "締切は4月16日です。",
    ]


def test_nothing_on_a_page_is_lost(tmp_path: Path) -> None:
    source = (
        Path(__file__).parents[2] / "corpus/calls/aspire-2024-japan-uk/documents/briefing-slides.txt"
    ).read_text(encoding="utf-8")
    document = text(tmp_path, source)

    for page, raw in zip(document.pages, source.split("\f"), strict=True):
        shown = sorted("".join(block.text for block in page.blocks).replace(" ", ""))
        lines = [
            line for line in raw.splitlines() if not (line.strip().isdecimal() or line.startswith("mailto:"))
        ]
        assert shown == sorted("".join("".join(lines).split()))


def test_a_numbered_heading_goes_before_the_clauses_numbered_under_it(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text("6. Who may apply\n6.1 Lead applicants hold a post.\n6.2 Companies may join.\n")
    (page,) = load(path).pages
    assert [(block.kind, block.heading) for block in page.blocks] == [
        ("heading", "6. Who may apply"), ("item", "6. Who may apply"), ("item", "6. Who may apply"),
    ]  # fmt: skip


def test_headings_in_a_row_are_a_list_and_head_nothing_behind_them(tmp_path: Path) -> None:
    lines = ["■目的", "■対象", "■期間", "■連絡先", "", "応募の前にお読みください。"]

    document = text(tmp_path, "\n".join(lines))

    assert all(block.kind != "heading" for block in document.pages[0].blocks)


def test_a_clause_behind_a_mark_is_an_item_and_a_phrase_a_heading(tmp_path: Path) -> None:
    document = text(tmp_path, "▶審査の結果、採択を通知します\n\n▶応募資格\n大学に勤める研究者です。\n")

    assert [block.text for block in document.pages[0].blocks if block.kind == "heading"] == ["▶応募資格"]


LISTS = """募集要項

1.応募資格
次のいずれかに該当する方が応募できます。
1.個人
2.法人
3.5年以上続く団体
2.助成金額
(1)個人
1件30万円を上限とします。
(2)法人
1件50万円を上限とします。
3.応募方法
①申請書を作成する
②事務局に送る
"""


def test_numbers_without_a_blank_are_items_where_they_count_on_and_headings_where_they_do_not(tmp_path):
    found = [block for page in text(tmp_path, LISTS).pages for block in page.blocks]

    assert [block.text for block in found if block.kind == "heading"] == [
        "募集要項",
        "1.応募資格",
        "2.助成金額",
        "(1)個人",
        "(2)法人",
        "3.応募方法",
    ]
    assert [block.text for block in found if block.kind == "item"][:3] == [
        "1.個人",
        "2.法人",
        "3.5年以上続く団体",
    ]
    assert {block.heading for block in found if "事務局" in block.text} == {"3.応募方法"}


@pytest.mark.parametrize("mark", ["■{}", "◆{}", "●{}", "【{}】"])
def test_a_mark_before_a_phrase_heads_what_follows_and_before_each_of_several_an_item(tmp_path, mark):
    heading = mark.format("応募資格")
    page = f"募集要項\n\n本助成の内容は次のとおりです。\n\n{heading}\n国内の団体に限ります。\n\n費目\n●旅費\n●印刷費\n"

    found = {
        block.text: (block.kind, block.heading) for p in text(tmp_path, page).pages for block in p.blocks
    }

    assert found["国内の団体に限ります。"] == ("paragraph", heading)
    assert found["●旅費"][0] == found["●印刷費"][0] == "item"


def test_a_title_with_a_heading_right_below_is_no_text_of_that_section(tmp_path: Path) -> None:
    document = text(tmp_path, "緑化活動の支援 実施要項\n\n■対象\n1.町内会\n2.学校\n")

    assert document.title == "緑化活動の支援 実施要項"
    assert [(block.kind, block.heading, block.text) for block in document.pages[0].blocks] == [
        ("heading", "緑化活動の支援 実施要項", "緑化活動の支援 実施要項"),
        ("heading", "■対象", "■対象"),
        ("item", "■対象", "1.町内会"),
        ("item", "■対象", "2.学校"),
    ]
