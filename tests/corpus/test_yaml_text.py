"""A text is YAML or it is not, and of two values under one key none is silently dropped."""

from __future__ import annotations

import pytest
import yaml

from corpus.yaml_text import NO_YAML, construct, parse, why_none


def test_what_stands_there_is_read() -> None:
    assert parse("a: 1\nb: [{a: 2}, {a: 3}]") == {"a": 1, "b": [{"a": 2}, {"a": 3}]}
    assert parse("# nothing") is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("a: 1\nb: 2\na: 3", "'a' stands there twice", id="a key twice"),
        pytest.param("b: [{c: 1, c: 2}]", "'c' stands there twice", id="a key twice, further in"),
        pytest.param("a: 2024-02-30", "2024-02-30 is in no calendar", id="a day in no calendar"),
        pytest.param("[" * 20_000, "nesting", id="too deep"),
        pytest.param("a: !!python/name:os.system x", "constructor", id="code"),
        pytest.param("a: [", "while parsing", id="unfinished"),
    ],
)
def test_what_is_none_says_why(text: str, why: str) -> None:
    with pytest.raises(NO_YAML) as raised:
        parse(text)

    assert why in why_none(raised.value)


def test_a_text_that_holds_itself_ends() -> None:
    held = parse("&a [*a, {b: *a}]")

    assert held[0] is held and held[1]["b"] is held


def test_without_the_loader_in_c_a_text_nested_too_deep_is_no_yaml_either() -> None:
    with pytest.raises(NO_YAML):
        construct(yaml.compose("[" * 1_000, yaml.SafeLoader))
