"""Every file is read by a process of its own, which imports nothing from the current folder and ends in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import readers
from corpus.documents import load
from corpus.errors import DocumentUnreadable

PAGE = "<h1>Call</h1><table><tr><th>Kind<th>Sum</tr><tr><td>Travel<td>5\ud83d\ude00</tr></table>".encode(
    "utf-16", "surrogatepass"
)


@pytest.mark.parametrize("name", ["json", "corpus", "lxml", "docx", "sitecustomize", "encodings"])
def test_a_module_lying_in_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / f"{name}.py").write_text("import pathlib; pathlib.Path('ran').touch()")
    (tmp_path / "call.html").write_bytes(PAGE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")

    assert load(Path("call.html")).title == "Call"
    assert not Path("ran").exists()


def test_words_names_and_letters_beyond_the_first_plane_come_back_as_they_were_read() -> None:
    page = readers.read(PAGE, ending=".html").pages[0]

    assert page.blocks[-1].text.endswith("5😀")
    assert page.blocks[-1].labels


@pytest.mark.parametrize("ending", [".html", ".md", ".txt", ".docx", ".pptx", ".pdf"])
def test_a_file_of_any_kind_is_given_up_past_its_time(ending: str) -> None:
    with pytest.raises(DocumentUnreadable, match="does not come to an end"):
        readers.read(b"words", ending=ending, seconds=0.001)
