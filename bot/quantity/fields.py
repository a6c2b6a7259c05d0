"""Which costs an amount or a share speaks of: direct, with indirect, indirect, or full economic cost."""

import re

from bot.quantity.value import Field, Found

ANY = re.compile(r"接経費|オーバーヘッド|間接費|直接費|fec(?![a-z])|economic cost|direct|overhead")
_BREAK = re.compile(r"[。!?;、\n/／]|\. |, ")
_INDIRECT = r"(?:間接経費|間接費|オーバーヘッド|indirect(?: costs?)?|overheads?)"
_DIRECT = r"(?:直接経費|直接費|(?<!in)direct costs?|(?<!in)direct(?= |$|[.,)]))"
_PATTERNS: tuple[tuple[re.Pattern[str], Field], ...] = (
    (re.compile(rf"{_INDIRECT}(?:等|も)? ?(?:を?(?:除|抜き|別|含まない|含めない)|は?別)|(?:exclud\w+|without|before|excl\.?|not including|exclusive of|net of) (?:the |any |\d+% )?{_INDIRECT}|{_INDIRECT} (?:not included|excluded|on top)"), "direct"),
    (re.compile(rf"{_INDIRECT}(?:等|も|分)? ?(?:を?(?:含|込|足|加え)|こみ|込み)|(?:includ\w+|with|incl\.?|inclusive of|plus|after adding) (?:the |any |all |\d+% )?{_INDIRECT}|{_INDIRECT} (?:are |is )?(?:included|in(?![a-z]))"), "with_indirect"),
    (re.compile(r"fec(?![a-z])|full economic cost|economic cost"), "fec"),
    (re.compile(_INDIRECT), "indirect"),
    (re.compile(_DIRECT), "direct"),
)  # fmt: skip
_TO_INDIRECT = re.compile(
    rf" ?(?:に(?:あたる|当たる|相当する)|相当の?|の)? ?{_INDIRECT}|,? (?:of direct costs? )?(?:for|as|in|of) (?:the )?{_INDIRECT}"
)


def field_of(text: str, found: Found, *, left: int, right: int) -> Field | None:
    """The field of an amount or a share, from its clause; `left` and `right` are the quantities next to it."""
    if found.kind == "percent" and _TO_INDIRECT.match(text, found.end):
        return "indirect"
    before = text[max(left, found.start - 30) : found.start]
    before = before[max((m.end() for m in _BREAK.finditer(before)), default=0) :]
    return _told(before, last=True) or _told(_following(text, found.end, right), last=False)


def _following(text: str, start: int, right: int) -> str:
    """What directly follows: a parenthesis, or the clause up to the next quantity."""
    after = text[start : min(right, start + 40)]
    stop = _BREAK.search(after)
    return after[: stop.start()] if stop else after


def _told(words: str, *, last: bool) -> Field | None:
    """The field nearest to the quantity; an including or excluding phrase outranks the bare word in it."""
    best: tuple[int, Field] | None = None
    for pattern, field in _PATTERNS:
        for match in pattern.finditer(words):
            distance = len(words) - match.end() if last else match.start()
            if best is None or distance < best[0] - 6:
                best = (distance, field)
    return best[1] if best else None
