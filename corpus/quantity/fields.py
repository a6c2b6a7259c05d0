"""Which costs an amount or a share speaks of: direct, with indirect, indirect, or full economic cost.

Read from the clause before the quantity, else from what follows up to the next quantity. White space between
Japanese characters is a line break of a slide, and is closed up first.
"""

import re

from corpus.quantity.value import Field, Found
from corpus.text.alternatives import one_of

ANY = re.compile(
    r"間接|直接|オーバーヘッド|ダイレクト|込み|フルエコノミック"
    r"|everything|all[ -]in|fec(?![a-z])|economic cost|direct|overhead|keihi"
)
_INDIRECT = r"(?:間接(?:経費|費)?(?!的)|オーバーヘッド|indirects?(?: costs?)?|overheads?|kansetsu(?: keihi)?)"
_DIRECT = one_of(
    r"ダイレクト(?:コスト)?|直接(?:経費|費|分|(?=[がはでも0-9¥]|\Z))",
    r"chokusetsu keihi|(?<!in)direct(?: costs?| funding)?(?![a-z])",
)
_INSIDE = r"(?:already in|in (?:it|there))(?![a-z])"
_QUALIFIER = r"(?:the |any |all |\d+% )?"
_BOTH = (
    r"直接(?:経費)?[と+]間接(?:経費)?|direct(?: costs?)? (?:and|plus|\+|&) indirect(?: costs?)?"
    r"|all[ -]in(?:clusive)?(?![a-z])|(?:including|with) everything|everything included|(?:全部|すべて"
    r"|全て|何もかも)込み?|込み込み"
)
_TELLS: tuple[tuple[Field, str], ...] = (
    ("direct", rf"{_INDIRECT}(?:等|も|分)?(?:を?(?:除|抜|別|含ま(?:な|ず))|は?(?:別|含ま(?:な|ず)))"),
    (
        "direct",
        rf"(?:exclud\w+|without|before|excl\.?|not including|exclusive of|net of) {_QUALIFIER}{_INDIRECT}",
    ),
    ("direct", rf"{_INDIRECT} (?:are |is )?(?:not included|excluded|on top|extra|come on top)"),
    ("direct", rf"{_INDIRECT} (?:on|for) (?:direct costs of )?\Z"),
    ("with_indirect", rf"{_INDIRECT}(?:等|も|分)?(?:を?(?:含|込|足|加え|合わせ|入れ)|こみ)"),
    ("with_indirect", rf"(?:includ\w+|with|incl\.?|inclusive of|plus|after adding) ?{_QUALIFIER}{_INDIRECT}"),
    (
        "with_indirect",
        (
            rf"{_INDIRECT} (?:are |is |were )?(?:(?:already |also |all )?(?:included|counted|added)"
            rf"|{_INSIDE})|{_BOTH}"
        ),
    ),
    ("fec", r"(?<![a-z])fec(?![a-z])|full (?:economic )?costs?|economic costs?|フルエコノミック"),
    ("indirect", _INDIRECT),
    ("direct", _DIRECT),
)
_TELL = re.compile("|".join(f"(?P<t{i}>{words})" for i, (_, words) in enumerate(_TELLS)))
_BREAK = re.compile(r"[。!?;\f/]|(?<!incl)(?<!excl)\.(?= )|(?<!場合)[、,](?![0-9])")
_GAP = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_OF_INDIRECT = re.compile(
    rf"(?:に(?:あたる|当たる|相当する)|相当の?|の)?{_INDIRECT}|,? (?:of direct costs? )?(?:for|as|in"
    rf"|of) (?:the )?{_INDIRECT}"
)
# "230 million yen (30% overhead included)": the rate between an amount and what is said of it is no other matter.
_OF_WHICH = r"[,、(]? ?(?:うち|of which |with |incl(?:\.|uding) )?"
_AT_RATE = rf"(?:\d+% ?の?{_INDIRECT}|{_INDIRECT}(?: at| of)? ?\d+%)(?:を|が)?"
_COUNTED = rf"(?:(?:(?:already |also )?(?:included|counted))|{_INSIDE})"
_TOGETHER = re.compile(
    rf"[^.。;!?(\d]{{0,12}}(?:(?:over|for) \d+ \w+ ?)?{_OF_WHICH}{_AT_RATE}"
    rf"(?: ?(?:are |is )?{_COUNTED}|込|こみ|を?含)(?!\w{{0,3}}場合)"
)
# "2億円(うち間接経費4600万円)": the amount before the bracket holds the one in it.
_PART_OF_IT = re.compile(rf",?[(、]? ?(?:うち|内|of which|including) ?{_INDIRECT}")
_ALL_OF_IT = re.compile(
    one_of(
        rf"[^.。;!?(\d]{{0,12}},? ?(?:{_BOTH})|(?: \w+)?、? ?{_INDIRECT}入り",
        rf"(?: \w+){{0,3}}[,、] ?(?:with )?(?:the )?{_INDIRECT} (?:all )?{_COUNTED}",
        rf"(?: \w+)? once (?:the )?{_INDIRECT} (?:goes|go|is|are) (?:in|added|included)",
    )
)
# "¥180m direct and ¥60m indirect": the word right behind an amount is its own, whatever stands before.
_RIGHT_BEHIND = re.compile(
    r" (?:in |of |as |for )?(?:the )?(?:(?P<direct>direct)|indirects?|overheads?)(?: costs?)?(?![a-z])"
    r"(?! (?:of |: ?)?[¥£$€\d])"
)
_JUST_DIRECT = re.compile(rf"(?: yen)?, ?(?:just|only|purely|all) (?:in )?{_DIRECT}")
# "With indirect costs included, our budget comes to", "30% on top of direct costs, which takes us to".
_ADDED_BEFORE = re.compile(
    rf"(?:with (?:the )?{_INDIRECT} (?:included|added)|(?:%"
    rf"|{_INDIRECT}) on top of {_DIRECT}),[^.;!?,]{{0,40}}\Z"
)
_LABELLED = re.compile(
    rf"(?:額|合計|total|budget|amount) ?\({_INDIRECT}を?(?:込|含)[^()]{{0,4}}\) ?(?:は|:)? ?\Z"
)
# 間接経費30%を入れると2.34億円: the rate stands between the word and the amount.
_RATE_ADDED = re.compile(
    rf"{_INDIRECT} ?(?:の|at |of )?\d+% ?(?:分)?[をもが]?(?:含|込|足|加え|入れ|included|added)(?:[^。.、,]"
    rf"|(?<=場合)[、,]){{0,12}}\Z"
)
_OWNER = re.compile(rf"(?:{_DIRECT}|{_INDIRECT})(?:総額|額)?の\Z")


