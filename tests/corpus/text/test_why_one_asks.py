"""A sentence that only tells why somebody wants to know asks nothing beside the question it explains."""

from __future__ import annotations

import pytest

from corpus.text.segments import segments


def kinds(text: str, language: str) -> list[str]:
    return [one.kind for one in segments(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("採否はいつ分かりますか。契約更新との兼ね合いで知りたいです。", "ja"),
        ("採否はいつ分かりますか。異動があるので、知りたいです。", "ja"),
        ("採否はいつ分かりますか。着任日を決める必要があるため、教えてください。", "ja"),
        ("When are results out? I want to know because a contract ends in September.", "en"),
        ("When are results out? Asking because a contract ends in September.", "en"),
    ],
)
def test_a_reason_is_background(text, language):
    assert kinds(text, language) == ["asking", "background"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("採否はいつ分かりますか。連絡手段も知りたいです。", "ja"),
        ("採否はいつ分かりますか。締切が近いので、上限も教えてください。", "ja"),
        ("採否はいつ分かりますか。契約の都合で、いつから雇えるか知りたいです。", "ja"),
        ("When are results out? I want to know whether they come by e-mail.", "en"),
        ("When are results out? Asking because I leave: may a deputy attend?", "en"),
    ],
)
def test_a_wish_to_know_something_else_asks(text, language):
    assert "asking" in kinds(text, language)[1:]


def test_what_is_listed_is_asked_about_in_one():
    assert kinds("補助の方とか、技術職員さんを入れても構いませんか", "ja") == ["asking"]
    assert kinds("補助の方は入れますか、技術職員は入れますか", "ja") == ["asking", "asking"]


def test_a_reason_that_stands_alone_is_all_there_is_to_answer():
    assert kinds("契約更新との兼ね合いで知りたいです。", "ja") == ["asking"]
