"""Every sentence the Slack counter says of its own, in both languages."""

from __future__ import annotations

import re

from bot.answer import Language

PHRASES: dict[str, dict[Language, str]] = {
    "thinking": {"ja": "公募資料を確認しています…", "en": "is reading the call documents…"},
    "ask_me": {
        "ja": "公募についてのご質問をどうぞ。資料のスライドと文を添えてお答えします。",
        "en": "Ask me about the call. I answer with the slide and the sentence it comes from.",
    },
    "welcome": {
        "ja": "どういたしまして。ほかにもあればどうぞ。",
        "en": "You are welcome. Ask again any time.",
    },
    "usage": {"ja": "使い方：`/aspire 質問`", "en": "Usage: `/aspire QUESTION`"},
    "queue_full": {
        "ja": "ただいま質問が混み合っています。数分後にもう一度お送りください。この質問は受け付けていません。",
        "en": "Too many questions are waiting. This one was not taken: please send it again in a few minutes.",
    },
    "user_limit": {
        "ja": "短い時間に多くの質問をいただきました。1分ほどおいて、もう一度お送りください。",
        "en": "That was many questions in a short time. Please wait a minute and send this one again.",
    },
    "channel_limit": {
        "ja": "このチャンネルでは質問が続いています。1分ほどおくか、ダイレクトメッセージでお尋ねください。",
        "en": "This channel is busy. Please wait a minute, or ask me in a direct message.",
    },
    "sorry": {
        "ja": "申し訳ありません、この質問にお答えする途中で問題が起きました。窓口には番号 {reference} をお伝えください。",
        "en": "Sorry, something went wrong with this question. If you write to the desk, quote {reference}.",
    },
    "invite_me": {
        "ja": "このチャンネルに投稿できません。先にアプリをチャンネルへ招待してください。",
        "en": "I cannot post here. Please invite the app to this channel first.",
    },
    "no_desk": {
        "ja": "ここから窓口へ送ることはできません。公募資料にある連絡先へお尋ねください。",
        "en": "The desk cannot be reached from here. Please use the contact in the call documents.",
    },
    "expired": {
        "ja": "この回答の記録はもうありません。もう一度質問してください。",
        "en": "This answer is no longer on record. Please ask again.",
    },
    "liked": {"ja": "ありがとうございます。記録しました。", "en": "Thank you, noted."},
    "noted": {"ja": "ご指摘ありがとうございます。記録しました。", "en": "Thank you, noted."},
    "disliked": {
        "ja": "ご指摘ありがとうございます。記録しました。「窓口に聞く」で担当者に確認できます。",
        "en": "Thank you, noted. “Ask the desk” sends the question to a person.",
    },
    "case_sent": {
        "ja": "窓口に送りました（受付番号 {number}）。回答はこのスレッドでお知らせします。",
        "en": "Sent to the desk as {number}. The reply will come in this thread.",
    },
    "case_sent_direct": {
        "ja": "窓口に送りました（受付番号 {number}）。回答はダイレクトメッセージでお知らせします。",
        "en": "Sent to the desk as {number}. The reply will come in a direct message.",
    },
    "case_lost": {
        "ja": "受付番号 {number} を窓口のチャンネルに届けられませんでした。お手数ですが、直接お問い合わせください。{contact}",
        "en": "{number} could not be put into the desk's channel. Please write to the desk yourself. {contact}",
    },
    "reply_lost": {
        "ja": "受付番号 {number} の回答を質問者に届けられませんでした。別の方法でお伝えください。",
        "en": "The reply to {number} could not be sent to the asker. Please reach them in another way.",
    },
    "asked": {"ja": " さんの質問", "en": " asked"},
    "again": {
        "ja": "接続が切れたため送り直しています。同じ回答が二つ見えることがあります。",
        "en": "Sent again after an interruption: you may see this answer twice.",
    },
    "case_reply": {"ja": "窓口からの回答（受付番号 {number}）", "en": "Reply from the desk ({number})"},
    "case_new": {"ja": "窓口への質問（受付番号 {number}）", "en": "Question for the desk ({number})"},
    "case_done": {"ja": "受付番号 {number}：回答済み", "en": "{number}: answered"},
    "case_closed": {
        "ja": "この質問にはすでに回答があります。",
        "en": "This question has already been answered.",
    },
    "ruled": {"ja": ":abacus: 規則で計算", "en": ":abacus: Computed from the rules"},
    "quoted": {"ja": ":page_facing_up: 資料からの引用", "en": ":page_facing_up: Quoted from the documents"},
    "confirm": {"ja": ":warning: 窓口で要確認", "en": ":warning: Please confirm with the desk"},
    "not_found": {"ja": ":grey_question: 資料に記載なし", "en": ":grey_question: Not in the documents"},
    "automated": {"ja": "自動応答", "en": "automated answer"},
    "as_of": {"ja": "{day} 時点", "en": "as of {day}"},
    "contact": {"ja": "問い合わせ先：", "en": "Contact: "},
    "deadline": {"ja": "お使いの時間帯では：", "en": "In your time zone: "},
    "sources": {"ja": "出典", "en": "Sources"},
    "slide": {"ja": "スライド{page}", "en": "slide {page}"},
    "page": {"ja": "{page}ページ", "en": "p. {page}"},
    "and_more": {"ja": "ほか{count}件", "en": "and {count} more"},
    "cut": {"ja": "…（続きは「スライドの本文」にあります）", "en": "… (the rest is under “Slide text”)"},
    "ask_desk": {"ja": "窓口に聞く", "en": "Ask the desk"},
    "show_slides": {"ja": "スライドの本文", "en": "Slide text"},
    "post_it": {"ja": "ここに投稿する", "en": "Post it here"},
    "unofficial": {"ja": "参考訳（非公式）：", "en": "Our translation (unofficial):"},
    "original": {"ja": "原文：", "en": "Original:"},
    "good": {"ja": "役に立った", "en": "Helpful"},
    "bad": {"ja": "役に立たなかった", "en": "Not helpful"},
    "close": {"ja": "閉じる", "en": "Close"},
    "send": {"ja": "送る", "en": "Send"},
    "question": {"ja": "質問", "en": "Question"},
    "draft": {"ja": "自動応答の案", "en": "Draft answer"},
    "note": {"ja": "補足（任意）", "en": "Anything to add (optional)"},
    "answer_it": {"ja": "回答する", "en": "Answer"},
    "reply": {"ja": "回答", "en": "Reply"},
    "no_draft": {"ja": "（案はありません）", "en": "(no draft)"},
}

