"""A reply as values, all that a template sees of it. It is kept with the mail, so that a draft can be written
anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.answer import Citation, Language
from bot.mail.decode import one_line
from bot.mail.message import Mail
from bot.mail.outcome import Outcome, Point
from bot.mail.own_name import own_name
from bot.mail.people import Person
from bot.mail.reasons import COMPLAINT, PERSONAL, UNUSED
from bot.mail.said_once import MARKER, said_once, without_said
from bot.mail.sort import is_from_nobody, is_passed_on
from bot.mail.sureness import tells_for_sure
from bot.mail.voice import in_desks_voice, is_the_desk
from corpus.text.language import language_of

_HONORIFIC = re.compile(r"\s*(?:様|さま|さん|殿|先生|氏)$")
_ORGANISATION = re.compile(
    # 服部, 小室 and the like are families: an office has a longer name.
    r"(?:大学|大学院|研究所|研究院|機構|会社|[㈱㈲]|財団|協会|学会|課"
    r"|窓口|センター|チーム|グループ|University|Institute|Office|Department|Team"
    r"|\S{3,}[部室係局])$"
)
# A number as written that says it is a question: the heading above it says so already.
_NAMES_ITSELF = re.compile(r"^(?:ご?質問|設問|問い?|questions?|q)\s*[.:：]?\s*(?=\S)", re.IGNORECASE)
_LONGEST_QUOTE = 20_000
_LONGEST_QUESTION = 400


@dataclass(frozen=True)
class Source:
    """A sentence under an answer, *quote*d as its slide has it, with its marker and its *translation* where
    the letter is in the other language."""

    mark: str
    title: str
    page: int | None
    heading: str | None
    quote: str
    translation: str | None = None


@dataclass(frozen=True)
class Shown:
    """A point as the template sees it. *in_general*: it is answered without the case told with it."""

    label: str
    text: str
    origin: str
    for_person: bool
    answers: tuple[str, ...]
    sources: tuple[Source, ...]
    slides: tuple[Source, ...]
    in_general: bool = False

    def corrected(self, answer: str) -> Shown:
        """The point with the desk's own answer, which rests on no slide of ours."""
        own = replace(self, for_person=False, in_general=False)
        return replace(own, answers=(answer,), sources=(), slides=())


@dataclass(frozen=True)
class Letter:
    """A reply. *numbered*: the questions carry numbers; *contact* is where to ask further, none where a reply
    does; *address* the desk's own; *notices* what stands beside the answers (a closed call); *slides* the
    pages on a mail in which no question was recognised; *answered*: something in it is; *left*: the mail says
    more than is dealt with in the points, and staff will reply to that; *complains*: it is a complaint in which
    nothing is answered, whose reproaches are not given back as questions."""

    language: Language
    addressee: str
    points: tuple[Shown, ...]
    numbered: bool
    contact: str | None
    address: str | None
    quoted_from: str
    quoted: str
    notices: tuple[str, ...] = ()
    slides: tuple[Source, ...] = ()
    answered: bool = True
    left: bool = False
    complains: bool = False


def letter_to(mail: Mail, outcome: Outcome, *, desk: str | None = None) -> Letter:
    """The reply to a mail that somebody should answer."""
    answers = [answer for point in outcome.points for answer in point.answers]
    written_to = {person.address.lower() for person in mail.recipients}
    contacts = (answer.contact for answer in answers if not is_the_desk(answer.contact, desk))
    points = [shown(point, outcome.language, desk=desk) for point in outcome.points]
    return Letter(
        language=outcome.language,
        addressee=addressee(mail, outcome),
        points=tuple(said_once(points, outcome.language)),
        numbered=len(outcome.points) > 1 or not _is_made_up(outcome),
        contact=next((one for one in contacts if one and one.lower() not in written_to), None),
        address=desk,
        quoted_from=_quoted_from(mail, outcome.language),
        quoted=_quoted(outcome.text),
        notices=tuple(dict.fromkeys(answer.notice for answer in answers if answer.notice)),
        slides=tuple(_source(citation, "・", outcome.language) for citation in outcome.slides),
        answered=any(answer.status != "not_found" for answer in answers),
        left=outcome.leaves_more,
        complains=_complains(outcome),
    )


def _complains(outcome: Outcome) -> bool:
    """Whether a mail is a complaint, and no case of its writer's own that only sounds like one, and nothing in it is
    answered."""
    told = str(outcome.reason).split("; ")
    return (
        COMPLAINT in told
        and PERSONAL not in told
        and all(point.triage == "person" for point in outcome.points)
    )


