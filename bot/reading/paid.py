"""Whether an amount is said to be spent, or paid of what is spent: 経費900万円, a project of £3m, a grant of £2m."""

from __future__ import annotations

import re

from bot.reading.scene import Scene
from corpus.quantity import Quantity
from corpus.text.beside import beside

_OF = r"(?:(?:の?(?:総額|合計|金額))?[がはでを:]?| (?:of|is|are|comes? to|for|about))?(?: ?約| up to)? ?"
_SPENDING = r"costs?|costing|expenses|expenditure|spend(?:ing)?|spent|purchase|project|investment|buy(?:ing)?"
_BOUGHT = r"[^\W\d_]{0,6}費|支出|設備|機[械器]|装置|事業|工事|発注|買|購入|投資|出費"
_SPENT = beside(
    rf"(?:費用?|代金?|価格|見積り?額?|\b(?:{_SPENDING})){_OF}",
    rf" ?(?:が|を|ほど|くらい|程度)?(?:かか|かけ|使|支出|支払|払)| ?[がは](?:補助|助成)?対象| ?の(?:{_BOUGHT})"
    r"| (?:of |in |on )?(?:our |the |eligible )*(?:costs?|expenses|expenditure|spending|equipment|project|machine)",
)
_FUNDED = r"(?:grant|award|subsidy|support|funding)"
_PAID = beside(
    rf"(?:(?:補助|助成|支援|交付|申請|請求)(?:金|額)|支給額?|\b{_FUNDED}){_OF}"
    r"|\b(?:get|getting|receive|claim|request|ask for)(?: up to)? ?",
    r" ?[のをはも]?(?:まで|が)?(?:(?:補助|助成|支援|交付)(?!対象|事業|率|額)|もら|受け取|受給|支給|い?ただ)"
    rf"| (?:of |in |as )?(?:an? |the )?{_FUNDED}\b",
)
# How much of it is paid: いくら補助されますか, いくら出ますか, "how much would we get".
_HOW_MUCH_IS_PAID = re.compile(
    r"(?:補助|助成|支援|交付)(?:金|額)は ?[?]?$"
    r"|(?:補助|助成|支援|交付)(?:金|額)?[はがの、]?[^。、]{0,8}(?:いくら|どのくらい|どれくらい|どの程度)"
    r"|(?:いくら|どのくらい|どれくらい|どの程度)(?:まで|ほど|くらい)?[がをの]?"
    r"(?:補助|助成|支援|支給|交付|もら|受け|出(?!費|せ)|いただけ|戻|返)"
    r"|\bhow much\b[^.?]{0,30}\b(?:get|receive|paid|pay|fund(?:ed|ing)?|support(?:ed)?|grant(?:ed)?|covered|cover"
    r"|subsid\w+|claim|come back)\b"
)


def is_paid(scene: Scene, item: Quantity) -> bool | None:
    """Whether an amount of money is what is paid (True) or what is spent (False); None where no word tells."""
    if item.kind != "money":
        return None
    paid, spent = scene.beside(item, _PAID), scene.beside(item, _SPENT)
    return paid if paid != spent else None


def asks_what_is_paid(low: str) -> bool:
    """Whether *low* (folded) asks how much is paid."""
    return _HOW_MUCH_IS_PAID.search(low) is not None
