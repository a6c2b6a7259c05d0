"""The shipped tables of countries, languages and clocks are what Unicode CLDR says, and are read without Babel."""

from __future__ import annotations

import subprocess
import sys
from importlib import util
from pathlib import Path

import babel
import pytest

from corpus.text import countries, languages
from corpus.text.tables import named

BENCH = Path(__file__).parents[2] / "bench" / "names_of_the_world.py"


def written():
    spec = util.spec_from_file_location("names_of_the_world", BENCH)
    assert spec and spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("table", ["countries.txt", "languages.txt", "clocks.txt", "towns.txt"])
def test_a_table_is_as_it_was_written(table: str) -> None:
    module = written()
    shipped = (module.DATA / table).read_text(encoding="utf-8")
    if f"Babel {babel.__version__}." not in shipped.splitlines()[0]:
        pytest.skip("written with another Babel")

    assert shipped == module.table(table)


@pytest.mark.parametrize(
    ("code", "names"), [("JP", ("日本", "Japan")), ("CI", ("コートジボワール", "Côte d’Ivoire"))]
)
def test_a_country_has_a_name_in_both_languages(code: str, names: tuple[str, str]) -> None:
    assert (countries.name_of(code, "ja"), countries.name_of(code, "en")) == names


def test_zones_that_share_a_clock_share_its_name() -> None:
    clocks = named("clocks.txt")

    assert (
        clocks["Europe/Paris"] == clocks["Europe/Berlin"] == ("中央ヨーロッパ時間", "Central European Time")
    )


def test_a_language_is_found_by_its_name() -> None:
    assert [code for code, _ in languages.find("フランス語 or french")] == ["fr", "fr"]


def test_reading_names_does_not_load_babel() -> None:
    code = "import sys; from corpus.text import countries; countries.find('france'); print('babel' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "False"