def shown(point: Point, language: Language, *, desk: str | None = None) -> Shown:
    """A point for the template: what only a person may answer shows its slides and no answer of ours, and that the
    documents are silent is not said of what they may not have been asked.

    Several answers to one point share one row of markers: those of the second go on where the first ended. What is
    said again in the question's own language rests on the same sentences.
    """
    answers: list[str] = []
    sources: list[Source] = []
    for answer in filter(tells_for_sure, point.answers):
        offset = len(sources)
        texts = (_remarked(text, offset) for text in in_desks_voice(answer, desk))
        answers += [new for text in texts if (new := without_said(text, answers))]
        sources += [_source(citation, f"[{citation.id + offset}]", language) for citation in answer.citations]
    answers += in_desks_voice(point.again, desk) if point.again else ()
    slides = [_source(citation, "・", language) for citation in point.slides]
    text = one_line(point.question.text)
    cut = text if len(text) <= _LONGEST_QUESTION else f"{text[:_LONGEST_QUESTION]}…"
    origin = one_line(point.question.origin)
    return Shown(
        _NAMES_ITSELF.sub("", point.question.label) or point.question.label,
        cut,
        origin,
        point.reason == PERSONAL,
        tuple(answers),
        tuple(sources),
        tuple(slides),
        in_general=bool(answers) and _is_in_general(point),
    )


def _is_in_general(point: Point) -> bool:
    """Whether a point is answered without the case told with it."""
    told = point.question.told or point.question.aside
    return point.question.apart or bool(told and str(point.reason).startswith(UNUSED))


def _remarked(answer: str, offset: int) -> str:
    """*answer* with its [n] markers moved on by *offset*."""
    return MARKER.sub(lambda found: found[0].replace(found[1], str(int(found[1]) + offset)), answer)


def _source(citation: Citation, mark: str, language: Language) -> Source:
    """A citation as the letter shows it; a rendering in the letter's own language only."""
    rendered = one_line(citation.translation or "")
    translation = rendered if rendered and language_of(rendered) == language else None
    quote = one_line(citation.quote)
    return Source(mark, one_line(citation.title), citation.page, citation.heading, quote, translation)


def _writer(mail: Mail) -> Person:
    return mail.reply_to if is_passed_on(mail) else mail.sender


def addressee(mail: Mail, outcome: Outcome) -> str:
    """Whom the reply greets, as far as the mail tells."""
    name = _HONORIFIC.sub("", re.sub(r"[（(<\[［].*", "", one_line(_writer(mail).name)).strip(" \"'"))[:60]
    if "@" in name:
        name = ""
    nameless = not name or (outcome.language == "ja" and name.isascii())
    if nameless and not is_from_nobody(mail):
        name = _HONORIFIC.sub("", own_name(outcome.text)) or name
    elif outcome.language == "ja":
        name = _person_in(name, outcome.text) or name
    if name.isascii():
        # "Last, First", as address books sort them.
        name = re.sub(r"^([\w'-]+), ([\w'. -]+)$", r"\2 \1", name)
    if outcome.language == "ja":
        honorific = "御中" if _ORGANISATION.search(name) else "様"
        return f"{name} {honorific}" if name else "お問い合わせいただいた方へ"
    return f"Dear {name}," if name else "Dear applicant,"


def _person_in(name: str, text: str) -> str:
    """The person that a name of a person and an office (久留島 研究支援室) holds, where the *text* introduces one so;
    empty for any other."""
    parts = name.split()
    if len(parts) < 2 or not _ORGANISATION.search(parts[-1]):
        return ""
    own = own_name(text)
    return next((part for part in parts if own.startswith(part)), "")


def _is_made_up(outcome: Outcome) -> bool:
    """Whether the one number there is was ours, not the writer's."""
    return len(outcome.points) == 1 and outcome.points[0].question.label == "1"


def _quoted_from(mail: Mail, language: Language) -> str:
    name = one_line(_writer(mail).name) or _writer(mail).address
    if language == "ja":
        when = f"{mail.date:%Y/%m/%d %H:%M}、" if mail.date else ""
        return f"{when}{name} 様のメール:" if name else "いただいたメール:"
    when = f"On {mail.date:%d %B %Y at %H:%M}, " if mail.date else ""
    return f"{when}{name or 'you'} wrote:"


def _quoted(text: str) -> str:
    clean = re.sub(r"[^\S\n]", " ", text)
    clean = "".join(char for char in clean if char == "\n" or char.isprintable())
    return (
        "\n".join(f"> {line.rstrip()}" for line in clean[:_LONGEST_QUOTE].strip().split("\n"))
        if clean.strip()
        else ""
    )
