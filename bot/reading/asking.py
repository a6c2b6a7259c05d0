"""From a Query to what a rule is given: the scheme, side, values and clocks of one asking segment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.reading.asked import OF_A_DEGREE, Asked, Value
from bot.reading.bare_numbers import counted_alike
from bot.reading.bases import base_of
from bot.reading.call_with import countries_called, schemes_with, without_partners
from bot.reading.comparing import Compares, compares
from bot.reading.denied import is_denied, is_not_meant
from bot.reading.foreign import of_a_call
from bot.reading.form import form_of
from bot.reading.lengths import is_excess
from bot.reading.local_clock import on_their_clocks
from bot.reading.marks import Marks, Tell, by_form, nothing
from bot.reading.query import Query
from bot.reading.roles import LOCATIVE, bound
from bot.reading.scene import CLOCK
from bot.reading.schedule import is_moment, moments_named
from bot.reading.stated import is_stated
from bot.reading.steps import steps_in
from corpus.facts.model import PROGRAMME, Call
from corpus.quantity import Day, zones
from corpus.quantity.currencies import currency_in
from corpus.text.beside import beside
from corpus.text.names import Name
from corpus.text.plain import folded
from corpus.text.segments import Segment

Span = tuple[int, int]
_LIMIT = re.compile(r"上限|限度|\b(?:cap|limit|ceiling|maximum)\b")
_CONSORTIUM = ("consortium", "consortium_one_side")  # intents
_OF_KINDS = (
    "kinds_of_call",
    "eligibility",
    "agencies",
    "partner_funding",
    "support",
)  # in what kinds of call differ
_BESIDE = 30  # characters before a side that make it only a standard
_ARTICLE = 4  # characters: "the ", "our "
# "Breeding with AI", AIを使った育種: a field that is a means to something else.
_AS_MEANS = beside(
    r"\b(?:with|using|by|through|via|based on) (?:the (?:help|use) of )?",
    r"を(?:使|用い|活用|利用|駆使)|によ[るりっ]|[- ](?:driven|based|assisted|aided|powered|enabled)\b",
)
# "As the Japanese side may", 日本側のように: a side that only tells what is asked of the other.
_AS = re.compile(r"\b(?:as|like|the way) (?:the |our )?$")
_AS_IT_MAY = re.compile(
    r"(?: (?:side|team|group|half|researchers?))? (?:may|can|could|does|do|did|is|are|has|have|will|would)\b"
    r"|(?:側|チーム)?(?:の|と同じ)ように|(?:側|チーム)?みたいに|(?:側|チーム)?と同様に"
)
# 次世代枠と同じ長さだと思ってました: what somebody takes to be so, and would have put right.
_BELIEVED = re.compile(r"(?:と|って)(?:思|聞|理解|認識)|\b(?:thought|assumed|understood|believed|supposed)\b")
# "Could it have begun by then?" behind a day that is told: その時までに.
_BY_THEN = re.compile(
    r"\bby (?:then|that (?:time|date|day|point))\b|(?:それ|その(?:時|時点|頃|日))まで(?:に|は)"
)
# "The maximum for each side, and whether the Japanese one includes …": one that is named besides narrows nothing.
_ALL_SIDES = re.compile(r"(?:両|各)(?:側|国)|双方|\b(?:each|both) (?:sides?|countries|teams?|of us)\b")


def asked_of(
    query: Query,
    segment: Segment,
    intent: str,
    call: Call,
    *,
    around: Segment | None = None,
    before: Asked | None = None,
    again: bool = False,
    tell: Tell = nothing,
) -> Asked:
    """What *segment* of *query* asks, taken to have *intent*.

    What it leaves unsaid is taken from *around*, the sentence it is a piece of, then from the background of the same
    text, then from *before*, the turn it follows; *again*: it asks the same with something else in its place. *tell*
    tells the learned marks of a segment.
    """
    currency = currency_in(folded(segment.text)) if before and again else None
    own = _no_clocks(query, query.within(segment.span)[1])
    if currency:
        own = [name for name in own if currency_in(name.text.lower()) is None]
    narrowed = any(name.kind == "scheme" for name in own)
    told_before = (
        [] if before is None or narrowed else [n for n in before.names if n.kind in ("programme", "group")]
    )
    others = [
        *(query.within(around.span)[1] if around else ()),
        *_of_background(query, intent, tell),
        *told_before,
    ]
    alike = _believed_alike(query)
    own = [*own, *(name for name in alike if name.id not in {one.id for one in own})]
    names = _without_standards(query.folded, meant(query.folded, _beside(own, others)))
    low = folded(segment.text)
    called = countries_called(query.folded, names, call)
    names = without_partners(query.folded, names) if not called else names
    firm, sides = ((), _all_sides(names, call)) if _ALL_SIDES.search(low) else _sides(names, call)
    schemes = schemes_of(names) or schemes_with(called, call)
    if before and not (schemes or called):
        schemes, called = before.schemes, before.called_with
    comparing = compares(low, query.spans_named(segment.span, "side", "scheme")) or (
        "same" if alike else _compared_around(query, segment) if intent in _OF_KINDS else None
    )
    if before and comparing == "which" and len(schemes) == 1:
        schemes = tuple(dict.fromkeys((before.scheme, *schemes)))
    background = " ".join(query.folded[slice(*one.span)] for one in _background(query))
    side = sides[0] if len(sides) == 1 else None
    if not sides and before:
        sides = _turned_to(own, before, call, again=again) or before.sides
        side = sides[0] if len(sides) == 1 else before.side
    return Asked(
        intent=intent,
        scheme=_scheme(schemes, call),
        as_of=query.as_of,
        side=side,
        side_is_firm=len(firm) == 1,
        schemes=schemes,
        called_with=() if schemes else called,
        sides=sides,
        values=_values_after(
            before,
            intent,
            _values(query, segment, call, tell)
            or _values_around(query, around, call, tell, segment if _is_of(before, intent) else None),
        ),
        names=names,
        zones=_clocks(query, segment, low, call),
        form=form_of(low),
        marks=Marks(by_form(low, f"{background} {low}".strip()), tell, segment, _background(query)),
        moments=_moments(low, before),
        steps=steps_in(low),
        currency=currency,
        compares=comparing,
        text=segment.text,
        told=background,
    )


def _sides(names: Sequence[Name], call: Call) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sides whose people are meant, and all that are named: those alone where there are any.

    The country of a side stands for it beside another side (日本と英国の締切); alone it is a place.
    """
    firm = _ids(name for name in names if name.kind == "side" and name.firm) or _of_systems(names, call)
    if firm or not any(name.kind == "side" for name in names):
        return firm, firm
    of_country = {side.country: side.id for side in call.sides}
    meant = [
        of_country.get(name.id, "") if name.kind == "country" else name.id
        for name in names
        if name.kind in ("side", "country")
    ]
    return (), tuple(dict.fromkeys(filter(None, meant)))


