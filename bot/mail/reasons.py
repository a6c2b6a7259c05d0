"""Why a mail is not simply ready, or is no question, in both languages of the report."""

from __future__ import annotations

PERSONAL = "personal case or judgement"
PASSED_ON = "the question stands in a forwarded mail"
ASKED_BEFORE = "asked in an earlier mail and still waiting"
COMPLAINT = "a complaint"
NOTABLE = "told, and perhaps for a person to weigh"
INSTRUCTIONS = "the mail gives instructions to the machine"
TOO_LONG = "the mail is very long and only its beginning was read"
NO_ADDRESS = "no address to reply to"
MEETING = "a meeting is asked for"
IN_ATTACHMENT = "asked in an attachment"
GUESSED = "taken from an attachment that nothing calls questions"
NOT_OPENED = "an attachment may hold more questions and was not opened"
ONLY_ATTACHED = "something is attached and nothing is asked in the text"
NO_QUESTION = "no question was recognised"
MISSED = "asked and not answered"
UNUSED = "told with the question and not used in the answer"
PREMISE = "told with the question, and the documents say otherwise"
POINTS_BACK = "refers to something said before"
IN_GENERAL = "answered in general, without the case described"
OTHER_CALL = "answered for another call than the one named before"
OTHER_LANGUAGE = "answered in another language than asked"
NOT_OPEN = "the call is not open"
UNSURE = "what is asked is not certain"
GUESSED_AT = "what is asked is too uncertain for an answer"
SEVERAL = "asks for several things, which may not all be answered"
BY_DESK = "corrected by the desk"
FAILED = "could not be answered"
NO_DRAFT = "no draft could be made"

_JAPANESE = {
    PERSONAL: "個別の事情・判断に関わる内容",
    PASSED_ON: "転送されたメールの中の質問",
    ASKED_BEFORE: "以前のメールの質問に未回答",
    COMPLAINT: "苦情",
    NOTABLE: "担当者の確認が要りそうな記載",
    INSTRUCTIONS: "機械への指示が書かれたメール",
    TOO_LONG: "長文のため冒頭のみ読み取り",
    NO_ADDRESS: "返信先アドレスなし",
    MEETING: "打ち合わせの依頼",
    IN_ATTACHMENT: "添付ファイルの中の質問",
    GUESSED: "質問票と明記のない添付ファイルから抽出",
    NOT_OPENED: "添付ファイル（未開封）に質問がある可能性",
    ONLY_ATTACHED: "本文に質問がなく、添付ファイルあり",
    NO_QUESTION: "質問を読み取れず",
    MISSED: "回答のない質問文",
    UNUSED: "質問に書かれ、回答で使われていない条件",
    PREMISE: "質問の前提が資料と相違",
    POINTS_BACK: "前の話を指す質問",
    IN_GENERAL: "事情を考慮しない一般的な回答",
    OTHER_CALL: "先に挙げられた公募とは別の公募についての回答",
    OTHER_LANGUAGE: "質問と別の言語での回答",
    NOT_OPEN: "受付期間外",
    UNSURE: "質問の趣旨が不確か",
    GUESSED_AT: "質問の趣旨が不確かで回答を控えた",
    SEVERAL: "一文に複数の質問があり、未回答が残る可能性",
    BY_DESK: "窓口が修正",
    FAILED: "回答できず",
    NO_DRAFT: "下書きを作成できず",
    "hedged": "資料の表現に幅あり",
    "not in documents": "資料に見当たらず",
    "left open": "資料に記載なし",
    "not placed": "資料から見つからず",
    "other programme": "他の事業・制度",
    "other year": "他の年度",
    "judgement": "個別の判断",
    "orders": "機械への指示",
    "off topic": "公募以外の話題",
    "language": "日本語・英語以外",
    "not found": "資料に見当たらず",
    "confirm": "要確認",
    "spam": "迷惑メール",
    "thanks": "お礼",
    "automatic reply": "自動返信",
    "automatic mail": "自動送信メール",
    "automatic report": "自動報告",
    "bounce": "不達通知",
    "read receipt": "開封確認",
    "newsletter": "メールマガジン・一斉送信",
    "calendar": "予定の通知",
    "no answer needed": "返信不要",
    "empty mail": "空のメール",
    "the desk's own mail": "窓口自身のメール",
    "The file is empty.": "空のファイル",
}


def with_details(reason: str, *details: str) -> str:
    """*reason* with what it is about, kept apart from other reasons."""
    told = ", ".join(" ".join(detail.replace(";", ",").split())[:120] for detail in details)
    return f"{reason}: {told}" if told else reason


def in_japanese(reasons: str) -> str:
    """Reasons as they are kept, in Japanese where they are known."""
    return "；".join(_one_in_japanese(reason) for reason in reasons.split("; "))


def _one_in_japanese(reason: str) -> str:
    known, _, details = reason.partition(": ")
    if reason in _JAPANESE:
        return _JAPANESE[reason]
    return f"{_JAPANESE[known]}：{details}" if known in _JAPANESE and details else reason
