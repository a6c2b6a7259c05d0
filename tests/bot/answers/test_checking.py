"""What stands against approving an answer, said with what to do instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answers.checking import objections
from bot.answers.deciding import approve, change, import_all, retire
from bot.answers.store import Store
from bot.desk import Desk
from bot.receipts import mask
from bot.receipts.masking import MASKS
from corpus.errors import BadInput
from corpus.facts.model import Source
from tests.bot.answers.conftest import PARKING

DAY = date(2024, 4, 10)
ANSWER = replace(PARKING, id="aaaa1111", state="proposed")
SOURCE = Source("briefing-slides", 20, "e-Rad受付締切：2024年4月16日（火）午後6時（日本時間）")


def against(desk: Desk | None, **changes: object) -> str:
    return "\n".join(map(str, objections(replace(ANSWER, **changes), desk, DAY)))  # type: ignore[arg-type]


def asking(question: str, wording: str) -> dict[str, object]:
    return {"examples": {"ja": (question,)}, "wording": {"ja": wording}}


def test_an_answer_to_what_the_documents_leave_open_is_sound(desk: Desk) -> None:
    assert against(desk) == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"examples": {}}, "no question"),
        ({"wording": {}}, "no wording"),
        ({"wording": {"en": "駐車場はありません。"}}, "in English is written in another language"),
        ({"wording": {"ja": "はい、あります。"}}, "bare yes or no"),
        ({"wording": {"en": "No, there is none."}}, "bare yes or no"),
        ({"wording": {"ja": "[name]様、ありません。"}}, "[name]"),
        (
            {"wording": {"ja": "[name]様（[phone]）へどうぞ。"}},
            "taken out of it ([name], [phone]); word it without that",
        ),
        ({"valid_until": date(2024, 4, 9)}, "valid until 2024-04-09"),
    ],
)
def test_what_can_be_seen_on_the_answer_alone(changes: dict[str, object], said: str) -> None:
    assert said in against(None, **changes)


@pytest.mark.parametrize(
    "wording",
    ["Notes may be taken.", "No seal is needed.", "Yesterday's list is final.", "Nothing is charged."],
)
def test_a_word_that_begins_like_yes_or_no_is_none(wording: str) -> None:
    assert against(None, wording={"en": wording}) == ""


def test_its_last_day_is_still_a_day(desk: Desk) -> None:
    assert against(desk, valid_until=DAY) == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"call": "elsewhere"}, "no call 'elsewhere' (there are: aspire-2024-japan-uk)"),
        ({"side": "france"}, "no side 'france' (there are: japan, uk)"),
        ({"sources": (replace(SOURCE, page=19),)}, "does not stand on page 19 of briefing-slides"),
        (
            asking("締切はいつですか", "締切は4月20日に延びました。"),
            "says otherwise than the documents",
        ),
        (asking("締切はいつですか", "4月20日"), "It gives another value than the documents"),
        (asking("直接経費は2億円でもよいですか", "応募できます。"), "The documents settle this already"),
    ],
    ids=[
        "no such call",
        "no such side",
        "no such sentence",
        "another day",
        "another day, of what is asked",
        "decided by the facts",
    ],
)
def test_what_the_call_and_its_documents_deny(desk: Desk, changes: dict[str, object], said: str) -> None:
    assert said in against(desk, **changes)


def test_a_contradiction_names_the_fact_and_the_way_to_change_it(desk: Desk) -> None:
    told = against(desk, **asking("締切はいつですか", "締切は4月20日に延びました。"))

    assert "japan-uk.japan.deadline" in told
    assert "aspire index build" in told


def test_a_sentence_that_stands_on_its_page_is_a_source(desk: Desk) -> None:
    assert against(desk, sources=(SOURCE,)) == ""


def test_the_askers_own_value_is_no_other_value(desk: Desk) -> None:
    question = "面接のプレゼンテーションは22分でもよいですか"

    assert "another value" not in against(desk, **asking(question, "22分でも差し支えありません。"))


def test_approving_dates_it_and_a_change_dates_it_anew(store: Store, desk: Desk) -> None:
    approved = approve(store, ANSWER, desk, role="programme officer")
    changed = change(store, replace(approved, wording={"ja": "駐車場はご用意していません。"}), desk)

    assert (approved.state, approved.role) == ("approved", "programme officer")
    assert approved.approved_on == changed.approved_on is not None
    assert store.get(ANSWER.id) == changed


def test_a_change_that_a_fact_denies_changes_nothing(store: Store, desk: Desk) -> None:
    approved = approve(store, ANSWER, desk, role="the desk")

    with pytest.raises(BadInput, match="settle this already"):
        change(store, approved.with_question("直接経費は2億円でもよいですか"), desk)
    assert store.get(ANSWER.id) == approved


def test_of_a_file_all_is_kept_or_nothing(store: Store, desk: Desk) -> None:
    sound = replace(PARKING, id="bbbb0001")
    unsound = replace(PARKING, id="bbbb0002", wording={"ja": "はい、あります。"})

    with pytest.raises(BadInput, match="bbbb0002"):
        import_all(store, [sound, unsound], desk)
    assert sound.id not in {one.id for one in store.all()}
    assert import_all(store, [sound], desk).kept == (sound,)
    assert import_all(store, [sound], desk).kept == ()


def test_what_was_retired_since_a_file_was_written_stays_so_unless_it_is_to_be_revived(
    store: Store, desk: Desk
) -> None:
    file = [approve(store, replace(PARKING, id=f"bbbb000{n}"), desk, role="the desk") for n in (4, 5)]
    retired = retire(store, file[0])

    assert import_all(store, file, desk) == ((), (file[0],))
    assert store.get(retired.id) == retired
    assert import_all(store, file, desk, revive=True) == ((file[0],), ())
    assert store.get(retired.id) == file[0]


def test_an_approved_answer_of_a_file_needs_its_day(store: Store, desk: Desk) -> None:
    with pytest.raises(BadInput, match="approved_on"):
        import_all(store, [replace(PARKING, id="bbbb0003", approved_on=None)], desk)


def test_every_mask_that_is_put_is_known_as_one() -> None:
    masked = mask("佐藤太郎と申します。taro@univ.example か 03-1234-5678 へ。〒100-0001 東京都千代田区1-1-1")
    put = {f"[{part.partition(']')[0]}]" for part in masked.split("[")[1:]}

    assert put
    assert put <= set(MASKS)


MISREAD = "e-Radの操作説明会の締切はいつですか"


def test_what_a_misread_question_is_settled_by_is_put_aside_where_a_person_says_so(desk: Desk) -> None:
    wording = "操作説明会への申込みは、所属機関のe-Rad担当者にお尋ねください。"

    refused = against(desk, **asking(MISREAD, wording))
    assert "The documents settle this already" in refused
    assert f"aspire answers approve {ANSWER.id} --misread" in refused
    assert against(desk, misread=True, **asking(MISREAD, wording)) == ""


@pytest.mark.parametrize(
    ("question", "wording", "said"),
    [
        (MISREAD, "e-Radの操作説明会の締切は4月9日です。", "says otherwise than the documents"),
        ("締切はいつですか", "4月20日", "It gives another value than the documents"),
        ("直接経費は2億円でもよいですか", "応募できます。", "settle this already by a number"),
    ],
    ids=["in a sentence", "in a value alone", "to a value of the question"],
)
def test_but_never_a_number_of_a_proven_fact(desk: Desk, question: str, wording: str, said: str) -> None:
    told = against(desk, misread=True, **asking(question, wording))

    assert said in told
    assert "--misread" not in told
