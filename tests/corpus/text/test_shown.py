"""What is shown steers no terminal and no spreadsheet, and tells no password."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.documents import read_corpus
from corpus.text.cells import cell
from corpus.text.printable import printable
from corpus.text.web import without_secrets
from tests.tables import each


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x1b]0;title\x07b", "a]0;titleb", id="escape and bell"),
        pytest.param("a\x9b31mb", "a31mb", id="a C1 control sequence"),
        pytest.param("one\rtwo\r\nthree", "one\ntwo\nthree", id="carriage returns"),
        pytest.param("safe\u202egnp.exe", "safegnp.exe", id="turned direction"),
        pytest.param("表\tと\n行 é 👩\u200d🔬", "表\tと\n行 é 👩\u200d🔬", id="tabs, lines, joiners stay"),
    ],
)
def test_control_characters_are_not_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_no_control_character_of_a_document_or_its_name_gets_into_the_corpus(
    tmp_path: Path, ending: str
) -> None:
    words = "A rule of the call. " * 200
    (tmp_path / f"call\x1b[2J.{ending}").write_text(f"{words}\n\nRed \x1b[31malert\x9b0m\u202e is text.")

    document = read_corpus(tmp_path).documents[0]

    whole = document.id + document.title + "".join(page.text for page in document.pages)
    assert "alert" in whole
    assert printable(whole) == whole


@each("sign", [*"=+-@＝＋－＠", "\t", " =", "\n+", "\x00=", "\r="])
def test_no_cell_begins_as_a_formula(sign: str) -> None:
    assert cell(f"{sign}HYPERLINK(1)").startswith("'")


def test_other_cells_stay_as_they_are() -> None:
    assert cell("上限は1.8億円ですか (A-1)") == "上限は1.8億円ですか (A-1)"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://desk:secret@chroma.example:8000/x?token=secret", "http://chroma.example:8000/x"),
        ("chroma.example:8000", "http://chroma.example:8000"),
        ("http://desk:secret@[oops", "(no address)"),
    ],
)
def test_an_address_is_shown_without_user_password_and_options(url: str, shown: str) -> None:
    assert without_secrets(url) == shown
