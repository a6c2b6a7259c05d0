"""What a question asks for: the call's scheme and side it speaks of, its concepts and its quantities as slots."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from bot import concepts
from bot.answer import Language
from bot.concepts import Concepts
from bot.reading.question import Question
from corpus.facts.model import PROGRAMME, Call, Fact
from corpus.quantity import Clock, Day, Quantity, zones
from corpus.text import countries

_Name = TypeVar("_Name", str, int)
Span = tuple[int, int]

_ZONE_WORDS = re.compile(r"(?:日本|英国|イギリス|現地)時間|(?:uk|british|japan(?:ese)?(?: standard)?) time")
_TOLD_IN = re.compile(
    r"(?<![a-z])(?:in|for) (?:japan|the uk|britain|tokyo|london)(?![a-z])|(?:日本|英国|イギリス)(?:で|だと)は?"
)
_OTHER_YEAR = re.compile(
    r"来年度?|昨年度?|去年|前年度?|一昨年|再来年|次年度|前回|過去|次回|今後の公募"
    r"|\b(?:last|next|previous|following|past) (?:fiscal )?(?:year|call|round|time)s?\b|\bprevious(?:ly)?\b(?! (?:fund(?:ing|s)|grants?|support|experience|work|collaborations?|results?))"
)
_CALL_OF_YEAR = re.compile(
    r"(20\d\d)年?度?の?(?:公募|募集|aspire|call\b)|(?:aspire|call for|call of|fy) ?'?(20\d\d)|(20\d\d) (?:aspire |joint |funding )*call\b"
)
# Between a concept and a quantity, where the one is said to be the other: 締切は4月30日, "the cap is 500M".
_IS = re.compile(
    r"\s*(?:額|費|日|時刻|期間|date)?\s*(?:は|が|って|も|:|=|is|was|are|being|to be)\s*(?:on|at|about|just|約|the)?\s*"
)


# 英国側, "UK researchers": a side, where 英国に and "in the UK" are a place.
_FIRM_SIDE = re.compile(
    r".?側|.の(?:研究者|チーム|若手|代表|pl)|. ?(?:side|team|researchers?|applicants?|partners?|pls?|pis?)(?![a-z])"
)
# The other way round: 3月29日は応募締切ですか, "is 16 April the deadline?"
_IS_THE = re.compile(
    r"\s*(?:は|が|って)\s*(?:応募|申請|公募|提案書の?)?の?\s*|\s*is (?:the )?(?:application |submission |final )?"
)


# A question that asks for something other than yes or no, however it ends: いつまで延長できますか.
_OPEN = re.compile(
    r"いつ|いくら|幾ら|何(?!か|らか)|どこ|どちら|誰|だれ|どの|どれ|どう|どんな|なぜ|教えて|は[?？。]?$"
    r"|(?:^|[.,:;?!] ?|\b(?:and|me|know|ask|wonder|explain) )(?:(?:in|on|at|by|for|until|till|to|from|with|of) )?"
    r"(?:when|what|which|who|whom|whose|where|why|how)(?:'s)?\b"
)
_CLOSED = re.compile(
    r"(?:is|are|am|do|does|did|can|could|may|must|should|will|would|has|have) (?!(?:you|i (?:ask|know))\b)"
)
# ドイツとの共同公募, "a joint call with Germany", "the German joint call": the country before or after.
_JOINT_AFTER = re.compile(r"(?:等|など)?(?:と|との|との間の)?(?:国際)?共同公募| (?:joint )?calls?\b")
_JOINT_BEFORE = re.compile(r"joint calls? (?:with|for|between \w+ and) (?:the )?$")


# 支援額が9500万円の場合: put as a case, not said to be so.
_SUPPOSED = re.compile(r"\s*(?:の場合|なら|だったら|であれば|では|だと|とする|の計画|の予算)")
_SAID = re.compile(r"\s*(?:日|額|です|だ|か|でしょ|なの|で合|と(?:聞|い|の)|で正し|[?？。.]|$|right|correct)")


@dataclass(frozen=True)
class Ask:
    """The slots of a question. Spans are offsets into the question's plain text.

    *scheme* is the one spoken of, or the default one; *named* all schemes named, *schemes* those to be ruled on,
    which a thread may lend. *fields* and *countries* are research
    fields and countries (ISO codes) named beside the call's own, *items* the call's facts about a thing that is named. *sides* are all sides named, *sides_beside_agencies* those
    named otherwise than by their agency, *side_is_firm* whether a side is meant and no place to go to, *missing_sides* those said to be absent. *other_year* says that the question turns
    on a call the documents do not cover, *other_partner* on a joint call with a country that none is held with. *places* are
    the countries of the towns and institutions named, *clocks* the time zones (IANA) asked for, *regions* the parts of the world by their countries, *unknown* that the question turns on something neither trade nor call knows.
    """

    language: Language
    as_of: datetime
    text: str
    scheme: str
    side: str | None
    named: tuple[str, ...]
    concepts: Concepts
    quantities: tuple[Quantity, ...]
    fields: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    items: tuple[Fact, ...] = ()
    schemes: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    side_is_firm: bool = False
    sides_beside_agencies: tuple[str, ...] = ()
    missing_sides: tuple[str, ...] = ()
    other_year: bool = False
    other_partner: bool = False
    places: tuple[str, ...] = ()
    regions: tuple[frozenset[str], ...] = ()
    clocks: tuple[str, ...] = ()
    unknown: bool = False
    explained: tuple[Span, ...] = ()

    def all(self, kind: str, unit: str | None = None) -> tuple[Quantity, ...]:
        """The quantities of a kind (and unit), in order."""
        return tuple(item for item in self.quantities if item.kind == kind and unit in (None, item.unit))

    def number(self, kind: str, unit: str | None = None) -> Decimal | None:
        """The first number of a kind (and unit), if any."""
        return next((item.value for item in self.all(kind, unit) if isinstance(item.value, Decimal)), None)

    @property
    def months(self) -> Decimal | None:
        """The first length of time named, in months; thirty days make one."""
        for item in self.all("duration"):
            if isinstance(item.value, Decimal) and item.unit in ("months", "days"):
                return item.value if item.unit == "months" else item.value / 30
        # "My PhD is 15 years old."
        age = self.number("count", "years_old") if "degree" in self.concepts else None
        return age * 12 if age is not None else None

    @property
    def day(self) -> Day | None:
        """The first calendar day named; a bare year only where nothing closer is."""
        days = [
            item.value
            for item in self.all("date")
            if isinstance(item.value, Day) and item.value.part != "fiscal"
        ]
        return next((day for day in days if day.month is not None), next(iter(days), None))

    @property
    def clock(self) -> Clock | None:
        """The first time of day named, if any; in the one zone the question names where it has none of its own."""
        told = [item.value for item in self.all("time") if isinstance(item.value, Clock)]
        if not told or any(clock.zone for clock in told) or len(self.clocks) != 1:
            return next(iter(told), None)
        return replace(told[0], zone=self.clocks[0])

    @property
    def is_open(self) -> bool:
        """Whether it asks when, what, how much …, and not whether."""
        return bool(_OPEN.search(self.text)) and not _CLOSED.match(self.text)

    def claims(self, *names: str) -> bool:
        """Whether a quantity is said to *be* one of the concepts, rather than to be measured against it."""
        places = [place for name in names for place in self.concepts.spans.get(name, ())]
        return any(
            (_IS.fullmatch(self.text[end : item.span[0]]) and not _SUPPOSED.match(self.text[item.span[1] :]))
            or (_IS_THE.fullmatch(self.text[item.span[1] : start]) and _SAID.match(self.text[end:]))
            for start, end in places
            for item in self.quantities
        )

    @property
    def touched(self) -> frozenset[str]:
        """The concepts touched, with what was named and the kinds of quantities as #concepts."""
        marks = {
            f"#{item.kind}" for item in self.quantities if item.kind != "count" and item not in self._rates
        }
        marks |= {f"#{item.unit}" for item in self.all("count")}
        marks |= {f"#{item.field}" for item in self.quantities if item.field}
        marks |= {"#until"} if any(item.bound == "at_most" for item in self.all("date")) else set()
        marks |= {"#country"} if self.countries else set()
        marks |= {"#place"} if self.places else set()
        marks |= {"#region"} if self.regions else set()
        marks |= {"#field"} if self.fields else set()
        marks |= {"#duration"} if self.months is not None else set()
        marks |= {"#call"} if self.named else set()
        marks |= {f"#{item.key}" for item in self.items}
        return self.concepts.names - self._idle | marks

    @property
    def _rates(self) -> tuple[Quantity, ...]:
        """The rates of indirect costs named beside the amount that holds them: no share is asked about."""
        beside = any(item.field == "with_indirect" for item in self.all("money"))
        return tuple(item for item in self.all("percent") if item.field == "indirect") if beside else ()

    @property
    def _idle(self) -> frozenset[str]:
        """A share that is only the sign of such a rate."""
        spans = [item.span for item in self._rates]
        said = self.concepts.spans.get("share", ())
        inside = [any(a <= start and end <= b for a, b in spans) for start, end in said]
        return frozenset({"share"}) if inside and all(inside) else frozenset()