def _all_sides(names: Sequence[Name], call: Call) -> tuple[str, ...]:
    """The sides of the scheme that is named, else of the call's first."""
    return call.scheme(_scheme(schemes_of(names), call)).sides


def _of_systems(names: Sequence[Name], call: Call) -> tuple[str, ...]:
    """The sides whose system is named, beside mere places: who uploads to e-Rad from the UK asks about the side of
    e-Rad."""
    places = {name.span for name in names if name.kind == "country"}
    side_of = {folded(word): fact.side for fact in call.facts if fact.key == "system" for word in fact.words}
    found = [name for name in names if name.kind == "side" and name.span not in places]
    sides = {side_of.get(folded(name.text)) for name in found}
    return _ids(found) if None not in sides else ()


def _turned_to(own: Sequence[Name], before: Asked, call: Call, *, again: bool) -> tuple[str, ...]:
    """The side whose country stands in place of the one that the turn before asked about: 日本だとどうなりますか; or a
    town of it, where the same is asked *again*: "and Osaka's?"."""
    if before.side is None:
        return ()
    of_country = {side.country: side.id for side in call.sides}
    kinds = ("country", "place") if again else ("country",)
    named = dict.fromkeys(of_country.get(name.id) for name in own if name.kind in kinds)
    return tuple(side for side in named if side not in (None, before.side))


