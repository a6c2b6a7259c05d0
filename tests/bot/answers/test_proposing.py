"""A proposal holds what was asked and said, and nobody's name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.answers.proposing import MOST_EXAMPLES, alike, of_gap, own_addresses, proposal
from bot.receipts.gaps import Asked, group
from bot.settings import Settings

NOON = datetime(2024, 4, 10, 12, tzinfo=UTC)


def asked(question: str, reply: str | None = None) -> Asked:
    return Asked(question, "not_found", 0, NOON, reply=reply)


def test_names_and_addresses_are_masked_but_for_the_desks_own() -> None:
    keep = own_addresses(Settings(contact="desk@funder.example"))
    found = proposal(
        ["架空大学の佐藤と申します。駐車場はありますか"],
        "佐藤様、ありません。desk@funder.example へ。写しは sato@univ.example へ。",
        origin="by hand",
        keep=keep,
    )

    told = " ".join([*found.questions, *found.wording.values()])
    assert "佐藤" not in told
    assert "sato@univ.example" not in told
    assert "desk@funder.example" in told


@pytest.mark.parametrize(
    ("reply", "worded"),
    [
        ("佐藤様、駐車場はありません。", "駐車場はありません。"),
        ("架空大学　佐藤 太郎 先生\n\n駐車場はありません。", "駐車場はありません。"),
        ("佐藤様、鈴木様、駐車場はありません。", "駐車場はありません。"),
        ("佐藤さん\n駐車場はありません。", "駐車場はありません。"),
        ("Dear Dr. Smith,\n\nThere is no parking.", "There is no parking."),
        ("Dear Dr. Smith, the venue has no parking.", "The venue has no parking."),
        ("佐藤が担当です、お電話ください。", "[name]が担当です、お電話ください。"),
        ("駐車場は佐藤様、鈴木様にお尋ねください。", "駐車場は[name]様、[name]様にお尋ねください。"),
        ("駐車場はありません。", "駐車場はありません。"),
    ],
)
def test_whom_a_reply_speaks_to_at_its_head_is_left_out(reply: str, worded: str) -> None:
    found = proposal(["駐車場はありますか"], reply, origin="by hand")

    assert list(found.wording.values()) == [worded]


def test_questions_and_wording_go_to_their_languages() -> None:
    found = proposal(["駐車場はありますか", "Is there parking?"], "There is none.", origin="by hand")

    assert found.examples == {"ja": ("駐車場はありますか",), "en": ("Is there parking?",)}
    assert found.wording == {"en": "There is none."}
    assert found.state == "proposed"


def test_the_same_question_counts_once_and_a_large_group_gives_a_few() -> None:
    twice = proposal(["駐車場は？", "駐車場は?"], "", origin="by hand")
    many = proposal([f"駐車場は{number}台ありますか" for number in range(20)], "", origin="by hand")

    assert len(twice.questions) == 1
    assert len(many.questions) == MOST_EXAMPLES


def test_a_gap_is_proposed_with_the_desks_reply_and_how_often_it_was_asked() -> None:
    (gap,) = group([asked("駐車場はありますか"), asked("駐車場の有無", reply="ありません。")])

    found = of_gap(gap)

    assert (found.asked, found.wording, found.origin) == (2, {"ja": "ありません。"}, "a gap")
    assert of_gap(gap).origin_key == found.origin_key


def test_the_group_of_a_question_begins_with_itself_and_leaves_others_out() -> None:
    others = [asked("駐車場の場所は"), asked("懇親会の会費は"), asked("会場に駐車場はあるか")]

    found = alike("駐車場はありますか", others)

    assert found[0] == "駐車場はありますか"
    assert set(found[1:]) == {"駐車場の場所は", "会場に駐車場はあるか"}


def test_whom_a_question_speaks_to_is_left_out_of_it() -> None:
    found = proposal(["Dear Ms Tanaka, will the slides be published?"], "", origin="by hand")

    assert found.questions == ("Will the slides be published?",)
