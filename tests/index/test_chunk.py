"""Chunks follow the document."""

import pytest

from corpus.documents import Block, Document, Page
from index.chunk import chunk_document, spans
from index.passage import Chunk


def chunks(*blocks: Block, longest: int = 480) -> list[Chunk]:
    page = Page(3, "", "頁", blocks)
    whole = Document("call", "公募", "call.txt", "ja", "", (page,))
    return chunk_document(whole, count_tokens=len, longest=longest)


def test_a_long_paragraph_is_cut_between_sentences_only() -> None:
    text = "".join(f"これは{n}番目の文です。" for n in range(30))

    found = chunks(Block(text), longest=100)

    assert "".join(chunk.text for chunk in found) == text
    assert all(chunk.text.endswith("。") and len(chunk.text) <= 100 for chunk in found)


def test_one_sentence_longer_than_the_budget_stays_whole() -> None:
    assert [chunk.text for chunk in chunks(Block("長" * 600 + "。"))] == ["長" * 600 + "。"]


def test_short_items_under_one_heading_are_one_chunk() -> None:
    items = [Block(text, "item", heading="対象") for text in ("大学", "研究機関")]

    assert [chunk.text for chunk in chunks(*items, Block("別", "item", heading="期間"))] == [
        "大学\n研究機関",
        "別",
    ]


def test_a_clause_that_is_a_sentence_is_a_chunk() -> None:
    clauses = [
        Block(text, "item", heading="使途")
        for text in ("1 間接経費は10％以内とします。", "2 人件費は50％以内とします。")
    ]

    assert [chunk.text for chunk in chunks(*clauses)] == [clause.text for clause in clauses]


def test_rows_with_labels_and_translated_blocks_stand_alone_with_what_they_belong_to() -> None:
    row = Block("1.8億円", "row", heading="支援規模", labels=("日本側", "直接経費"))
    told = Block("4月16日", translation="16 April")

    found = chunks(row, told)

    assert [(c.text, c.labels, c.translation) for c in found] == [
        ("1.8億円", ("日本側", "直接経費"), None),
        ("4月16日", (), "16 April"),
    ]


def test_a_heading_is_a_chunk_only_if_nothing_stands_under_it() -> None:
    under = Block("4月16日", heading="締切", labels=("日程",))
    found = chunks(Block("日程", "heading"), Block("締切", "heading"), under, Block("おわり", "heading"))

    assert [(c.heading, c.text) for c in found] == [("締切", "4月16日"), ("頁", "おわり")]


def test_ids_are_stable_and_name_document_and_page() -> None:
    block = Block("文です。")

    assert [c.id for c in chunks(block)] == [c.id for c in chunks(block)] == ["call#3.1"]


def test_each_sentence_and_the_translation_get_a_vector_with_the_heading() -> None:
    chunk = chunks(
        Block("一つ。二つ。", heading="数", translation="One. Two.", translated_heading="Numbers")
    )[0]

    assert spans(chunk) == ["数\n一つ。二つ。", "数\n一つ。", "数\n二つ。", "Numbers\nOne. Two."]


def test_what_leads_into_a_list_of_names_is_said_with_them_and_other_paragraphs_are_not() -> None:
    blocks = [
        Block("支援の対象を定める。", heading="費用", labels=("4",)),
        Block("次の費用は使えません。", heading="費用", labels=("4",)),
        Block("年会費", "item", heading="費用", labels=("4",)),
        Block("懇親会費", "item", heading="費用", labels=("4",)),
        Block("以上です。", heading="費用", labels=("4",)),
    ]

    assert [chunk.text for chunk in chunks(*blocks)] == [
        "支援の対象を定める。",
        "次の費用は使えません。\n年会費\n懇親会費",
        "以上です。",
    ]


@pytest.mark.parametrize("kind", ["item", "paragraph"])
def test_a_note_that_points_below_is_said_with_what_stands_there(kind: str) -> None:
    note = "※ 以下は原則として受け付けません。"
    blocks = [
        Block("申請資格を定める。"),
        Block(note, "item"),
        Block("個人からの申請", kind),
        Block("継続事業", kind),
    ]

    assert [chunk.text for chunk in chunks(*blocks)][-1] == f"{note}\n個人からの申請\n継続事業"


def test_paragraphs_under_two_headings_are_joined_as_those_under_one() -> None:
    two = [Block(text, heading="応募", labels=("2",)) for text in ("一文です。", "二文です。")]

    assert [chunk.text for chunk in chunks(*two)] == ["一文です。\n二文です。"]


@pytest.mark.parametrize(
    ("mark", "question"),
    [
        ("Q3 ", "再応募できますか。"),
        ("", "May we apply again?"),
        ("問4　", "再応募の扱い"),
        ("Q4-8. ", "再応募は？"),
    ],
)
def test_the_question_that_a_chunk_answers_gets_a_vector_of_its_own_without_its_mark(
    mark: str, question: str
) -> None:
    (chunk,) = chunks(Block("できます。", heading=mark + question))

    assert spans(chunk) == [f"{question}\nできます。", question]


def test_the_title_under_which_all_stands_is_in_no_vector() -> None:
    (chunk,) = chunks(Block("できます。", heading="費用", labels=("公募", "2. 経費")))

    assert spans(chunk) == ["費用\n2. 経費\nできます。"]


@pytest.mark.parametrize(
    "line",
    [
        "1. 目的 ・・・・・・・・・・ 4",
        "Eligibility ............ 12",
        "Q1-2 審査結果はいつわかりますか。 P.1",
    ],
)
def test_a_line_of_a_table_of_contents_is_no_chunk(line: str) -> None:
    assert [chunk.text for chunk in chunks(Block("本文です。"), Block(line, "item"))] == ["本文です。"]


CLAUSES = [
    Block(text, "item", heading="対象") for text in ("1 備品の購入に使う経費です。", "2 会議に出る旅費です。")
]


def test_a_list_of_clauses_stays_with_the_words_that_lead_into_it() -> None:
    before, lead = (
        Block("趣旨は次章で述べます。", heading="対象"),
        Block("対象は次のとおりです：", heading="対象"),
    )

    assert [chunk.text for chunk in chunks(before, lead, *CLAUSES)] == [
        before.text,
        "\n".join(block.text for block in (lead, *CLAUSES)),
    ]


def test_a_list_of_clauses_under_a_heading_that_leads_into_it_stays_whole() -> None:
    items = [Block(block.text, "item", heading="対象外：") for block in CLAUSES]

    assert [chunk.text for chunk in chunks(*items)] == ["\n".join(block.text for block in items)]


def test_a_list_too_long_to_stay_whole_is_a_chunk_a_clause() -> None:
    lead = Block("対象は次のとおりです：", heading="対象")
    clauses = [Block(f"{at} " + "長い" * 30 + "経費です。", "item", heading="対象") for at in range(5)]

    assert [chunk.text for chunk in chunks(lead, *clauses)][-5:] == [block.text for block in clauses]


def test_the_title_above_the_sections_is_no_chunk() -> None:
    found = chunks(Block("公募", "heading", heading="公募"), Block("大学に限る。", heading="対象"))

    assert [chunk.text for chunk in found] == ["大学に限る。"]
    assert [chunk.text for chunk in chunks(Block("公募", "heading", heading="公募"))] == ["公募"]
