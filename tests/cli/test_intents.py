"""`aspire intents`: what is listed and explained, and a desk's own examples, which count at once and are validated."""

from __future__ import annotations

import json
import sys

import pytest

from corpus.intents.bank import SHIPPED, read_bank

VAN = "Where do we leave the van on the day of the visit?"
NEW = ("--kind", "silence", "--meaning", "where to park", "--label", "駐車場", "parking")


def test_list_has_a_line_for_each_intent(aspire):
    ran = aspire("intents", "list")

    assert ran.code == 0
    assert len(ran.out.splitlines()) == len(read_bank().intents)
    assert any(
        line.startswith("deadline  asking  応募締切 / application deadline  ")
        for line in ran.out.splitlines()
    )


def test_list_of_one_kind_as_json(aspire):
    ran = aspire("intents", "list", "--kind", "talk", "--json")

    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["name"] for line in lines] == ["greeting", "thanks", "help", "complaint", "aside"]
    assert lines[0]["kind"] == "talk" and lines[0]["own"] == 0
    assert lines[0]["examples"] == {
        key: len(texts) for key, texts in read_bank()["greeting"].examples.items()
    }


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("list", "--kind", "telling"), "'telling' is not one of"),
        (
            ("add", "dedline", "x"),
            "There is no intent 'dedline'; did you mean deadline? A new one needs --kind",
        ),
        (
            ("add", "parking", VAN, "--kind", "silence"),
            "a new one needs --kind, --meaning and --label JA EN.",
        ),
        (("add", "deadline", "  "), "The example is empty"),
        (("explain", "?!"), "The question is empty"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_type(aspire, home, args, said):
    ran = aspire("intents", *args)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_an_added_example_counts_from_the_next_question_on(aspire, home):
    before = json.loads(aspire("intents", "explain", VAN, "--json").out)

    added = aspire("intents", "add", "parking", VAN, *NEW)

    after = json.loads(aspire("intents", "explain", VAN, "--json").out)
    assert added.code == 0 and f"{home / 'intents.yaml'} has one more example of parking." in added.err
    assert "parking" not in dict(before["intents"])
    assert after["intents"][0][0] == "parking" and after["intents"][0][1] > 0.9
    assert after["nearest"][0] == {"intent": "parking", "example": VAN, "likeness": 1.0}


def test_an_added_example_is_listed_as_ones_own(aspire, home):
    aspire("intents", "add", "theme", "お題は？")
    aspire("intents", "add", "parking", VAN, *NEW)

    lines = aspire("intents", "list").out.splitlines()

    assert "parking  silence  駐車場 / parking  1 (1 own)" in lines
    assert any(line.startswith("theme  ") and line.endswith(" (1 own)") for line in lines)


def test_an_example_goes_beside_the_desks_own_corpus(aspire, tmp_path):
    corpus = tmp_path / "calls"
    corpus.mkdir()

    ran = aspire("intents", "add", "theme", "お題は？", "--corpus", str(corpus))

    assert ran.code == 0
    assert "お題は?" in (corpus / "intents.yaml").read_text(encoding="utf-8")


def test_no_command_changes_what_is_shipped(aspire, home):
    before = {path: path.stat().st_mtime_ns for path in SHIPPED.rglob("*") if path.is_file()}

    aspire("intents", "add", "parking", VAN, *NEW)
    aspire("intents", "explain", VAN)

    after = {path: path.stat().st_mtime_ns for path in SHIPPED.rglob("*") if path.is_file()}
    assert {path for path in after if path.suffix != ".pyc"} == {
        path for path in before if path.suffix != ".pyc"
    }
    assert all(after[path] == before[path] for path in before if path.suffix != ".pyc")


def test_explain_shows_the_masked_text_the_intents_and_the_nearest_examples(aspire, home):
    ran = aspire("intents", "explain", "英国側の上限は2億円ですか")

    lines = ran.out.splitlines()
    assert lines[0] == "read as   side 側の上限は money ですか"
    assert lines[3].endswith("award_limit  支援規模・上限額 / award limit")
    assert lines[lines.index("nearest examples") + 1].startswith("  0.")


def test_a_file_of_own_intents_that_cannot_be_used_is_told_with_its_line(aspire, home):
    (home / "intents.yaml").write_text(
        "intents:\n  - name: parking\n    examples: {en: where}\n", encoding="utf-8"
    )

    ran = aspire("intents", "list")

    assert ran.code == 1
    assert (
        f"{home / 'intents.yaml'}, line 2: 'parking' is no known intent, so 'label' is needed here."
        in ran.err
    )


def test_without_scipy_the_test_says_what_to_install(aspire, home, monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)

    ran = aspire("intents", "test")

    assert (ran.code, ran.out) == (1, "")
    assert "Learning intents needs SciPy. Install it with: pip install 'aspire-desk[models]'" in ran.err
