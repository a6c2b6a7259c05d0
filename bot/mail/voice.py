"""An answer in the desk's own voice: whoever wrote to the desk is not told to write to the desk."""

from __future__ import annotations

from bot.answer import Answer, Language

# Rules speak to whoever reads them; a draft is written by the desk they send people to.
_DESK_SPEAKS = (
    ("担当へご確認ください", "担当者が確認いたします"),
    ("Please confirm with the desk whether", "Our staff will confirm whether"),
    ("please confirm with the desk whether", "our staff will confirm whether"),
    ("Please confirm with the desk", "Our staff will confirm this"),
    ("please confirm with the desk", "our staff will confirm this"),
    ("I could not find", "We could not find"),
)
_STAFF: dict[Language, str] = {
    "ja": "担当者が確認のうえ、あらためて回答いたします。",
    "en": "A member of our staff will look into it and reply to you.",
}


def is_the_desk(contact: str | None, desk: str | None) -> bool:
    """Whether a contact is the desk that writes; unless told otherwise, it is."""
    return bool(contact) and (not desk or desk.lower() == str(contact).lower())


def in_desks_voice(answer: Answer, desk: str | None) -> tuple[str, ...]:
    """The answer as the desk writes it, one text for each of its parts: what was asked, then what is said to
    it."""
    if len(answer.parts) < 2:
        return (_spoken(answer.answer, answer.language, desk, is_open=answer.status == "not_found"),)
    return tuple(
        f"{_about(part.question, answer.language)}\n"
        f"{_spoken(part.answer, answer.language, desk, is_open=part.status == 'not_found')}"
        for part in answer.parts
    )


def _about(question: str, language: Language) -> str:
    return f"「{question}」" if language == "ja" else f'"{question}"'


def _spoken(text: str, language: Language, desk: str | None, *, is_open: bool) -> str:
    """*text* as the desk says it; where nothing was found, staff will look."""
    for told, said in _DESK_SPEAKS:
        text = text.replace(told, said)
    text = text.replace(f"（{desk}）です。電子メールでお問い合わせください", f"（{desk}）です")
    return f"{text}\n{_STAFF[language]}".lstrip() if is_open else text
