"""Whether a value is said to be the call's own ("the deadline is 30 April, right?"), and not the asker's.

The call's own value is one that the sentence states of the call and asks to have confirmed, reports, puts in quotation
marks, or names beside the word for a limit. What somebody plans, wants or asks leave for is their own.
"""

from __future__ import annotations

import re

from corpus.text.alternatives import one_of
from corpus.text.beside import beside

_REACH = 80  # characters beside a value that are looked at
_OWN = re.compile(
    r"\b(?:i|we|my|our|us|me|mine|ours)\b|うち[のは]|私|弊|当方|我々|したい|したく|たい(?:の|と|です|ん)|予定です|考えて|組んで"
)
# … 90万ポンドとありますが、これで申請して: what is reported is then asked leave for.
_TAKEN_UP = re.compile(r"(?:が|けれど|けど|ので)、?(?:(?:これ|それ|この(?:額|金額|案|計画|条件|まま))|$)")
# Who says how they understand the call speaks of it and not of themselves.
_SEE = r"(?:understand|understood|read|see|know|remember|recall|tell|heard)\w*"
_IT_RIGHTLY = r"(?: (?:it|this|that|the \w+)(?: correctly| rightly)?| correctly)?"
_I_TAKE_IT = one_of(
    rf"(?:as|if|unless) (?:far as )?i (?:can )?(?:\w+ )?{_SEE}{_IT_RIGHTLY}",
    r"(?:is )?my understanding(?: is)?",
    r"i (?:understand|believe|gather|take it|assume|suppose)",
)
_AS_I_SEE_IT = re.compile(rf"\b{_I_TAKE_IT}(?: that)?\b")
# "So we tell JST by …, correct?": what all are to do.
_ALL_OF_US = re.compile(r"^so we\b(?! (?:plan|want|would|will|are|were|have \w+ed))")
# What confirms: behind the value, as far as its sentence goes.
_CONFIRMS = re.compile(
    one_of(
        r"(?:です|でした|だった|ます|ました|ない)よ?ね|[たで]すっけ|(?:だっ|でし)たっけ",
        r"で(?:合って|あって|正し|間違い)|(?:という|って)(?:理解|認識|解釈|換算|こと)で",
        r"と(?:聞[いき]|伺|理解|認識|あり|書[いか]れ|記載|思って)",
        r"[,;-]? ?\b(?:is that (?:right|correct|so)|am i right|right|correct|yes|yeah)[?!. ]*$",
        r"[,;-]? ?\b\w+n't (?:it|they|there|that)[?!. ]*$|, no\?$",
    )
)
_REPORTED = re.compile(
    r"\b(?:told|heard|read|says?|said|understand|believe|assume|true|correct) (?:me |us )?(?:that )?"
)
# The subject and its copula, right before the value: 上限は, "the cap is at most".
_STATES = re.compile(
    r"(?:は|が|って|\b(?:is|are|was|were|be)|:|=) ?(?:(?:on|at|about|around|the|up to|only|most) |約"
    r"|最大|原則|最長){0,3}(?:[1一](?:チーム|課題|件|機関|国|側|人|社)(?:あたり|当たり|につき|に)?)?$"
)
# … 1週間寄れば、渡航したことになるという理解で: what is confirmed is what follows from the asker's own.
_IF_SO = re.compile(r"[えけげせてねべめれ]ば|たら|なら")
_IS_WHAT = re.compile(
    r"(?:まで|程度|以内|くらい|ぐらい|だけ|ほど|のみ|のまま|前|間|の(?:公募|募集|換算)"
    r"|(?:は|って)[^、。はがをで]{1,10}(?:込み?|抜き|別))?ですか[?。]?$"
)
_TRUE = re.compile(r"^is it (?:true|correct|right) that ")
_WHAT_IS = re.compile(
    r"^(?:so |and |but )?(?:(?:is|are|was|were) (?:the|this|that|it|there) ?[^,;?]{0,40}"
    r"|(?:do|does|did|will) (?:the|this|it) ?[^,;?]{0,40}\b(?:end|close|start|begin|finish|open) (?:in|on|at|from) )$"
)
# "Is the system already closed at", "is the side permitted to extend to": something done, and not what something is.
_DONE = re.compile(
    r"\b\w+(?:ed|en|able|ible) (?:[\w.:]+ ){0,4}(?:at|to|on|in|until|till|for|by|with|from) (?:the )?$"
)
_ENDS = re.compile(r" ?(?:long|only|each|too|as well|already|in total|to (?:the|a|one) \w+)?[?., ]*$")
_DEFINITE = re.compile(r"^(?:so |and |but )?(?:is|are|was|were) (?:the|it) $")
_IS_THE = re.compile(r"^(?:so |and |but )?(?:is|was|are) (?:it )?(?:on |at |by )?(?:the )?$")
_LIMIT = r"(?:deadline|limit|cap|maximum|ceiling|minimum|rate|date|share|last day|cut-?off)"
_IS_A_LIMIT = re.compile(rf" ?(?:the|your|a) (?:\w+ )?{_LIMIT}\b")
# "An end date of", "a share of" is somebody's, "the share of" the call's.
_LIMIT_BESIDE = beside(
    rf"(?:上限|下限|限度)(?:額)?の?|(?<!\ba )(?<!\ban end )\b{_LIMIT} of ",
    r" ?(?:の上限|という上限| (?:cap|limit|ceiling|maximum)\b)",
)
# The rule that a value is called by.
_RULE_AFTER = re.compile(
    r"(?:程度|以内|以下|以上)?という(?=[一-龠])|(?:程度|以内|以下|以上)?の?(?:枠|ルール|要件|条件|制限|基準|規定|用途)"
    r"|[- ](?:rule|limit|requirement|condition|restriction|window|threshold)\b"
)
_THE = re.compile(r"\bthe (?:about |approximately |whole )?$")
_QUOTED = beside(r"[「『“\"](?:about |約|原則|最大)?", r"(?:程度|以内|まで){0,2}[」』”\"]")


