"""Money and exchange rates: ¥180M, £1.2 million, JPY 180,000,000, 50k pounds, 1.8億, 1ポンド＝180円."""

import re
from decimal import Decimal

from corpus.quantity.currencies import CURRENCIES, SIGNS
from corpus.quantity.form import form
from corpus.quantity.numerals import DIGITS, JAPANESE, NUMBER, number, number_at
from corpus.quantity.units import united
from corpus.quantity.value import Found, Scene

_LETTERS = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mm": 10**6,
    "mil": 10**6,
    "mio": 10**6,
    "bn": 10**9,
    "b": 10**9,
}
_LETTER = rf"(?: ?(?P<scale>{'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![a-z]))"
_SUFFIX = "|".join(f"(?P<{code}>{words})" for code, words in CURRENCIES.items())
_SIGNS = "|".join(
    ("(?<![a-z])" if sign[0].isalpha() else "") + re.escape(sign) + ("(?![a-z])" if sign.isalpha() else "")
    for sign in sorted(SIGNS, key=len, reverse=True)
)
# What stands before an amount.
SIGN = rf"(?:{_SIGNS})"
_STARTS = "".join(sorted({sign[0] for sign in SIGNS}))
_MONEY_WORD = re.compile(
    r"円|予算|経費|費用|上限|最大|総額|金額|支援|cap\b|limit|budget|cost|fund|award|grant|amount|up to|maximum|yen|jpy"
    r"|money|ceiling|fec(?![a-z])|full economic"
)
_POUND_WORD = re.compile(r"(?<![a-z])fec(?![a-z])|full economic|pounds?(?![a-z])|sterling|£|gbp|ポンド")
_AFTER_BARE = (
    r"(?= ?(?:$|[^\w\s(]|\((?!\w)|(?:for|is|are|in|as|or|and|to|of|on|with|per|total|max|maximum|direct|indirect"
    r"|including|excluding|incl|excl|if|when|right|cap|limit|budget|a|the|at|but|by|over|from|without|plus|even"
    r"|allowed|ok|enough|fec|goes|go|going|will|would|was|were|can|could|should|must|may|might)\b|[ぁ-ん]))"
)
_AFTER_BARE_JA = r"(?=$|[^\w]|[ぁ-ん]|以|未|超|程|前後|弱|強|規模|上限|相当|間接|直接)"
_LEAD = re.compile(DIGITS)
_EACH = re.compile(
    r" ?(?:/|per|to (?:the|a|one)|for (?:each|every|one|a)|an?) ?(?:1 ?)?"
    rf"(?:(?P<code>[£$€])|{_SUFFIX})(?! ?[0-9])(?:1(?![0-9]))?"
)
_EQUALS = re.compile(
    r" ?(?:=|≒|≈|は|が|を|に?つき|あたり|当たり|/|:|→|->|is|are|equals?|at|to)? ?"
    r"(?:約|about |approximately )?(?=[¥£$€0-9〇一二三四五六七八九十百a-z])"
)


