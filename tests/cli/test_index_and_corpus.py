"""An index remembers its corpus, and how the facts stood in it: nothing that changed since is answered from
silently.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desk import Desk
from bot.remembering import changes_of_index
from bot.settings import BUNDLED_CORPUS, load
from index.remembered import corpus_of
from index.verify import status

INVENTED = Path(__file__).parents[1] / "calls"
DEADLINE = "フランス側の締切はいつですか"
BEFORE = ("--as-of", "2026-03-20")
OLD, NEW = "フランス側の締切：2026年3月30日（月）17:00", "フランス側の締切：2026年4月6日（月）17:00"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the corpus of every test lies: the index remembers it."""
    return tmp_path_factory.mktemp("place") / "calls"


@pytest.fixture
def corpus(place: Path) -> Iterator[Path]:
    """The invented call in a folder of its own."""
    yield Path(shutil.copytree(INVENTED, place))
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first index that is built of that call is kept for the next tests."""
    return tmp_path_factory.mktemp("kept") / "index"


@pytest.fixture
def built(aspire, corpus, kept, home, monkeypatch) -> Callable[..., object]:
    """`aspire index build` of that call into the index of its home, where that was done."""
    monkeypatch.delenv("ASPIRE_INDEX")

    def run(*args: str):
        return aspire("index", "build", "--corpus", str(corpus), *args)

    if not kept.exists():
        assert run().code == 0
        shutil.copytree(home / "index", kept)
    else:
        shutil.copytree(kept, home / "index")
    return run


def document(corpus: Path) -> Path:
    return corpus / "lumen-2026-japan-france" / "documents" / "lumen-briefing.txt"


def change(path: Path, was: str, now: str) -> None:
    """Change a file; its time is that of somebody who works after the index was built."""
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8")
    os.utime(path, (time.time() + 5, time.time() + 5))


def asked(aspire, question: str = DEADLINE, *args: str):
    ran = aspire("ask", "--json", "--no-log", *BEFORE, *args, question)
    return json.loads(ran.out) if ran.out else None, ran


def test_without_a_corpus_the_one_that_the_index_was_built_from_is_answered_from(aspire, built, corpus):
    answer, ran = asked(aspire)

    assert "2026年3月30日" in answer["answer"]
    assert (answer["citations"][0]["document"], ran.err) == ("lumen-briefing", "")
    assert aspire("index", "status").out.splitlines()[1] == f"corpus    {corpus}"
    assert corpus_of(load().index_folder) == corpus


def test_an_index_of_the_bundled_call_names_no_folder_of_this_machine(
    aspire, bundled_index, corpus, tmp_path
):
    index = shutil.copytree(bundled_index, tmp_path / "index")

    ran = aspire("index", "build", "--strict", "--index", str(index))

    assert ran.code == 0, ran.err
    assert corpus_of(index) is None
    assert len(status(index).facts["stood"]) > 70


def test_a_folder_without_an_index_names_no_corpus(tmp_path):
    assert corpus_of(tmp_path) is None


@pytest.mark.parametrize(
    ("corpus_asked", "said"),
    [
        (str(BUNDLED_CORPUS), "is not that of the documents in"),
        ("mistyped", "There is no folder mistyped; name the folder of the call documents with --corpus."),
    ],
)
def test_another_corpus_than_that_of_the_index_is_never_answered_from(aspire, built, corpus_asked, said):
    answer, ran = asked(aspire, DEADLINE, "--corpus", corpus_asked)

    assert (answer, ran.code) == (None, 1)
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_same_documents_in_another_folder_are_the_same_corpus(aspire, built, corpus, tmp_path):
    moved = shutil.copytree(corpus, tmp_path / "moved", copy_function=shutil.copy2)

    answer, ran = asked(aspire, DEADLINE, "--corpus", str(moved))

    assert (answer["status"], ran.err) == ("answered", "")


def test_another_version_of_the_documents_in_another_folder_is_told_whatever_its_time(
    aspire, built, corpus, tmp_path, caplog
):
    other = shutil.copytree(corpus, tmp_path / "other")
    change(document(other), OLD, NEW)
    os.utime(document(other), (0, 0))

    asked(aspire, DEADLINE, "--corpus", str(other))

    (line,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert f"lumen-briefing.txt in {other} differs from what the index holds; what it says now" in line


def test_an_older_document_put_in_the_place_of_one_has_changed(aspire, built, corpus, tmp_path):
    older = Path(shutil.copy(document(corpus), tmp_path))
    change(older, OLD, NEW)
    os.utime(older, (0, 0))

    shutil.copy2(older, document(corpus))

    assert "lumen-briefing.txt changed after" in changes_of_index(load())


def test_a_document_that_changed_since_is_told_in_one_line(aspire, built, corpus, caplog):
    change(document(corpus), OLD, NEW)

    answer, _ = asked(aspire)

    (line,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert line.startswith(
        "lumen-2026-japan-france/documents/lumen-briefing.txt changed after the index was built"
    )
    assert line.endswith("Build it again with: aspire index build")
    assert line == changes_of_index(load())
    assert "2026年3月30日" in answer["answer"]
    assert any(line in told for told in aspire("doctor").out.splitlines())


def test_how_to_build_it_again_names_the_folders_that_were_named(aspire, built, corpus, home, caplog):
    index = (home / "index").rename(home / "an index")
    change(document(corpus), OLD, NEW)

    asked(aspire, DEADLINE, "--index", str(index))

    (line,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert line.endswith(f"Build it again with: aspire index build --corpus {corpus} --index '{index}'")


def test_a_preview_in_an_index_of_its_own_shows_the_new_words(aspire, built, corpus, tmp_path):
    coming = shutil.copytree(corpus, tmp_path / "coming")
    change(document(coming), OLD, NEW)
    beside = ("--corpus", str(coming), "--index", str(tmp_path / "preview"))

    ran = aspire("index", "build", *beside)
    answer, _ = asked(aspire, DEADLINE, *beside)

    assert "It now says: “フランス側の締切：2026年4月6日" in ran.err
    assert (answer["status"], "資料の記載が変わっています" in answer["answer"]) == ("confirm", True)
    assert answer["citations"][0]["quote"] == "フランス側の締切：2026年4月6日（月）17:00（Europe/Paris）"
    assert "3月30日" in asked(aspire)[0]["answer"]


def test_a_file_that_was_only_touched_has_not_changed(aspire, built, corpus):
    change(document(corpus), OLD, OLD)

    assert changes_of_index(load()) is None


def test_a_call_file_that_changed_and_a_document_that_is_gone_are_told(aspire, built, corpus):
    change(corpus / "lumen-2026-japan-france" / "call.yaml", "value: 12,", "value: 13,")
    document(corpus).unlink()

    told = changes_of_index(load())

    assert "lumen-briefing.txt (gone)" in told
    assert "call.yaml" in told


def test_the_new_words_are_those_of_the_quotes_own_page(aspire, built, corpus):
    change(document(corpus), OLD, NEW)
    path = document(corpus)
    first, rest = path.read_text(encoding="utf-8").split("\f", 1)
    path.write_text(f"{first}{OLD.replace('側の', '側の受付の')}（Europe/Paris）\n\f{rest}", encoding="utf-8")

    (line,) = [line for line in built().err.splitlines() if "does not rule" in line]

    assert "It now says: “フランス側の締切：2026年4月6日（月）17:00（Europe/Paris）” (page 6)." in line


def test_several_files_that_changed_are_told_in_one_sentence(aspire, built, corpus):
    change(document(corpus), OLD, OLD + " ")
    change(corpus / "lumen-2026-japan-france" / "call.yaml", "value: 12,", "value: 13,")

    told = changes_of_index(load())

    assert "lumen-briefing.txt and lumen-2026-japan-france/call.yaml changed after" in told
    assert "what they say now is not answered from" in told


def test_a_document_that_came_after_the_build_is_told(aspire, built, corpus):
    time.sleep(0.01)
    (corpus / "notice.txt").write_text("締切を4月6日に延ばします。", encoding="utf-8")
    (corpus / "notes.log").write_text("no document", encoding="utf-8")

    assert changes_of_index(load()).startswith(
        "notice.txt (new) changed after the index was built; what it says"
    )


def test_a_fact_whose_document_changed_does_not_rule_and_the_new_words_are_shown(aspire, built, corpus):
    change(document(corpus), OLD, NEW)
    ran = built()

    (line,) = [line for line in ran.err.splitlines() if "does not rule" in line]
    assert (
        "japan-france.france.deadline: the quote “フランス側の締切：2026年3月30日（月）17:00（Europe/Paris）”"
        in line
    )
    assert "It now says: “フランス側の締切：2026年4月6日（月）17:00（Europe/Paris）” (page 6)." in line
    answer, _ = asked(aspire)
    assert answer["status"] == "confirm"
    assert answer["rulings"][0]["verdict"] == "confirm"
    assert answer["rulings"][0]["value"] is None
    assert "3月30日" not in answer["answer"]
    assert "資料の記載が変わっています" in answer["answer"]
    assert answer["citations"][0]["quote"] == "フランス側の締切：2026年4月6日（月）17:00（Europe/Paris）"
    japan, _ = asked(aspire, "日本側の締切はいつですか")
    assert "2026年3月31日（火）12:00（日本時間）" in japan["answer"]


def test_the_build_exits_as_the_check_does_where_it_is_to_be_strict(aspire, built, corpus):
    assert built("--strict").code == 0
    change(document(corpus), OLD, NEW)

    assert (built().code, built("--strict").code) == (0, 1)


def test_a_quote_that_moved_to_another_page_is_taken_from_there_and_named(aspire, built, corpus):
    text = document(corpus).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("フランス側の締切"))
    assert f"{line}\n" in text
    document(corpus).write_text(text.replace(f"{line}\n", "") + f"{line}\n", encoding="utf-8")
    ran = built()

    (told,) = [line for line in ran.err.splitlines() if "now stands on page" in line]
    assert "now stands on page 8 of lumen-briefing, not on page 6, and is taken from there." in told
    answer, _ = asked(aspire)
    assert (answer["status"], answer["citations"][0]["page"]) == ("answered", 8)
    assert built("--strict").code == 0


def test_a_mistyped_quote_is_named_with_the_words_nearest_to_it_and_cites_nothing(aspire, built, corpus):
    change(corpus / "lumen-2026-japan-france" / "call.yaml", "採択件数は12件です。", "採択の件数は12件です。")

    ran = built()

    (line,) = [line for line in ran.err.splitlines() if "does not rule" in line]
    assert line.endswith("The nearest words are: “採択件数は12件です。” (page 3).")
    answer, _ = asked(aspire, "採択件数は何件ですか")
    assert "見直し中" in answer["answer"]
    assert answer["citations"] == []


def test_a_slip_in_the_call_file_is_told_apart_from_a_document_that_changed(aspire, built, corpus):
    change(
        corpus / "lumen-2026-japan-france" / "call.yaml", "value: 12, unit: awards", "value: 21, unit: awards"
    )
    ran = built()

    (line,) = [line for line in ran.err.splitlines() if "does not rule" in line]
    assert "its value is 21 awards, but the quote “採択件数は12件です。” says: 12 awards." in line
    answer, _ = asked(aspire, "採択件数は何件ですか")
    assert "21" not in answer["answer"]
    assert "見直し中" in answer["answer"]
    assert "資料の記載が変わって" not in answer["answer"]


def test_a_mended_file_rules_again(aspire, built, corpus):
    change(document(corpus), OLD, NEW)
    built()
    call = corpus / "lumen-2026-japan-france" / "call.yaml"
    change(call, "2026年3月30日（月）17:00", "2026年4月6日（月）17:00")
    change(call, "2026-03-30T17:00", "2026-04-06T17:00")
    built()

    answer, _ = asked(aspire)

    assert (answer["status"], "2026年4月6日" in answer["answer"]) == ("answered", True)


def test_a_process_that_runs_on_answers_from_what_a_build_proved(aspire, built, corpus):
    before = datetime(2026, 3, 20, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
    desk = Desk.open(load(log=False))
    assert "3月30日" in desk.ask(DEADLINE, as_of=before).answer

    change(document(corpus), OLD, NEW)
    assert "3月30日" in desk.ask(DEADLINE, as_of=before).answer
    built()
    answer = desk.ask(DEADLINE, as_of=before)

    assert (answer.status, "4月6日" in answer.answer) == ("confirm", True)
    assert desk.chain.invoke({"question": DEADLINE, "as_of": before}).status == "confirm"


def test_a_corpus_that_breaks_while_a_process_runs_leaves_what_answered_before(aspire, built, corpus):
    desk = Desk.open(load(log=False))
    (corpus / "lumen-2026-japan-france" / "documents" / "more.md").write_text("# More\n\nText.\n")
    built()
    (corpus / "lumen-2026-japan-france" / "call.yaml").write_text("facts: [", encoding="utf-8")

    assert desk.ask(DEADLINE, as_of=datetime(2026, 3, 20, 12, tzinfo=UTC)).status == "answered"


def test_an_index_among_its_own_documents_is_refused(aspire, corpus):
    ran = aspire("index", "build", "--corpus", str(corpus), "--index", str(corpus / "index"))

    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "name a folder elsewhere with --index" in ran.err
