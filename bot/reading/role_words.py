"""The words of the trade that tell which role a value plays, by kind of quantity, Japanese and English side by side.

"other" is what no rule speaks of (an interview's date, a parental leave): a value beside such a word plays no role.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from bot.reading.asked import Role
from corpus.text.beside import beside

Telling = Role | Literal["other"]


class Words(NamedTuple):
    """Alternatives of a regular expression over folded text: Japanese anywhere, English from the start of a word."""

    japanese: str
    english: str


_DEGREE = Words(
    "学位|博士号|博士(?!課程|後期|前期|学生|院生)|(?<![a-z])d取得|取得|(?<![一-龯])取(?:っ|り[まつ、])",
    (
        r"(?:ph\.?d|doctoral|dphil)(?!['’]?s? (?:student|candidate|course|programme|project))|doctorat|degree"
        r"|graduat|viva|defen[cs]e|defended"
    ),
)
_LEAVE = Words(
    "産休|育休|産前|産後|育児|休職|休業|勤続|在職|着任|任期|住(?:ん|み)|暮ら|移(?:っ|り)",
    r"(?:parental|maternity|paternity|sick|career) (?:leave|break)|lecture|position\b|employ|tenure"
    r"|(?:has|have|had) been\b|lived?\b",
)
WORDS: Mapping[str, Mapping[Telling, Words]] = {
    "percent": {
        "network_share": Words(
            "ネットワーク|頭脳循環|交流|育成|若手|渡航|旅費|ワークショップ",
            (
                r"network|brain circulation|(?:research )?exchange|mobility|early[- ]career|young"
                r"|train|ecrs?\b|travel|workshop|outgoing"
            ),
        ),
        "research_share": Words(
            "研究専?用?費|研究推進|研究だけ|研究のみ|研究[はが:]?$|研究(?:自体|そのもの|に(?!者))|物品|消耗品|試薬|装置|機器|実験",
            r"research(?! exchange| stay| visit| period)\b|equipment|consumable|reagent|lab work|the science",
        ),
        "indirect_rate": Words("間接|オーバーヘッド", "overhead|indirect"),
        "other": Words("エフォート|採択率|合格率", r"effort|success|accept|fte\b"),
    },
    "duration": {
        "since_degree": _DEGREE,
        "stay": Words(
            "滞在|渡航|渡英|留学|派遣|送(?:る|り出|って)|現地|行(?:く|か|っ|き)|訪問",
            r"stay|abroad|visit|secondment|overseas|trip|go(?:es|ing)?\b|spend|away\b|over there|send(?:ing)?\b",
        ),
        "extension": Words("延長|延ば|伸ば|延び|のばし|のばせ", "exten|prolong"),
        "project": Words(
            "研究期間|支援|実施期間|プロジェクト|課題|計画|(?<![一-龯])期間",
            (
                r"project|grants?\b|awards?\b(?! of (?:the |a )?(?:degree|ph|doct))|fund|support"
                r"|programme|runs?\b|(?:research )?period|duration"
            ),
        ),
        "notice": Words("面接|連絡|通知", "interview|notice|invit|notif|told"),
        "other": _LEAVE,
    },
    "date": {
        "degree_day": _DEGREE,
        "contact_day": Words(
            r"事前|連絡|一報|伝え|知らせ(?!が|を(?:受|いただ|頂))|メール(?=し|で(?!す)|を(?:送|出|入))",
            (
                r"contact|notif|inform|(?:advance )?notice|tell|told|e-?mail|mail(?:ed|ing)?\b"
                r"|wrote\b|saying\b|(?:a )?line\b|in touch\b"
            ),
        ),
        "submission": Words(
            (
                r"(?:提出|応募|申請)(?!(?:する|の|します)?(?:旨|つもり|予定(?:だ|である|の旨|です)?(?:と|旨)))"
                r"|アップロード|送信|差し?替|締め?切|〆切|受付|出(?:す|せ|し(?!て発))"
            ),
            r"submi|upload|(?<!to )appl(?:y|ied|ication)|deadline|clos|send|sent\b",
        ),
        "departure": Words(
            "出発|渡航|渡英|訪英|滞在|行(?:く|か|っ|き)",
            r"depart|leav|travel|go(?:es|ing)?\b(?! (?:beyond|over|past|in|on|up|ahead|out)\b)|fly|flies",
        ),
        "start_day": Words(
            "開始|始め|始ま|スタート|着手", r"start|begin|kick(?:ing)?(?: \w+)?[ -]?off|commenc"
        ),
        "end_day": Words(
            "終了|終わ|延長|延ば|帰国",
            r"(?<!my )(?<!(?:our|his|her) )(?<!their )end(?:s|ed|ing)?\b|finish|exten|complet|return",
        ),
        "other": Words("面接|審査|結果|採否", "interview|result|review|decision|outcome"),
    },
}
# Behind or before a day where nothing else tells its role: from … until …, から … まで.
FIRST_DAY = beside(r"(?:from|since|as of) (?:the )?", r" ?(?:から|より|以降)")
LAST_DAY = beside(r"(?:until|till|through|to) (?:the )?", r" ?まで")


def _pattern(words: Words) -> re.Pattern[str]:
    return re.compile(rf"{words.japanese}|(?<![a-z])(?:{words.english})[a-z]*")


PATTERNS: Mapping[str, Mapping[Telling, re.Pattern[str]]] = {
    kind: {role: _pattern(words) for role, words in by_role.items()} for kind, by_role in WORDS.items()
}
