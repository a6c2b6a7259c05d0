"""What in a mailbox is not a question: answers of machines, mass mail, meetings, thanks.

Headers first (RFC 3834 automatic responses, RFC 3464 bounces, RFC 8098 receipts, RFC 2369 lists, iCalendar),
then, for mails in which nothing is asked, the words. What a form on the web passes on from a machine's address may be
a question all the same: that, only the desk can tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.mail.message import Mail
from bot.mail.reading import Reading
from corpus.text.alternatives import one_of

AUTOMATIC = "automatic mail"
_BOUNCE_SUBJECT = re.compile(
    "^"
    + one_of(
        r"undeliver(?:ed|able)|mail delivery (?:failed|failure|subsystem)",
        r"delivery (?:status notification|failure|has failed)|returned mail|failure notice",
        r"配信不能|配信に?失敗|送信(?:できません|に失敗)|配達不能|未配信|メール(?:配信|送信)エラー",
    ),
    re.IGNORECASE,
)
_AUTO_SUBJECT = re.compile(
    one_of(
        r"^(?:auto(?:matic)?[- ]?(?:reply|response|matic reply)|auto:|autoreply)",
        r"^(?:out of (?:the )?office|ooo\b|i am (?:currently )?(?:away|out of)|vacation)",
        r"^【?\[?(?:自動(?:返信|応答|送信|配信)|不在(?:通知|連絡|のお知らせ)|休暇(?:通知|のお知らせ))",
        r"[（(【\[](?:自動返信|自動応答|自動送信|auto-?reply)[)）】\]]",
    ),
    re.IGNORECASE,
)
_AUTO_BODY = re.compile(
    one_of(
        r"(?:このメール|本メール|これ)は[^。]{0,30}自動(?:的に)?(?:返信|応答|送信|配信)",
        r"ただ今不在|不在(?:に|と)(?:して|なり|なって)|休暇(?:中|をいただ)",
        r"this is an automat(?:ed|ic) (?:reply|response|message|e-?mail)",
        r"i am (?:currently )?(?:out of (?:the )?office|away from)",
        r"i am (?:currently )?on (?:annual |maternity |parental |sick )?leave",
    ),
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"(?:accepted|declined|tentative|cancell?ed|cancell?ed event|(?:updated )?invitation"
    r"|承諾|辞退|仮承諾|招待状?|更新された招待状?|会議出席依頼"
    r"|キャンセル)\s*[:：]",
    re.IGNORECASE,
)
_MACHINES = re.compile(
    r"^(?:no-?reply|do-?not-?reply|donotreply|mailer-daemon|postmaster|bounces?"
    r"|(?:calendar-)?notifications?|auto-?mail|system|newsletter)(?:[+._-].*)?@",
    re.I,
)
_SPAM_SUBJECT = re.compile(r"^\W*(?:\*{2,}\s*)?\[?\(?(?:spam|迷惑メール|スパム|未承諾広告)", re.IGNORECASE)
_SPAM_WORDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:viagra|cialis|casino|lottery|jackpot|bitcoin|crypto(?:currency)?|forex|payday"
        r"|sex|dating|porn)\b|カジノ|宝くじ|仮想通貨|出会い系|アダルト"
        r"|副業",
        r"\b(?:won|winner|inherit(?:ance)?|beneficiary|prize|unclaimed)\b|当選|遺産|懸賞"
        r"|高額(?:報酬|収入)|必ず儲か|絶対に儲か",
        r"\b(?:million|usd|dollars|\$\d)|無料|激安|割引|今だけ|限定(?:価格|特価)|お得な",
        r"\bclick (?:here|the link|below)\b|\bunsubscribe\b|\bopt[- ]out\b|(?:こちら|下記"
        r"|以下|リンク|URL)[^。]{0,12}クリック|配信停止",
        r"\b(?:seo|backlinks?|guest post|web ?traffic|google ranking|first page of google"
        r"|leads?|bulk email)\b|検索順位|集客",
        r"\b(?:verify|update|confirm) your (?:account|password|identity|details|mailbox)"
        r"|\bsuspended\b|\bquota\b|アカウント[^。]{0,12}(?:停止|制限|確認)"
        r"|パスワード[^。]{0,12}(?:更新|有効期限|変更)"
        r"|不正(?:な)?(?:アクセス|利用)",
        r"(?:御社|貴社)[^。]{0,20}(?:サービス|課題|事業)"
        r"|弊社(?:の)?(?:サービス|製品|商品)|お打ち?合わせの?お?時間"
        r"|ウェビナー|営業のご連絡",
        r"\b(?:special|exclusive|limited[- ]time) offer\b|\bbuy now\b|\b\d{1,2}% off\b"
        r"|\bfree trial\b|\b(?:act|order) now\b|お申し込みは(?:こちら|今すぐ)"
        r"|今すぐ",
        r"\bcall for papers\b|\bsubmit (?:your )?(?:manuscript|article|paper)\b"
        r"|\bimpact factor\b|\beditorial board\b|\bpublish your (?:next )?(?:paper|article"
        r"|research)",
        r"\bdear (?:friend|beneficiary|customer|account (?:holder|owner)|sir/madam winner"
        r"|esteemed)\b|\bpartnership proposal\b|\bbusiness proposal\b",
    )
)
_NEWS = re.compile(
    r"メールマガジン|メルマガ|ニュースレター|newsletter|配信(?:停止"
    r"|解除|登録)|購読(?:解除|停止)|unsubscribe"
    r"|view (?:this e-?mail )?in (?:your )?browser",
    re.IGNORECASE,
)


def not_a_question(mail: Mail, own: Reading, *, desk: str | None = None) -> str | None:
    """Why the headers say that nobody is to be answered, or None. *own* is what its sender newly wrote,
    *desk* the desk's own address."""
    checks: tuple[Callable[[Mail, Reading], str | None], ...] = (_calendar, _report, _automatic, _spam)
    reason = next((reason for check in checks if (reason := check(mail, own))), None)
    return reason or _mass_mail(mail, desk) or _own(mail, desk)


