"""The same question in Japanese and in English has one answer: the same rulings, from the same pages."""

from __future__ import annotations

import json

# Of the pairs; the rest differ in how much they say, never in a number.
SHARE = 0.93


def shown(answer):
    rulings = {(item.rule, item.verdict, item.value) for item in answer.rulings}
    return rulings, {item.page for item in answer.citations}, answer.status


def test_both_languages_rule_alike_from_the_same_pages(say, texts):
    pairs = [json.loads(line) for line in texts.pairs.read_text(encoding="utf-8").splitlines()]

    differ = [pair for pair in pairs if shown(say(pair["ja"])) != shown(say(pair["en"]))]

    assert len(pairs) - len(differ) >= SHARE * len(pairs), differ


def test_no_pair_is_told_two_different_values(say, texts):
    for line in texts.pairs.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        one, other = ({(r.rule, r.scheme, r.value) for r in say(pair[key]).rulings} for key in ("ja", "en"))
        shared = {rule for rule, _, _ in one} & {rule for rule, _, _ in other}
        smaller, larger = sorted((one, other), key=len)
        assert {item for item in smaller if item[0] in shared} <= larger, pair
