"""The English reference translation of the briefing slides, and sidecars in general."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

import corpus
from corpus.documents import Document, Page, load, read_corpus
from corpus.errors import CorpusError
from corpus.text.squeeze import stands_on
from corpus.translation import FIGURE, TranslatedPage, Unit, apply, read, uncovered
from tests.tables import each

FOLDER = Path(corpus.__file__).parent / "calls/aspire-2024-japan-uk/documents"
SIDECAR = FOLDER / "briefing-slides.en.yaml"
SLIDES = load(FOLDER / "briefing-slides.txt")
PAGES = {page.number: page for page in SLIDES.pages}
TRANSLATED = read(SIDECAR).pages
UNITS = [(page.page, unit) for page in TRANSLATED for unit in page.units]
SCHEMES = {None, "japan-uk", "us-joint", "single-top", "single-next-generation"}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def test_every_slide_but_the_empty_first_is_translated() -> None:
    assert [page.page for page in TRANSLATED] == list(range(2, 23))
    assert PAGES[1].text == ""
    assert SLIDES.title == "ASPIRE 2024年度 日英共同公募 説明資料"


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: f"slide {page.page}")
def test_every_unit_and_heading_stands_on_its_slide(page: TranslatedPage) -> None:
    assert page.heading and stands_on(page.heading.ja, PAGES[page.page].text)
    assert [unit.ja for unit in page.units if not stands_on(unit.ja, PAGES[page.page].text)] == []


def test_every_label_stands_on_its_slide() -> None:
    labels = {(number, label) for number, unit in UNITS for label in unit.labels.ja if label != FIGURE}

    assert [(number, label) for number, label in labels if not stands_on(label, PAGES[number].text)] == []


def test_the_translation_leaves_no_word_of_the_slides_out() -> None:
    assert [block for page in TRANSLATED for block in uncovered(page, PAGES[page.page])] == []
    assert all(block.translation for page in SLIDES.pages for block in page.blocks)


def test_every_scheme_is_one_the_call_names() -> None:
    assert {unit.scheme for _, unit in UNITS} == SCHEMES


def test_the_cells_of_the_overview_say_which_scheme_and_row_they_are_of() -> None:
    cells = {block.text: block for block in PAGES[9].blocks}
    top = cells["最大3.8億円（直接経費の30％にあたる間接経費を含む場合、最大５億円）／5年間"]

    assert (top.scheme, top.labels) == ("single-top", ("単独公募", "Top枠", "支援規模"))
    assert top.translated_labels == ("Single call", "Top frame", "Award size")
    assert cells["準備中"].scheme == "us-joint"


@each(("number", "unit"), UNITS)
def test_both_languages_give_the_same_numbers(number: int, unit: Unit) -> None:
    assert numbers_in_japanese(unit.ja) == numbers_in_english(unit.en)


def numbers_in_japanese(text: str) -> list[float]:
    """Every number, money in full, months as numbers, hours of the afternoon as on the clock face."""
    text = re.sub(r"\s+(?=[億万割])", "", unicodedata.normalize("NFKC", text)).replace(",", "")
    text = re.sub(r"(\d{1,2})/(\d{1,2})(?=~|$)", r"\1月\2日", text)
    units = {"億": 1e8, "万": 1e4, "割": 10}
    return sorted(
        float(number) * units.get(unit, 1) for number, unit in re.findall(r"(\d+(?:\.\d+)?)([億万割]?)", text)
    )


def numbers_in_english(text: str) -> list[float]:
    text = unicodedata.normalize("NFKC", text).replace(",", "")
    text = re.sub(r"\b(\d{1,2}):00 p\.m\.", r"\1 p.m.", text)
    for at, month in enumerate(MONTHS, start=1):
        text = re.sub(rf"\b{month}\b", str(at), text)
    return sorted(
        float(number) * (1e6 if unit else 1)
        for number, unit in re.findall(r"(\d+(?:\.\d+)?)( million)?", text)
    )


def test_the_check_of_numbers_sees_a_wrong_one() -> None:
    assert numbers_in_japanese("最大1.8億円、30％") == numbers_in_english("up to 180 million yen, 30 %")
    assert numbers_in_japanese("最大1.8億円") != numbers_in_english("up to 18 million yen")
    assert numbers_in_japanese("4月16日") != numbers_in_english("16 March")


SIDECAR_FOR_ONE_PAGE = """translation_of: call.txt
language: en
status: unofficial
title: {{ja: "公募", en: "Call"}}
pages:
  - page: {page}
    units:
      - {{ja: "{ja}", en: "Up to 180 million yen"}}
"""


def write(folder: Path, *, page: int = 1, ja: str = "最大1.8億円") -> Document:
    (folder / "call.txt").write_text("支援規模\n最大1.8\n億円\n\n注記もあります。\n", encoding="utf-8")
    (folder / "call.en.yaml").write_text(SIDECAR_FOR_ONE_PAGE.format(page=page, ja=ja), encoding="utf-8")
    return load(folder / "call.txt")


def test_what_no_unit_covers_stays_on_the_page_as_it_was(tmp_path: Path) -> None:
    blocks = write(tmp_path).pages[0].blocks

    assert blocks[0].translation == "Up to 180 million yen"
    assert [(block.text, block.translation) for block in blocks[1:]] == [
        ("支援規模", None),
        ("注記もあります。", None),
    ]


def test_a_unit_that_is_not_on_its_page_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"call\.en\.yaml: page 1 does not say 「最大1\.9億円」"):
        write(tmp_path, ja="最大1.9億円")


def test_a_page_the_document_does_not_have_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"call\.en\.yaml: call\.txt has no page 2"):
        write(tmp_path, page=2)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("- [", "is not YAML", id="no YAML"),
        pytest.param("title: {ja: x, en: y}", "translation_of", id="a missing key"),
        pytest.param("[]", "is not a translation", id="another shape"),
        pytest.param(SIDECAR_FOR_ONE_PAGE.format(page=1, ja="x") + "note: z\n", "note", id="an unknown key"),
        pytest.param(
            SIDECAR_FOR_ONE_PAGE.format(page=1, ja="x").replace('yen"', 'yen", labels: {ja: [a], en: []}'),
            "as many English words",
            id="labels that do not pair",
        ),
    ],
)
def test_a_sidecar_of_another_form_is_refused_in_one_line(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "call.en.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(CorpusError, match=named) as refused:
        apply(
            tmp_path / "call.en.yaml", Document("call", "t", "call.txt", "ja", "", (Page(1, "x", None, ()),))
        )
    assert "\n" not in str(refused.value)


def test_a_wrong_sidecar_does_not_cost_the_corpus_its_document(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        write(tmp_path, ja="最大1.9億円")
    reading = read_corpus(tmp_path)

    assert [document.id for document in reading.documents] == ["call"]
    assert [problem.path for problem in reading.problems] == ["call.en.yaml"]
