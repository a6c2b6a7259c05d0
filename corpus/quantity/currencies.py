"""The currencies research is funded in: how they are written, by ISO 4217 code."""

import re
from typing import NamedTuple


class Currency(NamedTuple):
    """*words* that follow an amount (a regular expression over folded text), *signs* before it, *name* in Japanese."""

    words: str
    signs: tuple[str, ...]
    name: str


_TABLE = {
    "JPY": Currency(r"円|¥(?![0-9])|yen(?![a-z])|日本円", ("¥", "yen"), "円"),
    "GBP": Currency(
        r"(?:英|スターリング・?)?ポンド|(?:british )?pounds?(?: sterling)?(?![a-z])|£(?! ?[0-9])",
        ("£",),
        "ポンド",
    ),
    "USD": Currency(r"(?:米)?ドル|(?:us |u\.s\. )?dollars?(?![a-z])", ("us$", "$"), "ドル"),
    "EUR": Currency(r"ユーロ|euros?(?![a-z])", ("€",), "ユーロ"),
    "AUD": Currency(r"豪ドル|オーストラリア・?ドル|australian dollars?(?![a-z])", ("a$", "au$"), "豪ドル"),
    "BRL": Currency(r"(?:ブラジル・?)?レアル|(?:brazilian )?reais(?![a-z])", ("r$",), "レアル"),
    "CAD": Currency(r"カナダ・?ドル|canadian dollars?(?![a-z])", ("c$", "ca$"), "カナダドル"),
    "CHF": Currency(r"(?:スイス・?)?フラン|(?:swiss )?francs?(?![a-z])", (), "スイスフラン"),
    "CNY": Currency(r"人民元|中国元|元(?![一-龯々])|yuan(?![a-z])|renminbi(?![a-z])", ("rmb",), "人民元"),
    "CZK": Currency(r"(?:チェコ・?)?コルナ|(?:czech )?koruna(?![a-z])", (), "チェコ・コルナ"),
    "DKK": Currency(r"(?:デンマーク・?)?クローネ|(?:danish )?kroner?(?![a-z])", (), "デンマーク・クローネ"),
    "HKD": Currency(r"香港ドル|hong kong dollars?(?![a-z])", ("hk$",), "香港ドル"),
    "INR": Currency(r"(?:インド・?)?ルピー|(?:indian )?rupees?(?![a-z])", ("₹",), "インドルピー"),
    "KRW": Currency(r"(?:韓国)?ウォン|korean won(?![a-z])", ("₩",), "韓国ウォン"),
    "NOK": Currency(r"ノルウェー・?クローネ|norwegian kroner?(?![a-z])", (), "ノルウェー・クローネ"),
    "NZD": Currency(
        r"ニュージーランド・?ドル|new zealand dollars?(?![a-z])", ("nz$",), "ニュージーランドドル"
    ),
    "PLN": Currency(r"ズウォティ|z[lł]oty(?:ch)?(?![a-z])", (), "ズウォティ"),
    "SEK": Currency(r"(?:スウェーデン・?)?クローナ|(?:swedish )?kron(?:a|or)(?![a-z])", (), "クローナ"),
    "SGD": Currency(r"シンガポール・?ドル|singapore dollars?(?![a-z])", ("s$",), "シンガポールドル"),
    "THB": Currency(r"(?:タイ・?)?バーツ|(?:thai )?baht(?![a-z])", ("฿",), "バーツ"),
    "TWD": Currency(
        r"(?:ニュー)?台湾ドル|台湾元|(?:new )?taiwan(?:ese)? dollars?(?![a-z])", ("nt$",), "台湾ドル"
    ),
    "ZAR": Currency(r"(?:南アフリカ・?)?ランド(?![ァ-ヶー])|(?:south african )?rand(?![a-z])", (), "ランド"),
}

CURRENCIES = {code: f"{currency.words}|{code.lower()}(?![a-z])" for code, currency in _TABLE.items()}
"""What may follow an amount, by code."""

SIGNS = {
    sign: code
    for code, currency in _TABLE.items()
    for sign in (
        *currency.signs,
        code.lower(),
        *(f"{code.lower()}$" for sign in currency.signs if "$" in sign),
    )
}
"""What may stand before an amount, and the code it means: NZ$, NZD, NZD$."""

NAMES = {code: currency.name for code, currency in _TABLE.items()}
"""Japanese names by code."""

_NAMED = {code: re.compile(pattern) for code, pattern in CURRENCIES.items()}


def currency_in(low: str) -> str | None:
    """The one currency that *low* (folded) names, by its longest name: 豪ドル is no ドル. None for none or several."""
    found = [(match.span(), code) for code, pattern in _NAMED.items() for match in pattern.finditer(low)]
    whole = {
        code for span, code in found if not any(_inside(span, other) for other, _ in found if other != span)
    }
    return whole.pop() if len(whole) == 1 else None


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]
