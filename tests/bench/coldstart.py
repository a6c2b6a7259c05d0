"""From nothing to a first answer, each in a new process: wall time and peak memory.  python -m tests.bench.coldstart"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.out import say

_ASPIRE = str(Path(sys.executable).with_name("aspire"))
_MEASURE = "import sentence_transformers"
_RUNS = {
    "aspire ask, answered by a rule": [_ASPIRE, "ask", "日英共同公募の締切はいつですか"],
    "aspire ask, looked up": [_ASPIRE, "ask", "共同研究の成果はどのように公表しますか"],
    _MEASURE: [sys.executable, "-c", "import sentence_transformers"],
}


def main() -> None:
    """The median of seven runs of each, taken in turns. The index is built aside: a child's peak begins with
    its parent's."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "ASPIRE_HOME": home}
        built, peak = run([_ASPIRE, "index", "build"], env)
        say("aspire index build, from nothing", f"{built:.1f} s, {peak} MB")
        rounds = [{name: run(command, env) for name, command in _RUNS.items()} for _ in range(7)]
    seconds = {name: statistics.median(figures[name][0] for figures in rounds) for name in _RUNS}
    for name in _RUNS:
        peak = max(figures[name][1] for figures in rounds)
        share = seconds[name] / seconds[_MEASURE]
        say(name, f"{seconds[name]:.2f} s ({share:.2f} of the last), {peak} MB")


def run(command: list[str], env: dict[str, str]) -> tuple[float, int]:
    """Seconds and peak megabytes of *command*."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):  # 3: nothing was found, which costs the same
        raise SystemExit(f"{' '.join(command)} exits with {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss // 1024


if __name__ == "__main__":
    main()
