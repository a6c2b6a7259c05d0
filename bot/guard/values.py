"""Values: a quantity or address is the one that is cited, and said of the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guard.marks import Mark
from bot.guard.reading import Reading
from bot.guard.reference import CLOSES, Reference, implied
from bot.guard.support import overlap, share
from bot.guard.words import Word
from corpus.quantity import Clock, Day, Quantity, compatible

# The share of the words about a value that has to stand about it in what is cited; tuned on tests/bench/liar.py.
MARK = 0.53
# How much better the words may fit another value before that is what is really meant.
RIVAL = 0.06
# From this share on, a value is said of the very thing a ruling decides.
SAME_VALUE = 0.8


def unbound(mark: Mark, cited: Sequence[Reference], known: Sequence[Reference]) -> str | None:
    """A quantity or address that nothing cited states, or that it states of something else."""
    equal = [(reference, own) for reference in cited for own in reference.marks if equal_mark(mark, own)]
    if not equal and _counted_in_words(mark, mark.context, cited):
        return None
    if not equal:
        return f"{_said(mark)} stands in nothing it cites"
    why = _said_of_else(mark, mark.about, mark.context, equal, known)
    # Of a sentence of several statements, what the others say need not be said of this value.
    if (
        not why
        and not any(not word.soft for word in (*mark.context, *mark.close))
        and not _only_one(mark, cited)
    ):
        return f"{_said(mark)} is said of nothing in particular"
    if why and any(not word.soft for word in mark.close):
        return _said_of_else(mark, mark.close, mark.close, equal, known)
    return None if why and _only_one(mark, cited) else why


def _only_one(mark: Mark, cited: Sequence[Reference]) -> bool:
    """Whether what is cited holds one value of the kind only, so that a statement of nothing else can but mean that."""
    alike = [own for reference in cited for own in reference.marks if own.kind == mark.kind]
    return not any(not word.soft for word in mark.close) and all(
        equal_mark(mark, own) or _overlaps(mark, own) for own in alike
    )


def _said(mark: Mark) -> str:
    return repr(mark.value if isinstance(mark.value, str) else mark.value.text)


def _said_of_else(
    mark: Mark,
    near: Sequence[Word],
    about: Sequence[Word],
    equal: Sequence[tuple[Reference, Mark]],
    known: Sequence[Reference],
) -> str | None:
    """Why *mark*, with the words *near* it and *about* it, is not said of what its *equal* ones are said of."""
    around = frozenset[str]().union(*(reference.around(own) for reference, own in equal))
    counts = frozenset[str]().union(*(reference.counts for reference, _ in equal))
    for word in near:
        if word.strict and word.form not in around | counts:
            return f"{_said(mark)} is not said of {word.form!r}"
    if share(about, around) < MARK:
        return f"{_said(mark)} is said of something else"
    if not _says_of_what(about, equal):
        return f"{_said(mark)} is said of nothing in particular"
    best = max(overlap(about, reference.nearby(own) | implied(own)) for reference, own in equal)
    if _rivals(mark, about, known) > best + RIVAL:
        return f"another value is said where it says {_said(mark)}"
    return None


def _rivals(mark: Mark, about: Sequence[Word], known: Sequence[Reference]) -> float:
    """How well the words fit the best of the other values of the kind."""
    return max(
        (
            overlap(about, reference.nearby(own))
            for reference in known
            for own in reference.marks
            if own.kind == mark.kind
            and not equal_mark(mark, own)
            and not _overlaps(mark, own)
            and {mark.role, own.role} != {"from", "to"}
        ),
        default=0.0,
    )


def _says_of_what(about: Sequence[Word], equal: Sequence[tuple[Reference, Mark]]) -> bool:
    """Whether a day is said to close something that the source says it of: "the deadline is" alone means the call's."""
    if not {word.form for word in about} & CLOSES:
        return True
    stated = frozenset[str]().union(*(reference.stated for reference, _ in equal))
    return bool({word.form for word in about if not word.soft and (word.form in stated)})


def _counted_in_words(mark: Mark, about: Sequence[Word], cited: Sequence[Reference]) -> bool:
    """Whether a count stands in what is cited without its noun: "one proposal" for 一つの提案書."""
    if mark.kind != "count" or not isinstance(mark.value, Quantity) or mark.value.bound:
        return False
    number = f"#{mark.value.value}"
    return any(
        number in reference.forms and share(mark.about, reference.forms) >= MARK for reference in cited
    )


def equal_mark(mark: Mark, own: Mark) -> bool:
    """Whether *mark* says what *own* says, or less of it, and no other bound, hedge or field."""
    if isinstance(mark.value, str) or isinstance(own.value, str):
        return mark.value == own.value
    if (
        mark.role != own.role
        and not (own.role == "" and (mark.role == "to" or _starts(own) or not mark.role))
        and mark.role
    ):
        return False
    return says_no_more(mark.value, own.value) and not (_with_indirect(own) and not _with_indirect(mark))


def _starts(mark: Mark) -> bool:
    return bool({word.form for word in mark.about} & {"開始", "begin", "start"})


def says_no_more(said: Quantity, source: Quantity) -> bool:
    """Whether *said* is *source* or a less complete way to say it: 4月16日 for 2024年4月16日, never the reverse."""
    if not compatible(said, source) or (said.bound or "") not in _bounds(source):
        return False
    if said.kind == "duration" and source.bound and not said.bound:
        return False
    if (said.hedge == "about") != (source.hedge == "about") and said.kind != "date":
        return False
    if isinstance(said.value, Day) and isinstance(source.value, Day):
        mine, theirs = said.value, source.value
        parts = ((mine.year, theirs.year), (mine.month, theirs.month), (mine.day, theirs.day))
        return all(own is None or other is not None for own, other in parts)
    if isinstance(said.value, Clock) and isinstance(source.value, Clock):
        return said.value.zone is None or source.value.zone is not None
    return True


def _bounds(source: Quantity) -> set[str]:
    loose = {"at_most", "at_least"} if source.kind in ("date", "time") else set[str]()
    return {"", source.bound or ""} | (loose if source.bound is None else set())


def _with_indirect(mark: Mark) -> bool:
    """Whether an amount is said with indirect costs in it."""
    forms = {word.form for word in mark.about}
    return (
        mark.kind.startswith("money")
        and bool(forms & {"間接", "indirect"})
        and bool(forms & {"含む", "includ"})
    )


def _overlaps(mark: Mark, own: Mark) -> bool:
    """Whether two marks state one value in a more and a less complete way, so that neither is the other's rival."""
    if isinstance(mark.value, str) or isinstance(own.value, str):
        return False
    return compatible(mark.value, own.value)


def outvalued(sentence: Reading, ruled: Sequence[Reference]) -> Reference | None:
    """The ruling that gives another value for what the sentence speaks of, whatever a passage says."""
    settled = [own for reference in ruled for own in reference.marks]
    for mark in sentence.marks:
        if not any(equal_mark(mark, own) for own in settled):
            for reference in ruled:
                if _rival(mark, reference):
                    return reference
    return None


def _rival(mark: Mark, reference: Reference) -> bool:
    for own in reference.marks:
        around = reference.around(own)
        strict = all(word.form in around for word in mark.context if word.strict)
        if own.kind == mark.kind != "address" and strict and share(mark.context, around) >= SAME_VALUE:
            return True
    return False