def field_of(text: str, found: Found, *, left: int, right: int) -> Field | None:
    """The field of an amount or a share; `left` and `right` are where the neighbouring quantities end and begin."""
    after = _GAP.sub("", text[found.end : min(right, found.end + 48)])
    if found.kind == "percent" and _OF_INDIRECT.match(after):
        return "indirect"
    if found.kind == "money" and _TOGETHER.match(_GAP.sub("", text[found.end : found.end + 72])):
        return "with_indirect"
    if found.kind == "money" and _is_whole(text, found, after):
        return "with_indirect"
    if found.kind == "money" and _JUST_DIRECT.match(after):
        return "direct"
    if found.kind == "money" and (own := _RIGHT_BEHIND.match(after)):
        return "direct" if own["direct"] else "indirect"
    before = _GAP.sub("", text[max(left, found.start - 64) : found.start])
    clause = before[max((stop.end() for stop in _BREAK.finditer(before)), default=0) :]
    told = [match for match in _TELL.finditer(clause) if not _closed(clause, match.end())]
    field = _told(told[-1]) if told else _following(after)
    return "indirect" if field == "with_indirect" and found.kind == "percent" else field


def _is_whole(text: str, found: Found, after: str) -> bool:
    """Whether an amount is said to hold the indirect costs by what stands in brackets, in apposition or with
    their rate."""
    first = max(0, found.start - 48)
    return bool(
        _PART_OF_IT.match(after)
        or _ALL_OF_IT.match(after)
        or _RATE_ADDED.search(text, first, found.start)
        or _ADDED_BEFORE.search(text, max(0, found.start - 96), found.start)
        or _LABELLED.search(text, first, found.start)
    )


def _following(after: str) -> Field | None:
    """What follows in the same clause, unless it belongs to the next quantity (直接経費の30％) or a bracket."""
    stop = _BREAK.search(after)
    clause = after[: stop.start()] if stop else after
    match = _TELL.search(clause)
    if match is None or _OWNER.search(clause) or _closed(clause, 0, match.start()):
        return None
    if "(" in clause[: match.start()] and match.end() == len(after):  # 9,000万円(間接経費30%…: the next one's
        return None
    return _told(match)


def _closed(clause: str, start: int, end: int | None = None) -> bool:
    """Whether this stretch leaves the bracket it begins in: what is outside is another matter."""
    depth = 0
    for character in clause[start:end]:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return True
    return False


def _told(match: re.Match[str]) -> Field:
    return _TELLS[int(str(match.lastgroup)[1:])][0]
