"""A call file that cannot be used is refused in one sentence that names the entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.facts.model import read_call, read_calls

CALL = """\
id: one
title: {ja: 一, en: one}
programme: ONE
document: slides
default_scheme: main
schemes:
  - {id: main, name: {ja: 主, en: main}, sides: [here]}
sides:
  - {id: here, name: {ja: こちら側, en: this side}, zone: Asia/Tokyo}
sources:
  length: {page: 1, quote: 3年間}
facts:
  - {key: duration, scheme: main, side: here, value: 36, unit: months, source: length}
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "call.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_call_file_is_read(tmp_path):
    call = read_call(written(tmp_path, CALL))

    assert [fact.name for fact in call.facts] == ["main.here.duration"]
    assert call.fact("duration", "main", "here").sources[0].quote == "3年間"


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("value: 36", "value: many", "has 'many', which is no value in months"),
        ("value: 36, unit: months", "value: 2024-13, unit: date", "has '2024-13', which is no value in date"),
        ("value: 36, unit: months", 'value: "2024-04-16T18:00", unit: datetime', "no value in datetime"),
        ("value: 36, unit: months", "words: [3年], value: 36", "needs a value or words, and not both"),
        ("value: 36, unit: months, ", "", "needs a value or words, and not both"),
        ("side: here, value", "side: there, value", "names a scheme, side or group"),
        ("scheme: main, side", "scheme: other, side", "names a scheme, side or group"),
        ("unit: months", "unit: months, hedge: maybe", "an entry that means nothing"),
        ("unit: months", "unit: months, bound: roughly", "an entry that means nothing"),
        ("unit: months", "unit: months, hold: maybe", "hold: 'maybe'; write true, false"),
        ("unit: months", "unit: months, reviewed: nope", "reviewed: 'nope'; write true, false"),
        ("unit: months", "unit: months, colour: red", "an entry that means nothing"),
        ("source: length}", "source: width}", "'width'"),
        ("zone: Asia/Tokyo", "zone: Asia/Tokio", "Asia/Tokio"),
        ("programme: ONE\n", "", "'programme'"),
        ("default_scheme: main", "default_scheme: other", "the default scheme 'other'"),
        ("facts:\n", "facts: 3\nother:\n", "is not a call file"),
        ("id: one", "id: [one", "cannot be read as YAML"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path, was, now, said):
    assert was in CALL

    with pytest.raises(CorpusError) as refused:
        read_call(written(tmp_path, CALL.replace(was, now, 1)))

    assert said in str(refused.value)
    assert "call.yaml" in str(refused.value)


def test_a_day_that_yaml_takes_for_a_date_is_the_same_day_in_text(tmp_path):
    text = CALL.replace("key: duration", "key: start").replace("36, unit: months", "2024-12-01, unit: date")

    assert read_call(written(tmp_path, text)).facts[0].value == "2024-12-01"


def test_the_programme_as_a_whole_need_not_be_listed(tmp_path):
    call = read_call(written(tmp_path, CALL))

    assert call.scheme("programme").name == call.title
    with pytest.raises(KeyError):
        call.scheme("other")
    with pytest.raises(KeyError):
        call.side("there")


def test_a_folder_without_call_files_has_no_calls(tmp_path):
    assert read_calls(tmp_path) == ()
