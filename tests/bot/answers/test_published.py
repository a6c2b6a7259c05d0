"""The file and the page: what is exported comes back as it was, and reads the same in both forms."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.answers.matching import limits
from bot.answers.model import DeskAnswer
from bot.answers.published import Changes, changes, sections, times_given
from bot.answers.qa_html import to_html
from bot.answers.qa_markdown import to_markdown
from bot.answers.yaml_file import read_yaml, to_yaml
from bot.desk import Desk
from corpus.errors import BadInput
from corpus.facts.model import Source
from tests.bot.answers.conftest import PARKING

DAY = date(2024, 5, 10)
RECEIPT = replace(
    PARKING,
    id="bbbb0002",
    examples={"ja": ("受付メールは届きますか",), "en": ("Is there a confirmation email?",)},
    wording={"ja": "届きます。\n当日中です。", "en": "A confirmation is sent."},
    theme="応募 / Applying",
    sources=(Source("slides", 3, "受付を*通知*する"),),
    valid_until=date(2024, 9, 30),
    asked=7,
)
PARKED = replace(PARKING, id="aaaa0001", asked=2)


def page(*answers: DeskAnswer, changed: Changes = Changes(first=True)) -> tuple[str, str]:  # noqa: B008
    shown = sections(answers, {}, {"aaaa0001": "面接 / Interview"})
    return to_markdown(shown, changed, DAY), to_html(shown, changed, DAY)


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(to_yaml([RECEIPT, PARKED]), encoding="utf-8")

    assert read_yaml(path) == [PARKED, RECEIPT]
    assert to_yaml(read_yaml(path)) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "answers: [{id: a, state: proposed, valid_until: 2024-13-01}]",
            "no YAML: 2024-13-01 is in no calendar",
        ),
        ("[" * 20_000, "no YAML: .* nesting"),
        ("answers: [{id: '', state: proposed}]", "id: String should have at least 1"),
        ("answers: [{id: aaaaaaaaa, state: proposed}]", "id: String should have at most 8"),
        ("answers: [{id: a, state: proposed, asked: 99999999999999999999}]", "asked: Input should be less"),
        (
            "answers: [{id: a, state: proposed, sources: [[slides, twenty, x]]}]",
            "sources > 0 > 1: .* integer",
        ),
        ("answers: [{id: a, state: proposed, wording: {ja: [1]}}]", "wording > ja: .* string"),
        ("", "no list of answers"),
        ("answers: 3", "no list of answers"),
        ("answers: [a: b: c]", "no YAML"),
        ("answers: [3]", "Answer 1 of .* no mapping"),
        ("answers: [{id: a, examples: {}}]", "state: Field required"),
        ("answers: [{id: a, state: said, examples: {}, wording: {}}]", "state: Input should be"),
        ("answers: [{id: a, state: proposed, examples: {fr: [x]}, wording: {}}]", "examples > fr"),
        ("answers: [{id: a, state: proposed, examples: {}, wording: {}, until: 3}]", "until: Extra inputs"),
        (
            "answers: [{id: a, state: proposed, examples: {}, wording: {}, valid_until: soon}]",
            "valid_until: Input should be a valid date",
        ),
        (
            "answers: [{id: a, state: proposed, examples: {}, wording: {}}, "
            "{id: a, state: retired, examples: {}, wording: {}}]",
            "a twice",
        ),
    ],
)
def test_a_file_that_makes_no_sense_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=said):
        read_yaml(path)


def test_the_most_asked_theme_comes_first_and_so_does_the_most_asked_question() -> None:
    seldom = replace(RECEIPT, id="cccc0003", asked=1)

    shown = sections([seldom, PARKED, RECEIPT], {"aaaa0001": 3}, {"aaaa0001": "面接 / Interview"})

    assert [section.theme for section in shown] == ["応募 / Applying", "面接 / Interview"]
    assert [(entry.answer.id, entry.asked) for entry in shown[0].entries] == [
        ("bbbb0002", 7),
        ("cccc0003", 1),
    ]
    assert shown[1].entries[0].asked == 5


def test_what_the_desk_has_answered_is_never_headed_as_off_topic(desk: Desk) -> None:
    assert desk.theme("面接会場に飲み物の持ち込みはできますか").startswith("面接の詳細")
    assert desk.theme("駐車場はありますか") == ""


def test_both_forms_name_the_side_an_answer_is_limited_to_and_none_where_it_holds_for_all(desk: Desk) -> None:
    named = sections(
        [replace(RECEIPT, side="japan")], {}, {}, limit_of=lambda answer: limits(answer, desk.calls)
    )

    for form in (to_markdown, to_html):
        assert "対象 / Holds for: 日本側 / the Japanese side" in form(named, Changes(first=True), DAY)
    assert not any("Holds for" in text for text in page(RECEIPT))


def test_without_an_index_the_side_goes_by_its_id() -> None:
    assert all(
        "Holds for: japan<" in text or "Holds for: japan  " in text
        for text in page(replace(RECEIPT, side="japan"))
    )


def test_both_forms_hold_both_languages_dates_and_sources() -> None:
    for text in page(RECEIPT):
        for said in (
            "届きます。",
            "A confirmation is sent.",
            "2024年4月1日",
            "1 April 2024",
            "slides p.3",
            "2024-09-30",
        ):
            assert said in text


def test_an_answer_that_lacks_a_language_says_that_it_follows() -> None:
    for text in page(PARKED):
        assert "translation to follow" in text


def test_the_page_is_one_accessible_file_without_scripts() -> None:
    html = page(RECEIPT, replace(PARKED, wording={"ja": "<script>alert(1)</script>ありません。"}))[1]
    seen = _Seen()
    seen.feed(html)

    assert "script" not in seen.tags
    assert {"main", "nav", "header", "article"} <= set(seen.tags)
    assert all(after - before <= 1 for before, after in zip(seen.levels, seen.levels[1:], strict=False))
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.pointed <= set(seen.ids)
    assert {"ja", "en"} <= seen.languages
    assert not re.search(r'(?:src|href)="(?!#)', html)


class _Seen(HTMLParser):
    """The tags, headings, ids and languages of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.pointed: set[str] = set()
        self.languages: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = {name: value or "" for name, value in attrs}
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        self.pointed |= {given["aria-labelledby"]} if "aria-labelledby" in given else set()
        self.pointed |= {given["href"][1:]} if given.get("href", "").startswith("#") else set()
        self.languages |= {given["lang"]} if "lang" in given else set()