def _prefixed(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = number(match["number"])
    if value is None:
        return None
    value *= _LETTERS[match["scale"]] if match["scale"] else 1
    return [Found("money", value, _currency(match), match.start(), match.end())]


def _prefixed_range(match: re.Match[str], scene: Scene) -> list[Found] | None:
    """¥10-20 million: a low end below a thousand borrows the scale of the high one."""
    low, lead = number(match["low"]), _LEAD.match(match["number"])
    high = _prefixed(match, scene)
    leading = number(lead.group()) if lead else None
    if low is None or not leading or not high or not isinstance(high[0].value, Decimal):
        return None
    if low >= leading or low >= 1000:
        return None
    unit, value = high[0].unit, high[0].value
    return [
        Found("money", low * (value / leading), unit, match.start(), match.end("low")),
        Found("money", value, unit, match.start("high"), match.end()),
    ]


def _suffixed(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = number(match["number"])
    if value is None:
        return None
    return [Found("money", value * _LETTERS[match["scale"]], _currency(match), match.start(), match.end())]


def _bare(match: re.Match[str], scene: Scene) -> list[Found] | None:
    """A large number without a currency, when the text speaks of money at all: pounds beside their costs, else yen."""
    value = number(match["number"])
    around = max(0, match.start() - 120), match.end() + 120
    if value is None or not _MONEY_WORD.search(scene.text, *around):
        return None
    scale = match.groupdict().get("scale")
    pounds = _POUND_WORD.search(scene.text, *around)
    amount = value * (_LETTERS[scale] if scale else 1)
    return [Found("money", amount, "GBP" if pounds else "JPY", match.start(), match.end())]


def _romanised(match: re.Match[str], scene: Scene) -> list[Found] | None:
    """1 oku 8000 man en."""
    oku, man = (number(match[name] or "") or Decimal(0) for name in ("oku", "man"))
    return [Found("money", oku * 10**8 + man * 10**4, "JPY", match.start(), match.end())]


def _bare_japanese(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = number(match.group())
    if value is None or match.group()[-1] not in "万億兆":
        return None
    return [Found("money", value, "JPY", match.start(), match.end())]


def _currency(match: re.Match[str]) -> str:
    groups = match.groupdict()
    code = groups.get("code")
    if code:
        return SIGNS[code]
    return next(code for code in CURRENCIES if groups[code])


_AMOUNT = form(
    rf"(?P<code>{SIGN}) ?(?P<number>{NUMBER}){_LETTER}?(?: ?(?:円|yen(?![a-z])|jpy(?![a-z])|ポンド|sterling))?",
    _prefixed,
    hint=_STARTS,
)


def exchange_rate(scene: Scene, money: Found) -> Found | None:
    """The rate that an amount is part of: 1ポンド＝180円 from its beginning, 180 yen per pound."""
    each = _EACH.match(scene.text, money.end)
    if each and (base := _currency(each)) != money.unit:
        return Found("rate", money.value, f"{money.unit}/{base}", money.start, each.end())
    equals = _EQUALS.match(scene.text, money.end) if money.value == 1 else None
    price = _money_at(scene, equals.end()) if equals else None
    if price is None or price.unit == money.unit:
        return None
    return Found("rate", price.value, f"{price.unit}/{money.unit}", money.start, price.end)


def _money_at(scene: Scene, start: int) -> Found | None:
    match = _AMOUNT.pattern.match(scene.text, start)
    if match:
        found = _prefixed(match, scene)
        return found[0] if found else None
    counted = number_at(scene.text, start)
    other = united(scene.text, start, counted) if counted else None
    return other if other and other.kind == "money" else None


SIGN_FORMS = (
    _AMOUNT,
    form(
        rf"(?P<code>{SIGN}) ?(?P<low>{DIGITS})(?: ?[-~] ?| to )"
        rf"(?P<high>(?:(?P=code) ?)?(?P<number>{NUMBER}){_LETTER}?)",
        _prefixed_range,
        hint=_STARTS,
    ),
)
NUMBER_FORMS = (
    form(rf"(?P<number>{NUMBER}){_LETTER} ?(?:{_SUFFIX})", _suffixed, hint="kmb.,"),
    form(rf"(?P<number>{NUMBER})(?<=llion){_AFTER_BARE}", _bare, hint=".,-mbt\0"),
    form(rf"(?P<number>{NUMBER}){_LETTER}{_AFTER_BARE}", _bare, hint="kmb.,"),
    form(
        rf"(?:(?P<oku>{DIGITS}) ?oku(?![a-z]) ?)?(?:(?P<man>{DIGITS}) ?man(?= en| yen|[^a-z]))?"
        r"(?:(?<=oku)|(?<=oku )|(?<=man))(?: ?(?:en|yen)(?![a-z]))?",
        _romanised,
        hint=".,om",
    ),
    form(rf"{JAPANESE}{_AFTER_BARE_JA}", _bare_japanese, hint=".,百千万億兆漢"),
)
