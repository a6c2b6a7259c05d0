"""Searching while others build, and what a search brings along."""

import gc
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.documents import Block, Document, Page
from corpus.errors import IndexMismatch
from index.build import build
from index.encoder import ServedEncoder
from index.generation import FORMAT
from index.langchain import PassageRetriever
from index.passage import Passage
from index.retriever import Retriever
from tests.index.conftest import Letters, document


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, embedded: ServedEncoder) -> Path:
    """A small call, with the real encoder."""
    blocks = (
        Block("提案書の受付は2024年4月16日（火）18時に締め切ります。", heading="スケジュール"),
        Block("研究費の上限は1.8億円です。間接経費は直接経費の30％です。", heading="支援規模"),
        Block("ポスドクや博士学生の派遣にかかる旅費も支出できます。", heading="経費"),
        Block("対象となる研究者は、国内の大学または研究機関に所属する者です。", heading="応募資格"),
    )
    pages = tuple(Page(number, block.text, block.heading, (block,)) for number, block in enumerate(blocks, 1))
    folder = tmp_path_factory.mktemp("index")
    build([Document("call", "公募", "call.txt", "ja", "0", pages)], folder, encoder=embedded)
    return folder


@pytest.mark.parametrize(
    ("question", "page"),
    [
        pytest.param("しめきりはいつですか", 1, id="kana"),
        pytest.param("Until when can we submit a proposal?", 1, id="English"),
        pytest.param("予算はいくらまで", 2, id="other words"),
        pytest.param("Can PhD students' travel be paid?", 3, id="English, other words"),
        pytest.param("Who can apply?", 4, id="short English"),
    ],
)
def test_the_right_page_comes_first(index: Path, question: str, page: int) -> None:
    assert Retriever.open(index).search(question)[0].chunk.page == page


def test_a_passage_tells_its_scores_and_those_of_its_sentences(index: Path) -> None:
    found = Retriever.open(index).search("間接経費は何％ですか", k=1)[0]

    assert found.chunk.page == 2
    assert 0 < found.score <= 1
    assert found.lexical == pytest.approx(1)
    assert len(found.sentences) == 2
    assert found.cosine == pytest.approx(max(found.sentences), abs=0.05)
    assert found.sentences[1] > found.sentences[0]


def test_several_questions_at_once_are_answered_as_each_alone(index: Path) -> None:
    retriever = Retriever.open(index)
    questions = ["締切", "", "予算の上限"]

    assert retriever.search_many(questions, k=3) == [
        retriever.search(question, k=3) for question in questions
    ]


@pytest.mark.parametrize("question", ["", "？？？", "\x00\x07", "あ" * 100_000, "😀"], ids=range(5))
def test_any_text_can_be_searched_for(index: Path, question: str) -> None:
    assert len(Retriever.open(index).search(question, k=2)) == 2


def test_asking_for_more_passages_than_there_are_gives_all(index: Path) -> None:
    assert len(Retriever.open(index).search("締切", k=100)) == 4


def test_words_tell_whether_the_documents_know_them(index: Path) -> None:
    found = Retriever.open(index).content_words("研究費と宿泊税")

    assert [(word.surface, word.known) for word in found][:2] == [("研究", True), ("費", True)]
    assert not found[-1].known


def test_langchain_gets_the_same_passages(index: Path) -> None:
    retriever = Retriever.open(index)

    found = PassageRetriever(retriever=retriever, k=2).invoke("締切")

    assert [document.id for document in found] == [p.chunk.id for p in retriever.search("締切", k=2)]
    assert found[0].metadata["page"] == 1


def test_a_search_imports_neither_torch_nor_langchain(index: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.retriever import Retriever;"
        f"Retriever.open(Path({str(index)!r})).search('締切');"
        "print([n for n in ('torch', 'transformers', 'sentence_transformers', 'langchain_core') if n in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout == "[]\n"


def test_a_reader_notices_each_new_generation(tmp_path: Path) -> None:
    build([document("a", ["古い文です。"])], tmp_path, encoder=Letters())
    retriever = Retriever.open(tmp_path, encoder=Letters())

    for text in ("新しい文です。", "次の文です。", "もっと新しい文です。"):
        build([document("a", [text])], tmp_path, encoder=Letters())

        assert [passage.chunk.text for passage in retriever.search("文")] == [text]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Linux lists the open files there")
def test_a_retriever_nobody_holds_any_more_gives_its_files_back(
    index: Path, embedded: ServedEncoder, tmp_path: Path
) -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = open_files()
    for number in range(3):
        copy = shutil.copytree(index, tmp_path / str(number))
        Retriever.open(copy, encoder=embedded).search("締切")
    gc.collect()

    assert open_files() <= before + 2


def test_an_index_of_another_version_is_refused_by_name_and_built_anew(tmp_path: Path) -> None:
    build([document("call", ["日本です。"])], tmp_path, encoder=Letters())
    (manifest,) = tmp_path.glob("generations/*/manifest.json")
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}', f'"format": {FORMAT - 1}'))

    with pytest.raises(IndexMismatch, match="another version"):
        Retriever.open(tmp_path, encoder=Letters())
    build([document("call", ["日本です。"])], tmp_path, encoder=Letters())
    assert Retriever.open(tmp_path, encoder=Letters()).search("日本", k=1)


def test_readers_neither_fail_nor_see_a_mixture_while_generations_come_and_go(tmp_path: Path) -> None:
    """Each generation holds one number in all of its chunks."""

    def call(number: int) -> Document:
        return document("call", *([f"版{number}の{part}です。"] for part in "一二三四"))

    build([call(0)], tmp_path, encoder=Letters())
    retriever = Retriever.open(tmp_path, encoder=Letters())
    seen: list[list[Passage]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(retriever.search("版の一です。", k=4))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 6):
        before = len(seen)
        build([call(number)], tmp_path, encoder=Letters())
        while len(seen) < before + 2 and any(reader.is_alive() for reader in readers):
            time.sleep(0.01)
    done.set()
    for reader in readers:
        reader.join()

    versions = [{passage.chunk.text.split("の")[0] for passage in passages} for passages in seen]
    assert all(len(version) == 1 for version in versions)
    assert len(seen) >= 10
    assert retriever.search("版", k=1)[0].chunk.text.startswith("版5")