def read_ask(question: Question, call: Call, *, scheme: str | None = None, side: str | None = None) -> Ask:
    """The slots of *question* for a *call*; *scheme* and *side* are those of the thread, where it named some."""
    folded = _ZONE_WORDS.sub(lambda match: "\0" * len(match.group()), question.folded)
    schemes = _named(folded, {item.id: item.known_as for item in call.schemes})
    rest = _blanked(folded, [span for _, span in schemes])
    clocks = _clock_spans(question)
    sides = _named(_blanked(rest, clocks), {item.id: item.known_as for item in call.sides})
    fields = _named(rest, _fields(call))
    items = _named(rest, {at: fact.known_as for at, fact in enumerate(call.facts)})
    told_in = zones.find(question.folded)
    lands = _blanked(rest, [span for _, span in (*sides, *told_in)])
    nations, places = countries.find(lands), countries.places(rest)
    regions, partners = countries.regions(rest), _joint_with(rest, call)
    found = concepts.find(question.folded)
    ids = tuple(dict.fromkeys((*_ids(schemes), *(scheme for scheme in partners if scheme))))
    own, side_ids = {item.country for item in call.sides}, tuple(dict.fromkeys(name for name, _ in sides))
    return Ask(
        language=question.language,
        as_of=question.as_of,
        text=question.folded,
        scheme=_scheme(ids, scheme, call),
        side=_one(side_ids, side),
        named=ids,
        schemes=ids,
        concepts=found,
        quantities=question.quantities,
        fields=tuple(dict.fromkeys(name for name, _ in fields)),
        countries=tuple(dict.fromkeys(code for code, _ in nations if code not in own)),
        items=tuple(call.facts[at] for at in dict.fromkeys(at for at, _ in items)),
        sides=side_ids,
        side_is_firm=any(_FIRM_SIDE.match(folded[span[1] - 1 :]) for _, span in sides),
        sides_beside_agencies=_without_agencies(sides, folded, call),
        missing_sides=tuple(dict.fromkeys(name for name, span in sides if _is_missing(folded, span))),
        other_year=_other_year(question, call),
        other_partner=bool(partners) and not any(partners),
        places=tuple(dict.fromkeys(code for code, _ in places)),
        regions=tuple(codes for codes, _ in regions),
        clocks=tuple(dict.fromkeys(zone for zone, _ in told_in)),
        explained=(
            *(
                span
                for group in (schemes, sides, fields, items, nations, places, regions, told_in)
                for _, span in group
            ),
            *(span for spans in found.spans.values() for span in spans),
            *(item.span for item in question.quantities),
        ),
    )