def _moments(low: str, before: Asked | None) -> tuple[str, ...]:
    """The scheduled moments named; one alone is counted from that of the turn before ("and until it starts?")."""
    own = moments_named(low)
    if before is None or len(own) != 1:
        return own
    earlier = before.moments[-1:] or ((before.intent,) if is_moment(before.intent) else ())
    return tuple(dict.fromkeys((*earlier, *own)))


def schemes_of(names: Sequence[Name]) -> tuple[str, ...]:
    """The schemes named; where a wider word (単独公募) stands beside one it holds (次世代枠), that one alone."""
    by_place: dict[tuple[int, int], set[str]] = {}
    for name in names:
        if name.kind == "scheme":
            by_place.setdefault(name.span, set()).add(name.id)
    spelt_out = {scheme for ids in by_place.values() if len(ids) == 1 for scheme in ids}
    return tuple(
        dict.fromkeys(
            name.id
            for name in names
            if name.kind == "scheme" and (name.id in spelt_out or not by_place[name.span] & spelt_out)
        )
    )


def _clocks(query: Query, segment: Segment, low: str, call: Call) -> tuple[str, ...]:
    """The clocks that a segment names: of a town (London time), and of a side told from where the asker stands
    (向こうの時計)."""
    _, names = query.within(segment.span)
    of_sides = {side.id: side.zone for side in call.sides if side.zone}
    told = [
        of_sides[name.id]
        for name in names
        if name.kind == "side" and name.id in of_sides and CLOCK.match(query.folded, name.span[1])
    ]
    return tuple(dict.fromkeys([*(zone for zone, _ in zones.find(low)), *told]))


def _no_clocks(query: Query, names: Sequence[Name]) -> list[Name]:
    """The *names* without those of sides and countries that name a clock: 英国時間."""
    return [
        name
        for name in names
        if name.kind not in ("side", "country") or not CLOCK.match(query.folded, name.span[1])
    ]


def _beside(own: Sequence[Name], others: Sequence[Name]) -> tuple[Name, ...]:
    """The names of a segment, and those told beside it of kinds that it does not name."""
    kinds = {name.kind for name in own}
    return (*own, *(name for name in others if name.kind not in kinds))


