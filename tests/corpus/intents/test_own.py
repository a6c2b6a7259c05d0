"""A desk's own examples: where they go, that they are only appended, and what is refused."""

from __future__ import annotations

import pytest

from corpus.errors import BadInput, CorpusError
from corpus.intents.bank import SHIPPED, Bank, Intent, read_additions, read_bank
from corpus.intents.own import add_example, file_to_add_to, own_files

BUNDLED = SHIPPED.parent / "calls"
PARKING = Intent("parking", "silence", 'where to "park": cars', {"ja": "駐車場", "en": "parking"}, {})


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank()


def test_what_is_added_can_be_read_and_counts_for_its_intent(bank, tmp_path):
    path = tmp_path / "home" / "intents.yaml"

    add_example(path, bank, "stay_length", "How many months do they have to be away?")
    add_example(path, bank, "stay_length", "何か月いないとだめ？")

    assert read_additions([path], bank)["stay_length"].examples == {
        "en": ("How many months do they have to be away?",),
        "ja": ("何か月いないとだめ?",),
    }


def test_a_new_intent_is_written_with_kind_meaning_and_labels(bank, tmp_path):
    path = tmp_path / "intents.yaml"

    add_example(path, bank, "parking", "Where can I park?", PARKING)

    (added,) = read_additions([path], bank).intents
    assert (added.kind, added.meaning, added.label) == (PARKING.kind, PARKING.meaning, PARKING.label)


def test_what_a_person_wrote_into_the_file_stays_as_it_is(bank, tmp_path):
    path = tmp_path / "intents.yaml"
    written = "# asked at the fair\nintents:\n- name: theme\n  examples:\n    en: |\n      what is it about, in a word"
    path.write_text(written, encoding="utf-8")

    add_example(path, bank, "theme", "お題は？")

    assert path.read_text(encoding="utf-8").startswith(f"{written}\n- name: theme\n")
    assert len(read_additions([path], bank)["theme"].all_examples) == 2


@pytest.mark.parametrize("text", ["where can I park?", "ＷＨＥＲＥ can I park", "Where  can\nI park??"])
def test_an_example_is_filed_once(bank, tmp_path, text):
    path = tmp_path / "intents.yaml"
    add_example(path, bank, "parking", "Where can I park?", PARKING)

    with pytest.raises(BadInput, match="has this example already, under parking"):
        add_example(path, bank, "theme", text)


@pytest.mark.parametrize("text", ["", " \u200b ", "\x00"])
def test_an_empty_example_is_refused(bank, tmp_path, text):
    with pytest.raises(BadInput, match="The example is empty"):
        add_example(tmp_path / "intents.yaml", bank, "theme", text)

    assert not (tmp_path / "intents.yaml").exists()


@pytest.mark.parametrize(
    "example", ["# is this a comment?", "- a list: {of: things}", "'quoted\"", "| > & * ! %", "  indented?"]
)
def test_no_example_is_taken_for_yaml(bank, tmp_path, example):
    path = tmp_path / "intents.yaml"

    add_example(path, bank, "theme", example)

    assert read_additions([path], bank)["theme"].all_examples == (example.strip(),)


def test_a_file_nothing_can_be_appended_to_stays_as_it_was(bank, tmp_path):
    path = tmp_path / "intents.yaml"
    path.write_text("intents: [{name: theme, examples: {en: 'what is it about'}}]\n", encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(CorpusError, match=r"Nothing can be appended to .*; add it by hand"):
        add_example(path, bank, "theme", "お題は？")

    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["intents.yaml"]


def test_additions_never_go_to_what_is_shipped(tmp_path):
    own, home = tmp_path / "calls", tmp_path / "home"
    own.mkdir()

    assert file_to_add_to(BUNDLED, home) == home / "intents.yaml"
    assert file_to_add_to(BUNDLED / "aspire-2024-japan-uk", home) == home / "intents.yaml"
    assert file_to_add_to(own, home) == own / "intents.yaml"


def test_a_corpus_its_calls_and_the_home_may_each_have_a_file(tmp_path):
    corpus, home = tmp_path / "calls", tmp_path / "home"
    places = [corpus, corpus / "next-call", home]
    for place in places:
        place.mkdir()
        (place / "intents.yaml").write_text("", encoding="utf-8")

    assert own_files(corpus, home) == tuple(place / "intents.yaml" for place in places)
    assert own_files(tmp_path / "nowhere", tmp_path) == ()