def test_markdown_signs_in_an_answer_stay_signs() -> None:
    assert r"受付を\*通知\*する" in page(RECEIPT)[0]


def test_the_changes_since_the_last_export_are_told() -> None:
    before = {PARKED.id: PARKED.digest, RECEIPT.id: "other", "dddd0004": "gone"}
    gone = replace(PARKED, id="dddd0004", state="retired", examples={"ja": ("ホテルは",)})
    new = replace(PARKED, id="eeee0005", examples={"ja": ("服装は",)})

    found = changes([PARKED, RECEIPT, new], [PARKED, RECEIPT, new, gone], before)

    assert (found.added, found.changed, found.gone) == ((new,), (RECEIPT,), (gone,))
    told = page(PARKED, changed=found)[0]
    assert "追加 / Added: 服装は" in told
    assert "削除 / Removed: ホテルは" in told


def test_without_a_change_and_at_first_that_is_said() -> None:
    assert changes([PARKED], [PARKED], {PARKED.id: PARKED.digest}).is_empty
    assert "Nothing has changed." in page(PARKED, changed=Changes())[0]
    assert "This is the first edition." in page(PARKED)[0]


def test_an_answer_counts_once_each_time_it_is_given() -> None:
    given = '{"citations": [{"document": "desk:a"}, {"document": "desk:a"}, {"document": "slides"}]}'

    assert times_given([given, given, '{"citations": []}']) == {"a": 2}
