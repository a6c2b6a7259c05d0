"""Short replies to what asks nothing of the documents: greetings, thanks, how to use the bot,
a word among colleagues, a wish for a person."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answer import Language

AMONG_PEOPLE = ("aside", "thanks", "greeting", "complaint")  # intents of what asks the bot nothing
_REPLIES: Mapping[str, Mapping[Language, str]] = {
    "greeting": {
        "ja": "こんにちは。公募についてのご質問をどうぞ。資料の該当箇所とともにお答えします。",
        "en": "Hello. Ask me about the call; I answer with the slide and sentence it stands on.",
    },
    "thanks": {"ja": "お役に立てて幸いです。", "en": "You are welcome."},
    "help": {
        "ja": "公募の資料にもとづき、応募資格・金額・期間・締切などのご質問に、該当箇所を示してお答えします。"
        "例：「締切はいつですか」「直接経費2億円は上限内ですか」「学生も渡航できますか」",
        "en": "I answer questions on the call from its documents, with slide and sentence: who may apply, how much, "
        'how long, by when. For example: "When is the deadline?", "Are direct costs of 200 million yen within '
        'the limit?", "May students go abroad?"',
    },
    "aside": {
        "ja": "こちらは公募の資料についてのご質問にお答えする窓口です。"
        "公募についてお知りになりたいことをお尋ねください。",
        "en": "I only know the call's documents. Ask me what you would like to know about the call.",
    },
    "complaint": {
        "ja": "お役に立てず申し訳ありません。担当者にお尋ねください。",
        "en": "I am sorry this did not help. Please ask the desk.",
    },
}


def reply_to(intent: str, language: Language, contact: str | None) -> str:
    """The reply to a talk intent. Raises KeyError for another intent."""
    reply = _REPLIES[intent][language]
    if intent == "complaint" and contact:
        reply += f"（{contact}）" if language == "ja" else f" ({contact})"
    return reply