PROMPTS: tuple[dict[str, str], ...] = (
    {"title": "締切を確認する", "message": "この公募の締切を、日本時間と英国時間で教えてください。"},
    {"title": "支援額を確認する", "message": "日本側の支援額の上限と、間接経費の扱いを教えてください。"},
    {"title": "Who can apply", "message": "Who can apply to this call on the Japanese side?"},
    {"title": "How to apply", "message": "Which steps are needed to submit a proposal?"},
)

PROMPTS_TITLE = "公募についてのご質問をどうぞ / Ask about the call"

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_THANKS = (
    r"(?:どうも|本当に|ご?回答|ご?対応)?(?:ありがとう|有難う|有り難う)(?:ございま(?:す|した))?|了解(?:です|しました|いたしました)?"
    r"|承知(?:です|しました|いたしました)?|(?:わか|分か)りました|かしこまりました|なるほど|助かりま(?:す|した)|よろしくお願い(?:します|いたします)"
    r"|はい|(?:many )?thanks?(?: you)?(?: so much| very much| a lot)?|(?:much )?appreciated|ok(?:ay)?|got it|great|understood|i see"
    r"|(?:very |that'?s )?helpful|cheers|perfect|yes"
)
_GAP = r"(?:[\s。.!！〜～、,…]|:[a-z0-9_+'-]+:)"
_COURTESY = re.compile(rf"{_GAP}*(?:{_THANKS})(?:{_GAP}*(?:{_THANKS}))*{_GAP}*", re.IGNORECASE)


def language_of(text: str) -> Language:
    """Which language to answer *text* in before the engine has read it."""
    return "ja" if _WIDE.search(text) else "en"


def phrase(name: str, language: Language, **values: object) -> str:
    """The sentence called *name*, filled in."""
    return PHRASES[name][language].format(**values)


def both(name: str) -> str:
    """The sentence called *name* in both languages, for when neither is known."""
    return phrase(name, "ja") + "\n" + phrase(name, "en")


def is_courtesy(text: str) -> bool:
    """Whether *text* only thanks or agrees, so that no answer is looked for."""
    return _COURTESY.fullmatch(text) is not None
