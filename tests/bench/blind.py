"""Answers and lies that were written before the guard was looked at: how many of the one are kept, of the other let through.

    python tests/bench/blind.py [FILE] [--show] [--desk]

Each is read as a chat model's reply and guarded beside its passages and their neighbours; with --desk it comes from a
stand-in provider over a socket, and the whole desk answers its question. A true answer is kept when all its sentences
are, or a ruling says the same; a lie is let through when its last sentence is in the answer.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "bot" / "chat")]

from liar import AS_OF, passages  # noqa: E402

from bot.chat.parse import read_draft  # noqa: E402
from bot.evidence import Draft, Evidence, Ground, Sentence  # noqa: E402
from bot.guard import Guarded, guard  # noqa: E402
from bot.reading.question import Question  # noqa: E402

TRUE = "true answers"
NEIGHBOURS = 10
BULLETS = "◆・（⇒ "


@dataclass(frozen=True)
class Told:
    """A reply to a question. The marker [n] in it stands for the nth of *rests*."""

    kind: str
    question: str
    language: str
    reply: str
    rests: tuple[Ground, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The reply as it is read; [n] is the nth of the grounds, which those of *rests* lead."""
        return read_draft(self.reply)


Guarding = Callable[[Told], Guarded]


def told(path: Path) -> Iterator[Told]:
    """Every answer and lie of a file."""
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        rests = tuple(_passage(opening) for opening in entry["rests"])
        for language in ("ja", "en"):
            for reply in entry["truths"][language]:
                yield Told(TRUE, entry["ask"][language], language, reply, rests)
        for kind, reply in entry["lies"]:
            language = "ja" if re.search("[ぁ-ん一-龥]", reply) else "en"
            yield Told(kind, entry["ask"][language], language, reply, rests)


def _passage(opening: str) -> Ground:
    page, colon, rest = opening.partition(":")
    numbered = bool(colon) and page.isdecimal()
    begins = (rest if numbered else opening).lstrip(BULLETS)
    return next(
        ground
        for ground in passages()
        if (ground.page == int(page) if numbered else ground.page != 9)
        and ground.quote.lstrip(BULLETS).startswith(begins)
    )


def beside_its_passages(item: Told) -> Guarded:
    """The reply, guarded with its passages and those around them, and no ruling."""
    pages = [ground.page or 0 for ground in item.rests]
    near = [g for g in passages() if g not in item.rests and min(abs((g.page or 0) - p) for p in pages) <= 1]
    grounds = tuple(_numbered([*item.rests, *near[:NEIGHBOURS]]))
    question = Question(item.question, item.question, item.language, (), AS_OF)  # type: ignore[arg-type]
    return guard(Draft(item.sentences, "blind"), Evidence(question, (), grounds))


def _numbered(grounds: Sequence[Ground]) -> Iterator[Ground]:
    for number, ground in enumerate(grounds, 1):
        yield Ground(**{**vars(ground), "id": number})


def lost(item: Told, guarded: Guarded) -> tuple[str, ...]:
    """Why sentences of a true answer were left out."""
    return tuple(
        f"{dropped.sentence.text}: {dropped.why}"
        for dropped in guarded.dropped
        if dropped.why not in ("a ruling says it already", "it cites a passage that was not given")
    )


def let_through(item: Told, guarded: Guarded) -> bool:
    """Whether the last sentence of a lie stands in what is shown."""
    return item.sentences[-1:] != () and any(
        sentence.text == item.sentences[-1].text for sentence in guarded.sentences
    )


def main() -> None:
    """Measure and print, by kind."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("file", nargs="?", type=Path, default=HERE / "blind.yaml")
    options.add_argument(
        "--desk", action="store_true", help="through the whole desk, from a stand-in provider"
    )
    options.add_argument("--show", action="store_true", help="each true answer lost and each lie let through")
    chosen = options.parse_args()
    if chosen.desk:
        from blind_desk import answering

        with answering() as guarding:
            measure(chosen.file, guarding, show=chosen.show)
    else:
        measure(chosen.file, beside_its_passages, show=chosen.show)


def measure(path: Path, guarding: Guarding, *, show: bool) -> None:
    """Print how many of each kind were told and how many came through."""
    out = sys.stdout.write
    counts: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for item in told(path):
        guarded = guarding(item)
        kind = f"{TRUE} ({item.language})" if item.kind == TRUE else item.kind
        counts[kind] += 1
        good = not lost(item, guarded) if item.kind == TRUE else let_through(item, guarded)
        passed[kind] += good
        if show and good != (item.kind == TRUE):
            out(f"{kind}: {' | '.join(lost(item, guarded)) if item.kind == TRUE else item.reply}\n")
    for kind, count in sorted(counts.items()):
        out(f"{kind:24}{count:>6}{passed[kind]:>6}\n")
    lies = [kind for kind in counts if not kind.startswith(TRUE)]
    out(f"{'all lies':24}{sum(counts[k] for k in lies):>6}{sum(passed[k] for k in lies):>6}\n")


if __name__ == "__main__":
    main()
