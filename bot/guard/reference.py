"""What a sentence may rest on: the cited passages, their translations, and the rulings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from bot.evidence import Evidence, Ground, Ruling
from bot.guard.lexicon import NAMING
from bot.guard.marks import Mark
from bot.guard.orders import ordering
from bot.guard.reading import Reading, reading
from bot.guard.words import is_scheme
from corpus.quantity import Quantity
from corpus.text.squeeze import squeeze

# A scheme's id as people write it, in both languages.
_COUNTRIES = {
    "japan": "日",
    "uk": "英",
    "us": "米",
    "germany": "独",
    "france": "仏",
    "china": "中",
    "korea": "韓",
}


@dataclass(frozen=True)
class Reference:
    """One passage or ruling. *ids* are the citations it gives.

    *labels* are the words of its labels, heading and scheme; *context* those and its document's title.
    """

    ids: tuple[int, ...]
    texts: tuple[Reading, ...]
    labels: frozenset[str]
    context: frozenset[str]
    page: int | None = None
    ruling: Ruling | None = None

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every word it offers."""
        return self.stated.union(*(implied(mark) for mark in self.marks))

    @cached_property
    def stated(self) -> frozenset[str]:
        """Every word that stands in it or over it."""
        return self.context.union(*(text.forms for text in self.texts))

    @cached_property
    def orders(self) -> bool:
        """Whether it speaks to a program; then nothing can rest on it."""
        return self.ruling is None and any(ordering(text.text) for text in self.texts)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every quantity and address it offers."""
        return tuple(mark for text in self.texts for mark in text.marks)

    @cached_property
    def counts(self) -> frozenset[str]:
        """Its counts as bare numbers: 5件 is what "the number of projects is 5" says."""
        values = (mark.value for mark in self.marks if mark.kind == "count")
        return frozenset(
            f"#{value.value:f}"
            for value in values
            if isinstance(value, Quantity) and isinstance(value.value, Decimal)
        )

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its counts and its page, as bare numbers."""
        return self.counts | ({f"#{self.page}", f"#page {self.page}"} if self.page else set())

    def around(self, mark: Mark) -> frozenset[str]:
        """The words that speak of *mark*, one of its own."""
        return self.context | self.nearby(mark) | implied(mark)

    def nearby(self, mark: Mark) -> frozenset[str]:
        """The same without the title, which speaks of every mark alike."""
        return self.labels.union(word.form for word in mark.context)


def references(evidence: Evidence) -> tuple[Reference, ...]:
    """Rulings first, then the passages in their order."""
    grounds = {ground.id: ground_reference(ground) for ground in evidence.grounds}
    ruled = (_of_ruling(ruling, evidence.grounds, grounds) for ruling in evidence.rulings)
    return (*ruled, *grounds.values())


@lru_cache(maxsize=2048)
def ground_reference(ground: Ground) -> Reference:
    """A passage as something to rest on."""
    texts = [ground.quote] + ([ground.translation] if ground.translation else [])
    labels = _forms(
        ground.heading, *ground.labels, *ground.translated_labels, ground.url, *_scheme(ground.scheme)
    )
    return Reference(
        ids=(ground.id,),
        texts=tuple(reading(text) for text in texts),
        labels=labels,
        context=labels | _title(ground, labels),
        page=ground.page,
    )


def rests_on(ruling: Ruling, ground: Ground) -> bool:
    """Whether *ground* is one of the places *ruling* was read from."""
    return any(
        (source.document, source.page) == (ground.document, ground.page)
        and (squeeze(source.quote) in squeeze(ground.quote) or squeeze(ground.quote) in squeeze(source.quote))
        for source in ruling.sources
    )


def _of_ruling(ruling: Ruling, grounds: tuple[Ground, ...], known: dict[int, Reference]) -> Reference:
    own = [known[ground.id] for ground in grounds if rests_on(ruling, ground)]
    labels = _forms(*_scheme(ruling.scheme)).union(*(reference.labels for reference in own))
    return Reference(
        ids=tuple(i for reference in own for i in reference.ids),
        texts=(reading(ruling.text),),
        labels=labels,
        context=labels.union(*(reference.context for reference in own)),
        ruling=ruling,
    )


def _forms(*texts: str | None) -> frozenset[str]:
    return frozenset[str]().union(*(reading(text).forms for text in texts if text))


def _scheme(scheme: str | None) -> list[str]:
    """japan-uk: 日英共同公募, Japan-UK joint call."""
    parts = (scheme or "").split("-")
    signs = [_COUNTRIES.get(part, "") for part in parts]
    if len(parts) != 2 or not all(signs):
        return []
    english = [part.upper() if len(part) == 2 else part.title() for part in parts]
    return [
        "".join(signs),
        "".join(reversed(signs)),
        "-".join(english),
        "-".join(reversed(english)),
        "共同公募",
        "joint call",
    ]


def _title(ground: Ground, labels: frozenset[str]) -> frozenset[str]:
    """The title's words, but for the call it names where the passage is about another scheme."""
    words = reading(ground.title).words
    other = ground.scheme is not None or labels & NAMING
    return frozenset(word.form for word in words if not (other and is_scheme(word.form)))


# What a day that begins or ends a span is said to do.
_BEGINS = frozenset({"開始", "start", "open"})
_ENDS = frozenset({"終了", "end"})
CLOSES = frozenset({"締め切り", "deadlin"})


def implied(mark: Mark) -> frozenset[str]:
    """What a day that begins or ends something says without words."""
    if not isinstance(mark.value, Quantity) or mark.kind != "date":
        return frozenset()
    if mark.role == "from":
        return _BEGINS
    by = CLOSES if mark.value.bound == "at_most" else frozenset[str]()
    return by | (_ENDS if mark.role == "to" else frozenset())