def _joint_with(folded: str, call: Call) -> tuple[str | None, ...]:
    """Of each country a joint call is said to be held with, the scheme that is held with it alone, or None."""
    held = {
        frozenset(code for word in fact.words for code, _ in countries.find(word.lower())): fact.scheme
        for fact in call.facts
        if fact.key == "countries"
    }
    return tuple(
        held.get(frozenset([code]))
        for code, (start, end) in countries.find(folded)
        if _JOINT_AFTER.match(folded, end) or _JOINT_BEFORE.search(folded[:start])
    )


def _ids(schemes: list[tuple[str, Span]]) -> tuple[str, ...]:
    """The schemes named; where a wider word (単独公募) stands beside one it holds (次世代枠), that one alone."""
    by_place: dict[Span, set[str]] = {}
    for name, place in schemes:
        by_place.setdefault(place, set()).add(name)
    spelt_out = {name for names in by_place.values() if len(names) == 1 for name in names}
    return tuple(
        dict.fromkeys(name for name, place in schemes if name in spelt_out or not by_place[place] & spelt_out)
    )


def _without_agencies(sides: list[tuple[str, Span]], folded: str, call: Call) -> tuple[str, ...]:
    agencies = {item.agency.lower() for item in call.sides if item.agency}
    return tuple(dict.fromkeys(name for name, (start, end) in sides if folded[start:end] not in agencies))