def speaks_of_oneself(sentence: str) -> bool:
    """Whether *sentence* (folded) speaks of who says it, or of what they plan."""
    return _OWN.search(sentence) is not None


def claimed(sentence: str, start: int, end: int) -> bool:
    """Whether *sentence* (folded) says that its value from *start* to *end* is the call's own."""
    before, after = sentence[max(0, start - _REACH) : start], sentence[end : end + _REACH]
    if _QUOTED.before.search(before) and _QUOTED.behind.match(after):
        return True
    if _LIMIT_BESIDE.fits(sentence, (start, end)):
        return True
    before = _ALL_OF_US.sub("", before)
    bare, rest = _AS_I_SEE_IT.sub("", before), _AS_I_SEE_IT.sub("", after)
    own = _OWN.search(bare + rest) is not None
    said = (bare, rest) != (before, after) or (_stated(bare, rest) and not _TAKEN_UP.search(after))
    return (said and not own) or _reported(before, after)


def is_own(sentence: str) -> bool:
    """Whether *sentence* (folded) speaks of what somebody plans, wants or has, and not of the call."""
    return _OWN.search(_AS_I_SEE_IT.sub("", sentence)) is not None


def retold(sentence: str, start: int, end: int) -> bool:
    """Whether a value only names the call's own rule again: "the fifteen-year limit", 7割の枠, "the 70%"."""
    before, after = sentence[max(0, start - _REACH) : start], sentence[end : end + _REACH]
    if _RULE_AFTER.match(after):
        return True
    if _is_ordinal(sentence[start:end]):
        return False
    return bool(_THE.search(before)) and not _DEFINITE.search(before) and not _IS_A_LIMIT.match(after)


def _is_ordinal(value: str) -> bool:
    """Whether a day is told as the 25th, which has its article whosever it is."""
    return value.lstrip("0123456789")[:2] in ("st", "nd", "rd", "th")


def _stated(before: str, after: str) -> bool:
    """Stated of the call and asked to be confirmed, or asked as what something is."""
    confirms = _CONFIRMS.search(after)
    if (
        (confirms and not _IF_SO.search(after, 0, confirms.start()))
        or _IS_WHAT.match(after)
        or _TRUE.match(before)
    ):
        return True
    if _IS_THE.search(before) and _IS_A_LIMIT.match(after):
        return True
    if _DEFINITE.search(before):
        return True
    return bool(_WHAT_IS.search(before) and _ENDS.match(after) and not _DONE.search(before))


def _reported(before: str, after: str) -> bool:
    """What somebody heard or read that something is, or asks to have confirmed."""
    return bool(_STATES.search(before) and (_REPORTED.search(before) or _CONFIRMS.search(after)))
