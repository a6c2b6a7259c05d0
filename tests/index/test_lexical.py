"""Words are found however they are written."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.lexical import Lexicon, write_lexical

TEXTS = [
    "公募の締め切りは4月16日です。",
    "研究費はｱｽﾊﾟｲｱの規定により上限があります。",
    "The application deadline and eligibility rules.",
    "英国の研究者はサーバーに登録する。",
]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder = tmp_path_factory.mktemp("lexical") / "words"
    write_lexical(TEXTS, folder)
    return Lexicon(folder, len(TEXTS))


@pytest.mark.parametrize(
    ("question", "row"),
    [
        pytest.param("〆切は？", 0, id="another spelling"),
        pytest.param("締切は？", 0, id="the usual spelling"),
        pytest.param("しめきりはいつ", 0, id="hiragana"),
        pytest.param("ｼﾒｷﾘ", 0, id="half-width kana"),
        pytest.param("１６日", 0, id="full-width digits"),
        pytest.param("アスパイア", 1, id="full-width for half-width kana"),
        pytest.param("いつ締め切りますか", 0, id="a verb for its noun"),
        pytest.param("とうろくが要る？", 3, id="hiragana for kanji"),
        pytest.param("deadlines", 2, id="plural"),
        pytest.param("when is the deadlne", 2, id="a letter missing"),
        pytest.param("eligiblity", 2, id="a letter missing in a long word"),
        pytest.param("サーバ", 3, id="without the long vowel"),
    ],
)
def test_a_word_is_found_however_it_is_written(lexicon: Lexicon, question: str, row: int) -> None:
    assert lexicon.best(lexicon.ask(question), 1).tolist() == [row]


def test_an_unknown_word_counts_with_the_greatest_rarity(lexicon: Lexicon) -> None:
    known, unknown = lexicon.ask("締切と宇宙飛行士").words[:2]

    assert known.known and not unknown.known
    assert unknown.idf > known.idf


def test_the_share_is_of_what_was_asked(lexicon: Lexicon) -> None:
    asked = lexicon.ask("締切と上限")

    share = lexicon.matches(asked, np.array([0, 1, 3], np.int32)).share

    assert share.tolist() == pytest.approx([0.5, 0.5, 0])


def test_a_question_without_content_words_finds_nothing(lexicon: Lexicon) -> None:
    asked = lexicon.ask("それは何ですか？")

    assert asked.words == ()
    assert lexicon.best(asked, 5).tolist() == []


def test_no_text_at_all_can_be_indexed(tmp_path: Path) -> None:
    write_lexical([], tmp_path / "words")

    lexicon = Lexicon(tmp_path / "words", 0)

    assert lexicon.best(lexicon.ask("締切"), 5).tolist() == []


_STARVED = """
import resource
import sudachipy
from corpus.errors import ModelUnavailable
from index.terms import words

with open("/proc/self/statm") as held:
    held = int(held.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + 50_000_000,) * 2)
try:
    words("締切")
except ModelUnavailable as error:
    print(error)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").is_file(), reason="memory in use is told by Linux")
def test_a_dictionary_for_which_there_is_no_memory_is_named() -> None:
    ran = subprocess.run([sys.executable, "-c", _STARVED], capture_output=True, text=True, check=False)

    assert ran.stdout.startswith("Sudachi's dictionary cannot be read"), ran.stderr
