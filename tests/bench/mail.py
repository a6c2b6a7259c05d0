"""Mails a second and peak memory of `aspire mail draft`, for 1,000 and 10,000 mails, and where the time goes.

    python tests/bench/mail.py [--mails 1000 10000] [--index DIR]
    nice -n 19 python tests/bench/mail.py --mails 50000 --index DIR    # twenty minutes: is it still linear, still flat?

Within a run, time and memory are noted after 1,000, 2,000, 5,000, 10,000 … mails. Each size runs in a process of its
own over one mbox, on the extractive path, limited to one core. Without --index the index is built first, in a
temporary folder. Nothing is asserted; the mark is 15 mails a second a core.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = (
    "締切はいつでしょうか。",
    "直接経費は{n}万円を予定しています。これは上限内でしょうか。",
    "面接審査の時期をご教示ください。",
    "学位取得後{years}年の研究員は渡航者になれますか。",
    "When is the deadline on the UK side?",
    "Could you tell me whether the application form is in English?",
    "宿泊費は1泊{n}円まで認められますか。",
)
FILLER = (
    "ご回答ありがとうございました。",
    "私の場合、採択の見込みはありますか。",
    "応募書類を添付いたします。ご査収ください。",
)


def write_mbox(path: Path, mails: int) -> None:
    """*mails* mails of one to three questions, one in eight without any, in the charsets that come in."""
    when = datetime(2024, 4, 1, tzinfo=UTC)
    with path.open("wb") as file:
        for n in range(mails):
            charset = ("utf-8", "iso-2022-jp", "cp932")[n % 3]
            head = (
                f"From asker@univ.example Mon Apr  1 09:00:00 2024\nFrom: Asker {n} <asker{n}@univ.example>\n"
                f"To: desk@funder.example\nSubject: Question {n}\nMessage-ID: <{n}@univ.example>\n"
                f"Date: {(when + timedelta(seconds=n)):%a, %d %b %Y %H:%M:%S} +0000\n"
                f"Content-Type: text/plain; charset={charset}\n\n"
            )
            file.write(head.encode() + _body(n).encode(charset, "replace") + b"\n\n")


def _body(n: int) -> str:
    if n % 8 == 7:
        return f"お世話になっております。\n{FILLER[n // 8 % len(FILLER)]}\n"
    asked = [
        QUESTIONS[(n + k) % len(QUESTIONS)].format(n=1000 + n % 30000, years=n % 30) for k in range(1 + n % 3)
    ]
    numbered = "\n".join(f"{k}. {text}" for k, text in enumerate(asked, start=1))
    return f"お世話になっております。\n以下の点についてご教示ください。\n\n{numbered}\n\nよろしくお願いいたします。\n"


def measure(source: Path, out: Path, index: Path, home: Path) -> dict[str, Any]:
    """One batch in this process: processor seconds by part, and the peak of its memory in MB."""
    from bot.desk import Desk
    from bot.mail import batch as batches
    from bot.mail import reading
    from bot.mail.batch import Batch
    from bot.mail.reply import Writer
    from bot.mail.report import write_report
    from bot.mail.sources import open_source
    from bot.mail.state import State
    from bot.settings import Settings

    spent: dict[str, float] = {}
    desk = Desk.open(Settings(home=home, index=index, log=False))
    desk.ask("締切はいつですか。")
    timed(batches, "read_mail", "decoding mails", spent)
    timed(desk, "ask", "the engine", spent)
    timed(desk, "nearest", "the engine", spent)
    timed(desk, "vectors", "encoding what is told", spent)
    timed(reading, "find_questions", "finding questions", spent)
    timed(Writer, "write", "writing drafts", spent)
    timed(batches, "write_draft", "files to disk", spent)
    timed(batches, "likeness", "likeness of questions", spent)
    timed(State, "keep", "remembering", spent)
    begun, started = time.process_time(), time.perf_counter()
    marks: list[tuple[int, float, float]] = []
    numbers = count(1)

    def note(_: object) -> None:
        number = next(numbers)
        if number >= 1_000 and str(number).rstrip("0") in ("1", "2", "5"):
            marks.append((number, time.process_time() - begun, peak_memory()))

    with State(out) as state:
        Batch(desk, Writer(desk="desk@funder.example"), out).run(
            open_source(source, out=out), state, each=note
        )
        with timing("the report", spent):
            write_report(state, out, now=datetime.now(UTC))
        mails = sum(state.counts().values())
    seconds, elapsed = time.process_time() - begun, time.perf_counter() - started
    return {
        "mails": mails,
        "seconds": seconds,
        "elapsed": elapsed,
        "peak": peak_memory(),
        "marks": marks,
        "parts": spent | {"the rest": seconds - sum(spent.values())},
    }


def peak_memory() -> float:
    """The most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(owner: Any, name: str, part: str, spent: dict[str, float]) -> None:
    """Count the time of a function under *part*."""
    plain: Callable[..., Any] = getattr(owner, name)

    def counted(*args: Any, **options: Any) -> Any:
        with timing(part, spent):
            return plain(*args, **options)

    setattr(owner, name, counted)


@contextmanager
def timing(part: str, spent: dict[str, float]) -> Iterator[None]:
    begun = time.process_time()
    try:
        yield
    finally:
        spent[part] = spent.get(part, 0.0) + time.process_time() - begun


def build_index(folder: Path) -> None:
    from bot.cli.indexing import encoder
    from bot.settings import Settings
    from corpus.documents import read_corpus
    from index.build import build

    settings = Settings(home=folder / "home", index=folder / "index")
    build(read_corpus(settings.corpus).documents, settings.index_folder, encoder=encoder(settings))


def run(mails: int, index: Path, home: Path, folder: Path) -> dict[str, Any]:
    """Measure *mails* mails in a process of its own, on one core."""
    source, out = folder / f"{mails}.mbox", folder / f"out-{mails}"
    write_mbox(source, mails)
    words = [sys.executable, __file__, "--measure", source, out, index, home]
    one_core = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
    pin = (
        (lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}))
        if hasattr(os, "sched_setaffinity")
        else None
    )
    done = subprocess.run(
        [str(word) for word in words], check=True, capture_output=True, text=True, preexec_fn=pin,
        env=os.environ | one_core | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mails", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--index", type=Path)
    parser.add_argument("--measure", type=Path, nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(*options.measure)))  # the parent process reads it
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not options.index:
            build_index(folder)
        for mails in options.mails:
            show(run(mails, options.index or folder / "index", folder / "home", folder))


def show(found: dict[str, Any]) -> None:
    say = sys.stdout.write
    say(
        f"{found['mails']:>7,} mails  {found['mails'] / found['seconds']:6.1f} mails/s a core  "
        f"{found['seconds']:.1f} s of it ({found['elapsed']:.1f} s by the clock)  "
    )
    say(f"peak {found['peak']:.0f} MB\n")
    for number, seconds, peak in found["marks"]:
        say(f"        after {number:>7,} mails  {number / seconds:6.1f} mails/s a core  peak {peak:.0f} MB\n")
    for part, seconds in sorted(found["parts"].items(), key=lambda item: -item[1]):
        say(f"        {part:<24}{seconds:8.1f} s  {1000 * seconds / found['mails']:7.2f} ms a mail\n")


if __name__ == "__main__":
    main()
