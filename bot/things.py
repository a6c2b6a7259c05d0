"""What a question is about: the trade's concepts, labels such as "Strand B" or 区分２, and its remaining content words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from bot import concepts
from bot.concepts import ASKING, ELSEWHERE, OBJECTS
from bot.focus import placed
from bot.parts import asks_yes_or_no
from bot.vocabulary import COMMON
from corpus.quantity import read
from index.terms import Word

# What a question word asks for, as kinds of quantity.
_WANTED = {
    "when": frozenset({"date", "time", "duration"}),
    "until": frozenset({"date", "time", "duration"}),
    "deadline": frozenset({"date", "time", "duration"}),
    "how_much": frozenset({"money", "percent"}),
    "how_many": frozenset({"count"}),
    "how_long": frozenset({"duration", "date"}),
    "headcount": frozenset({"count"}),
}
# The unit that is asked for: 何か月, 何％, "how many months", "in months".
_ASKED_UNIT = {
    "minutes": r"何(?:分|時間)間?(?!の[一-九1-9])|(?:how many|in|number of) (?:minutes|hours)",
    "duration": r"何(?:日間|週間?|[かカヵヶケ箇]月間?|年間)|(?:how many|in|number of) (?:days|weeks|months|years)|(?:long|short)est",
    "pages": r"何(?:ページ|頁)|(?:how many|number of) pages|page limit|ページ(?:数|制限)",
    "count": r"何(?:人|名|件|回|社|機関|[かカヵヶケ箇]国|枚|字|文字|語|本|通|点|個|か所)|how many(?! (?:minutes|hours|days|weeks|months|years|pages|per ?cent))",
    "percent": r"何(?:%|パーセント|割)|(?:割合|比率|補助率|負担率|経費率)(?:は|を|が|の上限)|how many per ?cent"
    r"|(?:what|which|how high)(?: (?!exchange)[a-z-]+){0,2} (?:percentage|share|proportion|rate)(?![a-z])",
    "money": r"何(?:円|ポンド|ドル|ユーロ|クローネ|クローナ|フラン|元|ウォン)|幾ら|いくら|how much",
}
# "How many months" asks for no other number.
EXACT = frozenset({"minutes", "duration", "percent", "pages"})
_UNITS = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _ASKED_UNIT.items()))
_CONCEPT, _LABEL = 0.7, 0.5
# Words that say little of what is asked: those that go with anything, and those that only say where to look.
WEAK = 0.3
_WEAK_CONCEPTS = frozenset(
    {
        "apply",
        "submit",
        "still",
        "counts",
        "support",
        "way",
        "start",
        "end",
        "award",
        "money",
        "zone",
        "until",
    }
)
# What the parts of a call are called in either language, by the English name.
_PARTS = {
    "strand": "strand|ストランド",
    "category": "category|区分|種別|カテゴリー?",
    "type": "type|タイプ|型|類型",
    "track": "track|トラック",
    "tier": "tier",
    "frame": "枠",
    "group": "group|グループ",
    "class": "class|クラス",
    "stream": "stream|ストリーム",
    "course": "course|コース",
    "phase": "phase|stage|フェーズ|ステージ|段階",
    "area": "area|領域|分野",
    "theme": "theme|topic|テーマ|トピック|課題",
    "pillar": "pillar|柱",
    "lot": "lot",
    "module": "module|モジュール",
    "package": "work package|wp|ワークパッケージ",
    "annex": "annex|appendix|attachment|別表|別紙|別添|付録",
    "form": "form|様式|フォーム",
    "section": "section",
    "round": "round|ラウンド",
    "session": "session|セッション",
}
# "the form a partner sends", "the area I work in"
_ALSO_BEFORE_A_WORD = frozenset({"form", "area", "course", "phase", "round", "session", "theme"})
_NAME = "|".join(f"(?P<{part}>{words})" for part, words in _PARTS.items())
_MARK = r"(?:[a-z]|\d{1,2}|[ivx]{1,4}|[一二三四五六七八九十])(?![a-z0-9%.,]|[一-鿿]{0,2}\d)"
_AND = r"(?: ?(?:,|、|・|/|&|and|or|と|及び|および|又は|または|か) ?)"
_LABELLED = re.compile(rf"(?<![a-z])(?:{_NAME})s?[ -]?[(（]?(?P<marks>{_MARK}(?:{_AND}{_MARK})*)")
_MARKED = re.compile(
    r"(?<![a-z0-9])(?P<mark>[a-z]|\d{1,2}|[ivx]{1,4})[ -]?(?P<name>枠|型|タイプ|コース|区分|クラス|類型)"
)


_YEAR = re.compile(
    r"(?P<year>20\d\d) ?(?:年度|年の(?:公募|募集)|call|round|edition)|(?:fy|call for|call in|round of) ?(?P<fy>20\d\d)"
)


@dataclass(frozen=True)
class Thing:
    """One thing a question is about. *weight* is its rarity, the rarest word at 1.

    *name* is the concept's, the label's ("strand b", "strand a|strand b" for either), or the word as it is looked up;
    *surface* the word as written.
    """

    name: str
    weight: float
    kind: Literal["concept", "label", "word"]
    surface: str = ""


def things(
    folded: str,
    names: frozenset[str],
    rarities: dict[str, float],
    *,
    setting: Sequence[tuple[int, int]] = (),
) -> tuple[Thing, ...]:
    """What a question in *folded* text is about; *rarities* are the index's idf by surface, unknown words the highest.

    Words in the *setting* (which scheme, which side) say where to look, and little of what is asked. Amounts are the
    asker's own: no document need hold them.
    """
    found = concepts.find(folded)
    if {"support", "how_much"} <= names:
        names = names - {"support"} | {"award"}
    units = [
        (match.end() - len(match.group().split(" ")[-1]), match.end()) for match in _UNITS.finditer(folded)
    ]
    asked = {name for name, spans in found.spans.items() if all(_touches(span, units) for span in spans)}
    named = sorted((OBJECTS & names & (found.names | {"award"})) - (asked - ELSEWHERE))
    kept = [Thing(name, WEAK if name in _WEAK_CONCEPTS else _CONCEPT, "concept") for name in named]
    labelled = labels(folded)
    kept += [Thing("|".join(group), _LABEL, "label") for _, group in groupby(labelled, key=part_of)]
    places = [span for name in found.names for span in found.spans[name]]
    places += [*labelled.values(), *_amounts(folded), *units]
    rarest = max(rarities.values(), default=1.0) or 1.0
    for word, place in _words(folded):
        if not _inside(place, places) and not (word.term.isdigit() and len(word.term) == 1):
            weight = rarities.get(word.surface, rarest) / rarest * (WEAK if _inside(place, setting) else 1.0)
            kept.append(Thing(word.term, weight, "word", word.surface))
    return tuple(dict.fromkeys(kept))


def wanted(folded: str, names: frozenset[str]) -> frozenset[str]:
    """The kinds of quantity a question with these concepts asks for; empty where it asks for none."""
    units = frozenset(str(match.lastgroup) for match in _UNITS.finditer(folded))
    if exact := units & EXACT:
        return exact
    allowed = names & {"may", "must"} and not names & _WANTED.keys() - {"deadline"}
    if allowed or asks_yes_or_no(folded):
        return frozenset()
    if names & OBJECTS == {"award"} and not names & ASKING:
        return _WANTED["how_much"]
    return units.union(*(_WANTED[name] for name in names if name in _WANTED))


@lru_cache(maxsize=4096)
def labels(folded: str) -> dict[str, tuple[int, int]]:
    """The parts of a call that a text names by letter or number, "strand b", and where; one name in both languages."""
    found: dict[str, tuple[int, int]] = {}
    for match in _LABELLED.finditer(folded):
        part = next(name for name in _PARTS if match[name])
        if match["marks"] in ("a", "i") and part in _ALSO_BEFORE_A_WORD:
            continue
        found |= {f"{part} {mark}": match.span() for mark in re.split(_AND, match["marks"])}
    found |= {f"fy {match['year'] or match['fy']}": match.span() for match in _YEAR.finditer(folded)}
    for match in _MARKED.finditer(folded):
        part = next(name for name, words in _PARTS.items() if re.fullmatch(words, match["name"]))
        found[f"{part} {match['mark']}"] = match.span()
    return found


def part_of(label: str) -> str:
    """What kind of part of a call a label names: "strand" of "strand b"."""
    return label.rpartition(" ")[0]


def _words(folded: str) -> Iterator[tuple[Word, tuple[int, int]]]:
    return (
        (word, place)
        for word, place in placed(folded)
        if word.noun and word.surface not in COMMON and word.term not in COMMON
    )


def _amounts(folded: str) -> list[tuple[int, int]]:
    """Where the asker's own amounts stand; of a count only its number, for 申請 counts in 申請3件."""
    return [
        item.span if item.kind != "count" else (item.span[0], item.span[0] + 1)
        for item in read(folded)
        if item.kind in {"money", "percent", "duration", "count"}
    ]


def _inside(place: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in spans)


def _touches(place: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in spans)