def _is_missing(folded: str, span: Span) -> bool:
    """Whether a side is said to be left out: "without a Japanese institution", 英国の機関なしで."""
    before, after = folded[max(span[0] - 32, 0) : span[0]], folded[span[1] : span[1] + 14]
    return bool(
        re.search(
            r"(?<![a-z])(?:without|no|lacking) (?:an? |any |the )?(?:\w+ )?(?:(?:in|from|at|on) (?:the )?)?$",
            before,
        )
        or re.match(r"[^、。]{0,8}(?:なし|抜き|がいな|を含めな)", after)
    )


def _named(folded: str, names: Mapping[_Name, Iterable[str]]) -> list[tuple[_Name, Span]]:
    """Which of *names* stand in the text, the longest word first, no place twice; a word may name several."""
    found: list[tuple[_Name, Span]] = []
    owners: dict[str, list[_Name]] = {}
    for name, words in names.items():
        for word in words:
            owners.setdefault(word, []).append(name)
    for word in sorted(owners, key=len, reverse=True):
        for match in _pattern(word).finditer(folded):
            found += [(name, match.span()) for name in owners[word]]
            folded = _blanked(folded, [match.span()])
    return sorted(found, key=lambda item: item[1])


@lru_cache(maxsize=1024)
def _pattern(word: str) -> re.Pattern[str]:
    """A name as it stands in a question: a Latin one as whole words, also in the plural; "top 10%" and "top researchers" name no frame."""
    plain = unicodedata.normalize("NFKC", word).lower()
    latin = plain[0].isascii() and plain[0].isalnum()
    edge = (
        r"(?<![a-z0-9]){}s?(?![a-z0-9])(?! \d+ ?%|(?<=top) (?:researchers|scientists|journals))"
        if latin
        else "{}"
    )
    return re.compile(edge.format(re.escape(plain).replace(r"\ ", r"[\s-]")))


def _blanked(folded: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        folded = folded[:start] + "\0" * (end - start) + folded[end:]
    return folded


def _clock_spans(question: Question) -> list[Span]:
    """The places of times of day, whose zone (18:00 JST) names no side; nor does where they are told: "in Japan"."""
    clocks = [item for item in question.quantities if isinstance(item.value, Clock)]
    if not any(item.value.zone for item in clocks if isinstance(item.value, Clock)):
        return [item.span for item in clocks]
    return [item.span for item in clocks] + [match.span() for match in _TOLD_IN.finditer(question.folded)]


def _fields(call: Call) -> dict[str, tuple[str, ...]]:
    """The research fields of all schemes by their Japanese word, each with its English one."""
    words: dict[str, tuple[str, ...]] = {}
    for fact in call.facts:
        if fact.key == "field":
            english = re.split(r", | and ", fact.says["en"])
            for word, other in zip(fact.words, english, strict=False):
                words[word] = (word, *re.split(r"[･・]", word), other, *other.split("/"))
    return words


def _scheme(named: tuple[str, ...], thread: str | None, call: Call) -> str:
    specific = [name for name in named if name not in (PROGRAMME, call.default_scheme)]
    return next(iter(specific or named), thread or call.default_scheme)


def _one(named: tuple[str, ...], thread: str | None) -> str | None:
    return named[0] if len(named) == 1 else None if named else thread


def _other_year(question: Question, call: Call) -> bool:
    """Whether the question turns on the call of another year than this one."""
    if _OTHER_YEAR.search(question.folded) and "degree" not in concepts.find(question.folded):
        return True
    years = {int(match[1] or match[2] or match[3]) for match in _CALL_OF_YEAR.finditer(question.folded)}
    years |= {
        item.value.year
        for item in question.quantities
        if isinstance(item.value, Day)
        and item.value.part == "fiscal"
        and item.value.year
        # Later ones are years of a project: 2028年度に入っても続く.
        and item.value.year <= (call.fiscal_year or item.value.year) + 1
    }
    return bool(years) and call.fiscal_year is not None and call.fiscal_year not in years
