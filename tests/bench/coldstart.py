"""From nothing to a first answer, in a new process.  python -m tests.bench.coldstart JSQUAD.json"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from index.build import build
from tests.bench import jsquad
from tests.bench.model import embedded
from tests.bench.out import say

_PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
_LIBRARY = "import sentence_transformers"
_SEARCH = (
    "from pathlib import Path; from index.retriever import Retriever; Retriever.open(Path({!r})).search({!r})"
)


def main() -> None:
    """Wall time and peak memory of one cold search, beside the import of sentence-transformers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    documents, cases = jsquad.read(parser.parse_args().path)
    with tempfile.TemporaryDirectory() as folder:
        build(documents[:10], Path(folder), encoder=embedded())
        runs = [run(_SEARCH.format(folder, cases[0].question)) for _ in range(5)]
    library = [run(_LIBRARY) for _ in range(3)]
    for name, figures in (("one cold search", runs), (_LIBRARY, library)):
        seconds = statistics.median(seconds for seconds, _ in figures)
        say(name, f"{seconds:.2f} s, {max(peak for _, peak in figures)} MB")


def run(code: str) -> tuple[float, int]:
    """Seconds and peak megabytes of *code* in a Python of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-c", f"{code}\n{_PEAK}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - started, int(done.stdout.split()[-1])


if __name__ == "__main__":
    main()
