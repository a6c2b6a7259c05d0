"""What a question is about beyond the trade's own words: the things that must stand in the documents for an answer."""

from __future__ import annotations

import re
from itertools import pairwise
from collections.abc import Iterable
from functools import lru_cache

from bot.ask import Ask
from bot.concepts import ASKING, ELSEWHERE
from corpus.facts import Call
from index.terms import words

# Words every question to a desk may hold and that say nothing of what it is about.
_COMMON_JA = """研究 者 側 方 件 質問 教授 助教 准教授 先生 大学 私 私共 我々 弊学 当方 本学 弊社 当社 計画 予定 検討 案件 公募 事業 制度
情報 資料 説明 会 スライド 詳細 具体 具体的 状況 現在 今回 今年 今年度 年度 本 当 際 上記 以下 理解 確認 回答 連絡 応答 内容 意味 お世話 世話 恐縮 失礼
可能 可否 必要 提案 課題 プロジェクト 場合 記載 国際 共同 機関 参加 実施 利用 使用 相談 点 ため 為 次 前 後 間 中 内 上 下 毎 各 全 全体 一つ 人 他 以外 以上 以下 以内
込み 込 ファイル 名 割合 教示 質疑 説明会 記述 規定 決まり ルール 条件 程度 頃 くらい 位 日 月 年 分 回 度 番 号 円 今 明日 今日 本日 昨日 名 氏 ご存知 存知 皆様 担当者 お教え 行く 行う 示す
出す 出る 見る 聞く 思う 考える 致す 致し 申す 申し上げる 伺う 求める 含む 認める 決まる 分かる 判る 受ける 入る 入れる 使う 続ける 違う 超える 越える 満たす 取る 得る 来る
始まる 始める 終わる 過ぎる 遅れる 早い 遅い 長い 短い 多い 少ない 大きい 小さい 高い 低い 新しい 同じ 正しい 欲しい 詳しい 大丈夫 結構 構う 済む 掛かる 当たる 問題 差し支え ない なる 呼ぶ
aspire jst 日英 日本 英国 側 チーム 研究者 若手 費用 経費 額 金額 数 項目 種類 例 対応 扱い 取り扱い 有無 概要 全部 全て 主 主な 基本 一般 通常 実際 最初 最後 最終 最低 最短 最長 最高 最大 目安 目処 許可 許す 不可 駄目 平気 良い 悪い"""
_COMMON_EN = """a about above after all allowed also an and any anyone are as ask at be because been before being between both but by
call can could currently detail details did do does doing done each either else ever every exactly exist explain find first for from get give
given go good got had has have having hello help hi him his how i if in information into is it its just know last least let like long look
made main make many may me mean means might more most much must my name need new no none not now of on once one only or other our out over own
part please possible put question questions rather regarding research researcher researchers right same say see shall she should show side so some
someone something still such sure take team tell than thank thanks that the their them then there these they thing things this those through
time to too under until up us use used using very want was way we well were what whether when where which while who whom whose why will with
within without would year years yes yet you your aspire jst japan japanese uk british joint funding call calls programme program state states stated
correct true understand understanding know wondering wonder kindly clarify confirm applying applicant applicants project projects proposal
per total overall specific specifically exactly normally usually generally actually rule rules regulation regulations policy
let's i'm we're i'd we'd isn't aren't don't doesn't can't what's when's who's there's am per set least day days month months answer regards dear sir madam
rate enough sufficient target targets pay pays paid paying file files plan plans planned planning planning amount sum acceptable fine okay fine set sets number
long short early late soon big small large high low minimum maximum minimal eligible person people anybody someone somebody ours yours mine"""
_COMMON = frozenset(_COMMON_JA.split()) | frozenset(_COMMON_EN.split())
# A person's or an organisation's own name is no subject of a question: "Can Kyoto University apply?"
_NAMES = re.compile(
    r"[a-z]+(?: of)?(?: [a-z]+)? (?:university|institute|college)|university of [a-z]+|(?:prof|dr|mr|ms|mrs)\.? [a-z]+"
    r"|[一-鿿ァ-ヶa-z]{1,8}(?:大学|研究所|研究室|高専|先生|教授|さん|様)|\S+@\S+"
)
# Where one clause ends and the next begins.
_CLAUSE = re.compile(r"[。．!！?？\n]|、|(?<=[a-z0-9])[,;.](?= )| - ")


@lru_cache(maxsize=8)
def _vocabulary(call: Call) -> frozenset[str]:
    """The content words of the call's own facts, in their looked-up form."""
    texts = [quote.quote for fact in call.facts for quote in fact.sources]
    texts += [text for fact in call.facts for text in fact.says.values()]
    return frozenset(word.term for text in texts for word in words(text))


def clauses(ask: Ask) -> list[tuple[int, int]]:
    """The clauses of a question, as offsets into its text."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(ask.text)), len(ask.text)]
    return [(start, end) for start, end in pairwise(cuts) if ask.text[start:end].strip()]


def unexplained(ask: Ask, call: Call | None, span: tuple[int, int] | None = None) -> tuple[str, ...]:
    """The content words of a question (or of a *span* of it) that neither the trade nor the call explains."""
    start, end = span or (0, len(ask.text))
    explained = [*ask.explained, *(match.span() for match in _NAMES.finditer(ask.text))]
    known = _vocabulary(call) if call else frozenset()
    return tuple(
        surface
        for surface, term, place in _placed(ask.text, start, end)
        if not _inside(place, explained)
        and surface not in _COMMON
        and term not in _COMMON
        and term not in known
    )


def foreign(ask: Ask, call: Call) -> bool:
    """Whether the clause that asks turns on something unknown: 宿泊費の上限, "page limit of the form"."""
    if ask.concepts.names & ELSEWHERE:
        return True
    spans = clauses(ask)
    asking = [span for span in spans if any(_inside(place, [span]) for place in _cues(ask))]
    return any(len(word) > 1 for span in asking or spans[-1:] for word in unexplained(ask, call, span))


def _cues(ask: Ask) -> list[tuple[int, int]]:
    return [place for name, places in ask.concepts.spans.items() if name in ASKING for place in places]


def _placed(text: str, start: int, end: int) -> Iterable[tuple[str, str, tuple[int, int]]]:
    at = start
    for word in words(text[start:end]):
        found = text.find(word.surface, at, end)
        if found >= 0:
            at = found + len(word.surface)
            if word.noun:
                yield word.surface, word.term, (found, at)


def _inside(place: tuple[int, int], explained: Iterable[tuple[int, int]]) -> bool:
    """Whether at least half of a word lies in an explained span."""
    start, end = place
    return any(min(end, stop) - max(start, begin) >= (end - start + 1) // 2 for begin, stop in explained)
