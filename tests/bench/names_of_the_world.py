"""Writes the names of the world that corpus/text/data/ ships, from Unicode CLDR by way of Babel.

    python tests/bench/names_of_the_world.py

Run it when Babel brings a newer CLDR.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import babel
from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_name

from corpus.text.languages import CODES

DATA = Path(__file__).parents[2] / "corpus" / "text" / "data"
JAPANESE, ENGLISH = Locale("ja"), Locale("en")


def countries() -> Iterator[str]:
    """A line for each territory that has an alphabetic code."""
    for code in sorted(ENGLISH.territories):
        if code.isalpha():
            yield f"{code}: {JAPANESE.territories[code]} | {ENGLISH.territories[code]}"


def languages() -> Iterator[str]:
    """A line for each language the desk knows by name."""
    for code in CODES:
        yield f"{code}: {JAPANESE.languages[code]} | {ENGLISH.languages[code]}"


def clocks() -> Iterator[str]:
    """A line for each clock: the zones that share it, and its names."""
    shared: dict[tuple[str, str], list[str]] = {}
    for zone in sorted({*get_global("zone_territories")} & available_timezones()):
        names = tuple(
            str(get_timezone_name(ZoneInfo(zone), zone_variant="generic", locale=language))
            for language in ("ja", "en")
        )
        shared.setdefault((names[0], names[1]), []).append(zone)
    for (japanese, english), zones in sorted(shared.items(), key=lambda item: item[1]):
        yield f"{' '.join(zones)}: {japanese} | {english}"


def towns() -> Iterator[str]:
    """A line for each zone: the town it is named for, and the country that has no other clock."""
    known = available_timezones()
    territories = {
        zone: code
        for zone, code in get_global("zone_territories").items()
        if zone in known and not zone.startswith("Etc/")
    }
    zones_of: dict[str, list[str]] = {}
    for zone, code in sorted(territories.items()):
        zones_of.setdefault(code, []).append(zone)
    for zone, code in sorted(territories.items()):
        alone = zone == zones_of[code][0] and len({_clock(one) for one in zones_of[code]}) == 1
        said = [
            "|".join(
                [
                    _town(zone, locale),
                    *([locale.territories[code]] if alone and code in locale.territories else []),
                ]
            )
            for locale in (JAPANESE, ENGLISH)
        ]
        yield f"{zone}: {said[0]} | {said[1]}"


def _town(zone: str, locale: Locale) -> str:
    named = locale.time_zones.get(zone) or {}
    return str(named["city"] if "city" in named else zone.rpartition("/")[2].replace("_", " "))


def _clock(zone: str) -> tuple[object, ...]:
    """How far a zone is from UTC in winter and in summer."""
    return tuple(datetime(2024, month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7))


TABLES = {
    "countries.txt": ("Countries by their ISO 3166-1 codes: code: Japanese | English.", countries),
    "languages.txt": ("Languages by their ISO 639 codes: code: Japanese | English.", languages),
    "clocks.txt": ("Clocks by the IANA zones that share them: zone zone …: Japanese | English.", clocks),
    "towns.txt": (
        "Towns whose clocks are known, and countries that have one clock: zone: Japanese|… | English|….",
        towns,
    ),
}


def table(name: str) -> str:
    """The text of one table."""
    heading, lines = TABLES[name]
    return "\n".join([f"# {heading} From Unicode CLDR, Babel {babel.__version__}.", *lines(), ""])


if __name__ == "__main__":
    for name in TABLES:
        (DATA / name).write_text(table(name), encoding="utf-8")