def nothing_asked(mail: Mail, own: Reading, *, only_told: bool) -> str | None:
    """Why a mail in which no question was found needs no answer, or None when a person had better look.

    *only_told*: it answers one, and nothing in it wants a person."""
    if _spam_score(f"{mail.subject}\n{mail.text}") >= 2:
        return "spam"
    if _AUTO_BODY.search(mail.text[:600]):
        return "automatic reply"
    if _NEWS.search(own.text) and len(mail.text) > 200:
        return "newsletter"
    if own.says("no answer needed") and not mail.attachments:
        return "no answer needed"
    if own.says("reminder"):
        return None
    thanks = own.only_thanks or (only_told and own.says("thanks"))
    if thanks and not (mail.attachments or own.says("hands something in")):
        return "thanks"
    if not own.text.strip() and not mail.attachments and not mail.subject.strip():
        return "empty mail"
    return None


def looks_like_spam(mail: Mail) -> bool:
    """Whether a mail that asks something asks it to sell: several kinds of sales talk in one mail."""
    return _spam_score(f"{mail.subject}\n{mail.text}") >= 3


def _calendar(mail: Mail, own: Reading) -> str | None:
    """Appointments and the answers to them, unless a person wrote a question there."""
    appointment = mail.is_appointment or _MEETING.match(mail.subject)
    written = own.questions and not _MACHINES.match(mail.sender.address)
    return "calendar" if appointment and not written else None


def _report(mail: Mail, _: Reading) -> str | None:
    """What mail systems tell each other in parts of their own: bounces, receipts, complaints of abuse (RFC
    6522)."""
    kinds = f"{mail.header('content-type')} {' '.join(mail.kinds)}".lower()
    if "disposition-notification" in kinds:
        return "read receipt"
    daemon = re.match(r"(?:mailer-daemon|postmaster)@", mail.sender.address, re.IGNORECASE)
    returned = "delivery-status" in kinds or bool(mail.header("x-failed-recipients"))
    if returned or daemon or _BOUNCE_SUBJECT.match(mail.subject):
        return "bounce"
    return "automatic report" if mail.kinds[0] == "multipart/report" or "feedback-report" in kinds else None


def _automatic(mail: Mail, own: Reading) -> str | None:
    submitted = mail.header("auto-submitted").split(";")[0].strip().lower()
    if submitted and submitted != "no":
        return AUTOMATIC if submitted == "auto-generated" else "automatic reply"
    told = any(
        mail.header(name)
        for name in ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-loop")
    )
    suppressed = "all" in re.split(r"[,\s]+", mail.header("x-auto-response-suppress").lower())
    precedence = f"{mail.header('precedence')} {mail.header('x-precedence')}".lower()
    if told or "auto_reply" in precedence or _AUTO_SUBJECT.search(mail.subject):
        return "automatic reply"
    bounced = "return-path" in mail.headers and mail.header("return-path").strip() == "<>"
    asked = own.questions and (is_passed_on(mail) or not _NEWS.search(own.text))
    machine = _MACHINES.match(mail.sender.address) and not asked
    return AUTOMATIC if suppressed or bounced or machine else None


def reaches_nobody(mail: Mail) -> bool:
    """Whether an answer to it is read by nobody: it names no address, or only a machine's."""
    return not mail.reply_to.address or _MACHINES.match(mail.reply_to.address) is not None


def is_from_nobody(mail: Mail) -> bool:
    """Whether a machine sends it and takes the answers: by whom it is asked, if anybody asks, it does not say."""
    return bool(_MACHINES.match(mail.sender.address) and reaches_nobody(mail))


def is_passed_on(mail: Mail) -> bool:
    """Whether a machine sends what a person wrote, as a form on the web does: answers go to somebody else."""
    machine = _MACHINES.match(mail.sender.address)
    return bool(machine and mail.reply_to.address and not _MACHINES.match(mail.reply_to.address))


def _spam(mail: Mail, _: Reading) -> str | None:
    flagged = mail.header("x-spam-flag").strip().lower() == "yes" or mail.header(
        "x-spam-status"
    ).lower().startswith("yes")
    level = re.search(r"\d+", mail.header("x-ms-exchange-organization-scl") or "0")
    exchange = level is not None and int(level[0][:3]) >= 5
    return "spam" if flagged or exchange or _SPAM_SUBJECT.match(mail.subject) else None


def _spam_score(text: str) -> int:
    return sum(bool(word.search(text[:20_000])) for word in _SPAM_WORDS)


def _mass_mail(mail: Mail, desk: str | None) -> str | None:
    """List mail, unless the list is the desk's own: a shared mailbox is often a group that adds list headers."""
    group = f"{mail.header('list-id')} {mail.header('list-post')}".lower()
    own_group = bool(desk) and any(
        form in group for form in (str(desk).lower(), str(desk).lower().replace("@", "."))
    )
    listed = any(
        mail.headers.get(name)
        for name in ("list-id", "list-unsubscribe", "list-unsubscribe-post", "list-post")
    )
    precedence = f"{mail.header('precedence')} {mail.header('x-precedence')}".lower()
    bulk = any(word in precedence.split() for word in ("bulk", "junk", "list"))
    return "newsletter" if (listed or bulk) and not own_group else None


def _own(mail: Mail, desk: str | None) -> str | None:
    return "the desk's own mail" if desk and mail.sender.address.lower() == desk.lower() else None
