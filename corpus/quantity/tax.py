"""Whether an amount is said before tax or with it: 50万円（税抜）, 税込55万円, £600 plus VAT, 500 euros incl. VAT."""

import re

from corpus.quantity.value import Found, Tax

_JAPANESE = r"(?:消費税(?:及び|および|と|・)?(?:地方)?)?(?:消費)?税(?:等|額)?"
_ENGLISH = r"(?:the |any )?(?:(?:sales |consumption )?tax(?:es)?|vat|gst)"
_SAID: dict[Tax, str] = {
    "before": (
        rf"{_JAPANESE}(?:抜き?|別|を?除く?|を?含ま(?:ない|ず))|外税|本体価格"
        rf"|(?:ex(?:cl)?\.?|excluding|exclusive of|before|net of|without|plus|not including)[ -]?{_ENGLISH}"
        rf"|{_ENGLISH} (?:excluded|exclusive)"
    ),
    "with": (
        rf"{_JAPANESE}(?:込み?|を?含(?:む|み|めて?))|内税"
        rf"|(?:incl?\.?|including|inclusive of|with)[ -]?{_ENGLISH}|{_ENGLISH} (?:included|inclusive)"
    ),
}
# Behind an amount, and behind its bound; before it, with what may stand between.
_AFTER = {
    tax: re.compile(rf"(?:以[上下内]|超|未満| or (?:more|less|over|above))?[ ,、]*\(? ?(?:{words})")
    for tax, words in _SAID.items()
}
_BEFORE = {
    tax: re.compile(
        rf"(?:{words})[での金総合計価格額約]{{0,6}},?(?: (?:it|that|this|of|is|costs?|comes? to))* ?\Z"
    )
    for tax, words in _SAID.items()
}
_REACH = 40  # characters
ANY = re.compile(r"税|本体価格|tax|vat|gst")


def tax_of(text: str, found: Found, *, left: int, right: int) -> Tax | None:
    """How an amount of *text* (folded) stands to tax; *left* and *right* are where its neighbours end and begin."""
    before = text[max(left, found.start - _REACH) : found.start]
    if said := next((tax for tax, words in _BEFORE.items() if words.search(before)), None):
        return said
    after = text[found.end : min(right, found.end + _REACH)]
    behind = ((tax, words.match(after)) for tax, words in _AFTER.items())
    own = (tax for tax, match in behind if match and not _is_of_next(text, found.end + match.end(), right))
    return next(own, None)


def _is_of_next(text: str, end: int, right: int) -> bool:
    """Whether words that end there are those of the amount behind them: 50万円(税込55万円)."""
    return right < len(text) and not text[end:right].strip(" での金総合計価格額約")
