"""Links that lead out of the corpus are refused and named; what they lead to is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.receipts import corpus_hash
from corpus.documents import read_corpus
from corpus.errors import CorpusError
from corpus.facts.model import read_calls

SECRET = "The key of the safe is 1234, and nobody may read it.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "call.txt").write_text("The call opens in spring.\n")
    (tmp_path / "secret.txt").write_text(SECRET)
    return folder


@pytest.mark.parametrize("target", ["../secret.txt", "loop/../../secret.txt", "/etc/hostname"])
def test_a_file_that_is_a_link_out_is_refused_and_named(corpus: Path, target: str) -> None:
    (corpus / "loop").symlink_to(".")
    (corpus / "more.txt").symlink_to(target)

    reading = read_corpus(corpus)

    assert [document.id for document in reading.documents] == ["call"]
    assert [(problem.path, "leads out of" in problem.message) for problem in reading.problems] == [
        ("more.txt", True)
    ]


def test_a_folder_that_is_a_link_out_is_refused_and_named(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.txt").write_text(SECRET)
    (corpus / "more").symlink_to(tmp_path / "elsewhere")

    reading = read_corpus(corpus)

    assert [document.id for document in reading.documents] == ["call"]
    assert [problem.path for problem in reading.problems] == ["more"]


def test_a_link_inside_the_corpus_is_followed(corpus: Path) -> None:
    (corpus / "again.txt").symlink_to("call.txt")

    assert {document.id for document in read_corpus(corpus).documents} == {"call", "again"}


def test_a_corpus_that_is_a_link_itself_is_read(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(corpus)

    assert read_corpus(tmp_path / "linked").problems == ()


def test_a_translation_that_is_a_link_out_is_named_and_its_document_read_without_it(corpus: Path) -> None:
    (corpus / "call.en.yaml").symlink_to("../secret.txt")

    reading = read_corpus(corpus)

    assert len(reading.documents) == 1
    assert [problem.path for problem in reading.problems] == ["call.en.yaml"]
    assert "leads out of" in reading.problems[0].message


def test_a_call_file_that_is_a_link_out_is_refused(corpus: Path) -> None:
    (corpus / "call.yaml").symlink_to("../secret.txt")

    with pytest.raises(CorpusError, match=r"call\.yaml is a link that leads out"):
        read_calls(corpus)


def test_what_a_link_leads_to_is_not_hashed_either(corpus: Path, tmp_path: Path) -> None:
    (corpus / "more.txt").symlink_to("../secret.txt")
    before = corpus_hash(corpus)
    (tmp_path / "secret.txt").write_text("changed")

    assert corpus_hash(corpus) == before
