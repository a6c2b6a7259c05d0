"""What is said out of politeness and tells nothing: greetings, thanks and closings, as whole sentences or
before one; and what only says that somebody corrects what they said before."""

from __future__ import annotations

import re

# Formulas that open a letter or a message; a question may follow them in the same sentence.
_OPENINGS = (
    r"(?:いつも|大変|平素より?)?(?:大変)?お世話に(?:なっております|なります|なってます)|(?:はじめ|初め)まして|お疲れ様です|お疲れさまです"
    r"|こんにち[はわ]|こんばん[はわ]|おはようございます|突然のご(?:連絡|質問|メール)[^。、]{0,20}|拝啓|失礼(?:いた|致)します"
    r"|(?:hello|hi|hey|greetings|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|team|jst|again))?"
    r"|dear (?:sir or madam|sir/madam|sirs?|madam|all|team|colleagues?|(?:\w+\.? ){0,3}\w+)"
    r"|to whom (?:it|this) may concern|i hope (?:this|you)[^.?!,]{0,40}"
)
_CLOSINGS = (
    r"(?:何卒|どうぞ|以上)?、?(?:ご?(?:回答|教示|検討|確認|対応|返信|連絡)(?:のほど|の程|を)?、?)?(?:よろしく|宜しく)"
    r"(?:お願い(?:(?:いた|致)します|申し上げます|します)|どうぞ)?|お手数(?:です|をおかけします)が|恐れ入りますが|以上(?:です)?|敬具|草々"
    r"|(?:どうも)?(?:ありがとう|有難う|有り難う)ございま(?:す|した)|取り急ぎ[^。]{0,16}"
    r"|(?:many thanks|thanks|thank you|cheers)"
    r"(?: (?:so much|very much|a lot|again|in advance|for (?:your|the) \w+)){0,2}"
    r"|(?:(?:with )?(?:best|kind|warm) )?(?:regards|wishes)|best"
    r"|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?"
)
# Requests to be told that do not say what: the question stands before them.
_REQUESTS = (
    r"(?:(?:どうか|ぜひ|[併合]せて|あわせて|お忙しいところ|恐縮ですが|お手数(?:です|をおかけします)が|恐れ入りますが)、?){0,3}"
    r"(?:ご(?:教示|教授|回答|返信|返答|返事|確認|助言|連絡)|お?(?:教え|知らせ|答え|返事))[ぁ-ん程願致存申幸上甚大変助]{0,20}[?。]?"
    r"|(?:could|can|would|will) you (?:please |kindly )?"
    r"(?:let (?:me|us) know|advise|confirm|clarify|help|tell (?:me|us))(?: (?:me|us|this|that))?[?]?"
    r"|(?:please|kindly) (?:let (?:me|us) know|advise|confirm|clarify|help)(?: (?:me|us|this|that))?"
    r"|(?:any|some) (?:advice|help|guidance|thoughts)(?: (?:is|would be))?(?: (?:welcome|appreciated))?[?]?"
    r"|(?:i|we)(?:'d| would) (?:be (?:very )?grateful|appreciate)"
    r"(?: (?:for|your|any|it|an?|some|advice|help|guidance|reply|answer)){1,3}"
)
_APOLOGY = (
    r"(?:(?:あ|いや|おっと)、?)?"
    r"(?:(?:すみません|すいません|申し訳ありません|ごめん(?:なさい)?|失礼(?:しました)?)[、。]?)?"
)
# How somebody takes back what they said: what they mean instead stands behind it, or before its end.
_TAKES_BACK = (
    r"(?:(?:oh|ah|no|well|hm+|oops|whoops|wait|apologies|(?:i'm )?sorry(?: i [^,.?]{1,24}(?=,))?|my (?:bad|mistake))"
    r"\b[ ,.!-]*){0,3}"
    r"(?:(?:i |(?<=[,.!-] ))meant(?: to (?:say|ask))?"
    r"|(?:oops|whoops|wait|sorry|mistake)[ ,.!-]+(?:no(?=,)|make (?:that|it)|it should be)"
    r"|(?:nope?[ ,.!-]+)?make (?:that|it)(?= \W?\d))\b"
    rf"|{_APOLOGY}(?:(?:言い|書き)?間違(?:えました|いです|いでした|えた)|訂正(?:です|します))(?=[、。!: ]|$)"
)
_TAKEN_BACK = r"の(?:言い|書き)?(?:間違い|誤り|つもり)(?:です|でした)"
# What was said, and is not meant: 8,000万じゃなくて…, "…, not the project".
_NOT_MEANT = r"[^、。?はが]{1,16}(?:では|じゃ)なくて?、?"
_AND_NOT = r", not [^,.?]+"
_ADDRESSEE = r"[^。、?]{0,30}(?:様|御中|殿|各位|先生)"
_END = r"[\s。、,.!:;~ー]*"
_WHOLE = re.compile(
    rf"(?:(?:{_OPENINGS}|{_CLOSINGS}|{_REQUESTS}|{_TAKES_BACK}|{_TAKEN_BACK}|{_APOLOGY}{_NOT_MEANT}|{_AND_NOT}|{_ADDRESSEE}){_END}){{1,4}}",
    re.IGNORECASE,
)
_REQUEST = re.compile(rf"(?:(?:{_CLOSINGS}){_END}){{0,2}}(?:{_REQUESTS}){_END}", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:(?:{_OPENINGS})[、,!:。]\s*)+", re.IGNORECASE)
_INSTEAD = re.compile(
    rf"(?:(?:{_TAKES_BACK})[ 、,。:;-]*(?=\w)|{_APOLOGY}"
    rf"(?:(?=[^、。]+{_TAKEN_BACK})|{_NOT_MEANT}(?=[^、。]+(?:です|でした)[。!]?$)))"
    rf"(?P<meant>[^。]+?)(?:{_TAKEN_BACK}|{_AND_NOT})?[。.!]?$",
    re.IGNORECASE,
)
_TAKEN = re.compile(rf"{_TAKES_BACK}{_END}", re.IGNORECASE)
_LONGEST = 120  # characters: what is longer says something


def is_greeting(sentence: str) -> bool:
    """Whether *sentence* is a formula of politeness and nothing else."""
    return len(sentence) <= _LONGEST and _WHOLE.fullmatch(sentence) is not None


def is_request(sentence: str) -> bool:
    """Whether *sentence* only asks to be told or to have confirmed what is said before it: "Could you confirm?"."""
    return len(sentence) <= _LONGEST and _REQUEST.fullmatch(sentence) is not None


def greeting_before(sentence: str) -> int:
    """Where the greeting ends that *sentence* begins with: "Hello, when …"; 0 where it begins with none."""
    match = _BEFORE.match(sentence[:_LONGEST])
    return match.end() if match and match.end() < len(sentence) else 0


def meant_instead(sentence: str) -> tuple[int, int] | None:
    """Where stands what is meant in a sentence that takes back what was said before ("sorry, I meant the stay",
    1億円の間違いでした); None where it takes nothing back."""
    match = _INSTEAD.match(sentence) if len(sentence) <= _LONGEST else None
    return match.span("meant") if match else None


def is_taken_back(sentence: str) -> bool:
    """Whether *sentence* only says that what was said before is taken back: "sorry, I meant"."""
    return len(sentence) <= _LONGEST and _TAKEN.fullmatch(sentence) is not None
