"""How fast is the embedded encoder?  python -m tests.bench.encoder JSQUAD.json"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from tests.bench import jsquad
from tests.bench.model import embedded
from tests.bench.out import say


def main() -> None:
    """A question of 17 tokens and paragraphs of about 130, as in the file given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    documents, cases = jsquad.read(parser.parse_args().path)
    encoder = embedded()
    question = next(case.question for case in cases if encoder.count_tokens(case.question) == 18)
    texts = [page.text for document in documents for page in document.pages]
    near = [text for text in texts if 120 <= encoder.count_tokens(text) <= 140][:100]
    encoder.warm()
    times = [_seconds(lambda: encoder.encode_query([question])) for _ in range(200)]
    say("question of 17 tokens", f"{1000 * statistics.median(times):.1f} ms (median of 200)")
    took = _seconds(lambda: encoder.encode_document(near))
    tokens = statistics.mean(encoder.count_tokens(text) for text in near)
    say(f"paragraphs of {tokens:.0f} tokens", f"{len(near) / took:.0f} a second")


def _seconds(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
