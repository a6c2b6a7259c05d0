"""Money and exchange rates: ¥180M, £1.2 million, JPY 180,000,000, 50k pounds, 1.8億, 1ポンド＝180円."""

import re
from decimal import Decimal

from bot.quantity.form import form
from bot.quantity.numerals import JAPANESE, NUMBER, number, number_at
from bot.quantity.units import CURRENCIES, SIGNS, united
from bot.quantity.value import Found, Scene

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
_CODE = r"us\$|[¥£$€]|(?:jpy|gbp|usd|eur|yen)(?![a-z])"
_MONEY_WORD = re.compile(
    r"円|予算|経費|費用|上限|最大|総額|金額|支援|cap\b|limit|budget|cost|fund|award|grant|amount|up to|maximum|yen|jpy|money|ceiling"
)
_AFTER_BARE = (
    r"(?= ?(?:$|[^\w\s(]|\((?!\w)|(?:for|is|are|in|as|or|and|to|of|on|with|per|total|max|maximum|direct|indirect|including"
    r"|excluding|incl|excl|if|when|right|cap|limit|budget|a|the|at|but|by|over|from|without|plus|even|allowed|ok|enough)\b|[ぁ-ん]))"
)
_BARE_JA = r"(?=$|[^\w]|[ぁ-ん]|以|未|超|程|前後|弱|強|規模|上限|相当|間接|直接|、)"
_PER = r"=|≒|≈|は|が|を|に?つき|あたり|当たり|/|:|→|->|is|are|equals?|at|to|="


def _scaled(match: re.Match[str]) -> Decimal | None:
    value = number(match["number"])
    scale = match["scale"]
    return value * _LETTERS[scale] if value is not None and scale else value


def _prefixed(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = _scaled(match)
    if value is None:
        return None
    code = match["code"]
    unit = SIGNS.get(code) or ("JPY" if code == "yen" else code.upper())
    return [Found("money", value, unit, match.start(), match.end())]


def _suffixed(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = _scaled(match)
    unit = next(code for code in CURRENCIES if match[code])
    return None if value is None else [Found("money", value, unit, match.start(), match.end())]


def _bare(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = _scaled(match)
    if value is None or not _MONEY_WORD.search(scene.text, max(0, match.start() - 120), match.end() + 120):
        return None
    return [Found("money", value, "JPY", match.start(), match.end())]


def _bare_japanese(match: re.Match[str], scene: Scene) -> list[Found] | None:
    value = number(match.group())
    if value is None or match.group()[-1] not in "万億兆" or len(match.group()) < 2:
        return None
    return [Found("money", value, "JPY", match.start(), match.end())]


_AMOUNT = form(
    rf"(?P<code>{_CODE}) ?(?P<number>{NUMBER}){_LETTER}?(?: ?(?:円|yen(?![a-z])|jpy(?![a-z])|ポンド|sterling))?",
    _prefixed,
)


def money_at(scene: Scene, start: int) -> Found | None:
    """An amount with its currency at `start`, whichever side the currency stands on."""
    match = _AMOUNT.pattern.match(scene.text, start)
    if match:
        found = _prefixed(match, scene)
        return found[0] if found else None
    counted = number_at(scene.text, start)
    other = united(scene.text, start, counted) if counted else None
    return other if other and other.kind == "money" else None


def _rate(match: re.Match[str], scene: Scene) -> list[Found] | None:
    base = _base(match)
    price = money_at(scene, match.end())
    if price is None or price.unit == base:
        return None
    return [Found("rate", price.value, f"{price.unit}/{base}", match.start(), price.end)]


def _base(match: re.Match[str]) -> str:
    code = match["code"]
    if code:
        return SIGNS.get(code) or ("JPY" if code == "yen" else code.upper())
    return next(code for code in CURRENCIES if match[code])


_EACH = re.compile(
    rf" ?(?:/|per|to (?:the|a|one)|for (?:each|every|one|a)|an?) ?(?:1 ?)?(?:(?P<code>[£$€])|{_SUFFIX})(?! ?[0-9])(?:1(?![0-9]))?"
)


def _price_per(match: re.Match[str], scene: Scene) -> list[Found] | None:
    price = money_at(scene, match.start())
    per = _EACH.match(scene.text, price.end) if price else None
    if price is None or per is None or _base(per) == price.unit:
        return None
    return [Found("rate", price.value, f"{price.unit}/{_base(per)}", match.start(), per.end())]


_RATE_TAIL = rf" ?(?:{_PER})? ?(?:約|about |approximately )?(?=[¥£$€0-9〇一二三四五六七八九十百jgue])"
SIGN_FORMS = (
    _AMOUNT,
    form(
        rf"(?P<code>{_CODE}) ?1(?:\.0{{1,4}})?(?![0-9.,])(?! ?(?:[mkb]|hundred|thousand|million|billion|[万億千百])){_RATE_TAIL}",
        _rate,
    ),
    form(rf"(?={_CODE})", _price_per),
)
NUMBER_FORMS = (
    form(rf"(?P<number>{NUMBER}){_LETTER} ?(?:{_SUFFIX})", _suffixed),
    form(rf"(?P<number>{NUMBER})(?P<scale>(?!)|) ?(?<=lion){_AFTER_BARE}", _bare),
    form(rf"(?P<number>{NUMBER}){_LETTER}{_AFTER_BARE}", _bare),
    form(rf"{JAPANESE}{_BARE_JA}", _bare_japanese),
    form(rf"(?P<code>(?!)|)(?:1|一|one) ?(?:{_SUFFIX}){_RATE_TAIL}", _rate),
    form(r"", _price_per),
)