def meant(low: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The *names* of *low* (folded) without a scheme or field that is said not to be meant, a field that is a means
    (AIを使った育種), and all that goes by their words; without another scheme the programme is meant, if that is."""
    not_meant = [
        name
        for name in names
        if (name.kind in ("scheme", "field") and is_not_meant(low, name.span))
        or (name.kind == "field" and _AS_MEANS.fits(low, name.span))
    ]
    out = {name.span for name in not_meant}
    left = tuple(name for name in names if name.span not in out)
    if not any(name.kind == "scheme" for name in not_meant) or any(name.kind == "scheme" for name in left):
        return left
    return (*left, *(replace(name, kind="scheme", id=PROGRAMME) for name in left if name.kind == "programme"))


def _without_standards(low: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The *names* of *low* (folded) without a side that another one is only to be like: "as the Japanese side may"."""
    like = {name.span for name in names if name.kind in ("side", "country") and _is_like(low, name)}
    left = tuple(name for name in names if name.span not in like)
    return left if any(name.kind == "side" for name in left) else names


def _is_like(low: str, name: Name) -> bool:
    start, end = name.span
    before, english = low[max(0, start - _BESIDE) : start], low[start].isascii()
    return _AS_IT_MAY.match(low, end) is not None and (not english or _AS.search(before) is not None)


def _scheme(schemes: Sequence[str], call: Call) -> str:
    specific = [scheme for scheme in schemes if scheme != PROGRAMME]
    return next(iter([*specific, *schemes]), call.default_scheme)


def _of_background(query: Query, intent: str, tell: Tell) -> list[Name]:
    """The names told beside the question, without a side that is only a place which somebody travels to (who "would
    like to stay in the UK from June" is on neither side by that), or that takes no part in a consortium: 英国の機関とは
    組まずに."""
    found: list[Name] = []
    for segment in _background(query):
        _, names = query.within(segment.span)
        places = [
            name
            for name in names
            if name.kind == "side" and not name.firm and not _opens(query, segment, name)
        ]
        travels = bool(places) and "abroad" in tell(segment)
        low = folded(segment.text)
        out = [
            one
            for one in names
            if intent in _CONSORTIUM and one.kind in ("side", "country") and is_denied(low, folded(one.text))
        ]
        found += [name for name in names if name not in out and not (travels and name in places)]
    return found


def _opens(query: Query, segment: Segment, name: Name) -> bool:
    """Whether a sentence begins with a side, whose people it tells of, and not with a way there: 英国の先生が."""
    begins = name.span[0] - segment.span[0] <= _ARTICLE
    return begins and not LOCATIVE.fits(query.folded, name.span)


def _believed_alike(query: Query) -> list[Name]:
    """The schemes that are told, beside the question, to be taken for the same as what it asks about."""
    return [
        name
        for told in _background(query)
        for low in (folded(told.text),)
        if _BELIEVED.search(low) and compares(low, query.spans_named(told.span, "side", "scheme")) == "same"
        for name in query.within(told.span)[1]
        if name.kind == "scheme"
    ]


def _compared_around(query: Query, segment: Segment) -> Compares | None:
    """ "Which" where the question names schemes and their difference is asked for around a segment that names none:
    "How do A and B differ: who applies, and who pays?" """
    if not any(name.kind == "scheme" for name in query.names) or query.spans_named(
        segment.span, "side", "scheme"
    ):
        return None
    around = (
        compares(folded(one.text), query.spans_named(one.span, "side", "scheme"))
        for one in _background(query)
    )
    return "which" if "which" in around else None


def _background(query: Query) -> list[Segment]:
    return [segment for segment in query.segments if segment.kind == "background"]


def _values_after(before: Asked | None, intent: str, own: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values of a follow-up; one plays the role that its like played in the turn before ("and if it was 2006?"), of
    the same *intent* even where that was not told."""
    if before is None:
        return own
    roles = {_like(value): value.role for value in before.values if value.role or intent == before.intent}
    return tuple(replace(value, role=roles.get(_like(value), value.role)) for value in own) or before.values


def _like(value: Value) -> tuple[str, str]:
    """What a value shares with its like: the kind, and the currency of an amount."""
    return value.quantity.kind, value.quantity.unit if value.quantity.kind == "money" else ""


def _values(query: Query, segment: Segment, call: Call, tell: Tell) -> tuple[Value, ...]:
    """The asker's values: those of the segment, and of the kinds that it does not name those told before it.

    The call's own number, told again as the name of its rule ("the fifteen-year limit"), is nobody's value; one that
    is only spoken of ("since 2.34 is the cap", "not one yen over") hides none of the background. What a sentence tells
    of something that no call limits ("our company turns over £3m") is held against nothing.
    """
    own = _asker_s(query, call, of_a_call(query, segment, call, _of(query, segment, call), tell))
    told = [one for one in _background(query) if not own or one.span < segment.span]
    beside = [
        _of_the_side_told(value, query, other, call)
        for other in told
        for value in _asker_s(query, call, of_a_call(query, other, call, _of(query, other, call), tell))
        if not _is_aside(value)
    ]
    if _BY_THEN.search(folded(segment.text)):
        beside = [_until(value) for value in beside]
    if not beside:
        return tuple(own)
    spoken = [_is_spoken_of(query, call, value, beside) for value in own]
    stands = [value for value, only in zip(own, spoken, strict=True) if not only]
    added = tuple(value for value in beside if not any(_hides(one, value) for one in stands))
    instead = {value.quantity.kind for value in added}
    kept = (
        value
        for value, only in zip(own, spoken, strict=True)
        if not (only and value.quantity.kind in instead)
    )
    return (*kept, *added)


def _hides(own: Value, told: Value) -> bool:
    """Whether a value of the question stands in the place of one that was *told* before it: of one kind, unless each
    is known to be of something else (a degree in 2008 or 16 years ago, a departure in 2025, a stay of a year)."""
    apart = own.role and told.role in OF_A_DEGREE and own.role != told.role
    return own.quantity.kind == told.quantity.kind and not apart


def _of_the_side_told(value: Value, query: Query, told: Segment, call: Call) -> Value:
    """A time that is no moment of submission, with the one side whose people its sentence is about: あちらは4時まで
    と言っています."""
    firm, _ = _sides(query.within(told.span)[1], call)
    if value.clock is None or value.side or (value.role and not value.claimed) or len(firm) != 1:
        return value
    return replace(value, side=firm[0])


def _is_of(before: Asked | None, intent: str) -> bool:
    return before is not None and before.intent == intent


def _values_around(
    query: Query, around: Segment | None, call: Call, tell: Tell, piece: Segment | None
) -> tuple[Value, ...]:
    """The values of the sentence that a piece without any belongs to: "150 million makes what, and does it fit?"; a
    bare number of a *piece* that asks the same again in the place of the only one."""
    found = _values(query, around, call, tell) if around else ()
    bare = counted_alike(query, piece.span, found[0].quantity) if piece and len(found) == 1 else None
    return (replace(found[0], quantity=bare),) if bare else found


def _is_spoken_of(query: Query, call: Call, value: Value, beside: Sequence[Value]) -> bool:
    """Whether a value is no plan of the asker's, who told one before: the call's own, one unit, or what is too much.

    "500万円はみ出ます" behind the costs tells by how much they exceed something.
    """
    own_of_call = value.claimed or _is_end_of_other(value, beside) or _is_length_wanted(value, beside)
    if own_of_call and is_stated(call, value.quantity):
        return True
    if value.role or value.quantity.kind not in ("money", "percent"):
        return False
    if value.claimed or value.number <= 1:
        return True
    like = (other for other in beside if other.role and other.quantity.unit == value.quantity.unit)
    return any(other.number > value.number for other in like) and is_excess(
        query.folded, value.quantity.span[1]
    )


def _is_length_wanted(value: Value, beside: Sequence[Value]) -> bool:
    """Whether a length of no role stands behind a stay that is told: "is that short of a year?"."""
    stays = any(other.role == "stay" for other in beside)
    return stays and value.role is None and value.quantity.kind == "duration"


def _is_end_of_other(value: Value, beside: Sequence[Value]) -> bool:
    """Whether a last day is that of a project, and a departure or another last day behind it is told: "… given that it
    ends then"."""
    return value.role == "end_day" and any(
        other.role in ("departure", "end_day") and _is_before(value.day, other.day) for other in beside
    )


def _is_before(one: Day | None, other: Day | None) -> bool:
    first, second = ((day.year or 0, day.month or 0) if day else (0, 0) for day in (one, other))
    return first < second


def _until(value: Value) -> Value:
    """A day that is told as the one by which something else is asked for."""
    if value.quantity.kind != "date":
        return value
    return replace(value, quantity=replace(value.quantity, bound="at_most"))


def _is_aside(value: Value) -> bool:
    """Whether a day is one on which something else happened: "we found the page yesterday". A month by its
    name is not."""
    named = value.day is not None and value.day.year is None
    return (
        value.quantity.kind == "date"
        and value.role is None
        and not (named or any(map(str.isdecimal, value.quantity.text)))
    )


def _asker_s(query: Query, call: Call, values: Sequence[Value]) -> tuple[Value, ...]:
    return tuple(
        value
        for value in values
        if not (value.retold and is_stated(call, value.quantity)) and not _is_margin(query, value)
    )


def _is_margin(query: Query, value: Value) -> bool:
    """Whether an amount is what something comes to above or below a limit or a greater amount: 200万円ほど超過."""
    if value.role or value.quantity.kind != "money" or not is_excess(query.folded, value.quantity.span[1]):
        return False
    if _LIMIT.search(query.folded):
        return True
    like = (one for one in query.quantities if one.kind == "money" and one.unit == value.quantity.unit)
    return any(isinstance(one.value, Decimal) and one.value > value.number for one in like)


def _of(query: Query, segment: Segment, call: Call) -> tuple[Value, ...]:
    """The values of one segment, but for the year that only names the call (2024年度の応募で, in 2024); a time of day
    is on the clock it is told to be on, a share of what it is told to be of."""
    values = bound(query, segment.span, {side.country: side.id for side in call.sides if side.country})
    _, names = query.within(segment.span)
    years = {name.span for name in names if name.kind == "this_year"}
    return tuple(
        replace(value, of=base_of(query.folded, value.quantity))
        if value.quantity.kind == "percent"
        else value
        for value in on_their_clocks(values, query, segment.span, call)
        if value.role not in (None, "submission") or value.quantity.span not in years
    )


def _ids(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.id for name in names))
