"""The language of the proposal and where it is submitted."""

from __future__ import annotations

import pytest

from tests.bot.asking import BUNDLED, OTHER, decide, relations


@pytest.mark.parametrize(
    ("words", "here", "there"),
    [
        ("何語で書きますか", "stated", "stated"),
        ("日本語で書いてもいいですか", "different", "same"),
        ("May we write it in English?", "same", "different"),
        ("和文でもよいですか", "different", "same"),
        ("フランス語では", "different", "different"),
        ("english or japanese?", "stated", "stated"),
    ],
)
def test_a_language_that_is_named_is_the_proposals_or_another(words, here, there):
    assert relations("proposal_language", words, of=BUNDLED) == [here]
    assert relations("proposal_language", words, of=OTHER) == [there]


@pytest.mark.parametrize(
    ("words", "side", "expected"),
    [
        ("どこに提出しますか", None, [("stated", "japan"), ("stated", "uk")]),
        ("どこに提出しますか", "uk", [("stated", "uk")]),
        ("英国側PLもe-Radに出しますか", "uk", [("different", "uk")]),
        ("Does the Japanese side use UKRI's system?", "japan", [("different", "japan")]),
        ("e-Radで出しますか", "japan", [("stated", "japan")]),
    ],
)
def test_each_side_submits_in_its_own_system(words, side, expected):
    assert [(item.relation, item.side) for item in decide("submission", words, side=side)] == expected


def test_the_other_sides_system_is_cited_second():
    (decision,) = decide("submission", "フランス側もNRF Portalですか", of=OTHER, side="france")

    assert [fact.side for fact in decision.facts] == ["france", "japan"]


@pytest.mark.parametrize(
    ("side", "of", "keys"),
    [
        (None, BUNDLED, ["file_kind"]),
        ("uk", BUNDLED, ["system"]),
        ("france", OTHER, ["system"]),
        (None, OTHER, ["system", "system"]),
    ],
)
def test_who_uploads(side, of, keys):
    assert [item.facts[0].key for item in decide("submitter", side=side, of=of)] == keys


def test_whether_one_side_alone_uploads_is_told_by_what_both_do():
    told = decide("submitter", "just the Japanese PI?", side="japan")

    assert {fact.side for decision in told for fact in decision.facts} == {"japan", "uk"}
