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
_RUNS = {
    "aspire ask, answered by a rule": [_ASPIRE, "ask", "日英共同公募の締切はいつですか"],
    "aspire ask, looked up": [_ASPIRE, "ask", "共同研究の成果はどのように公表しますか"],
    "import sentence_transformers": [sys.executable, "-c", "import sentence_transformers"],
}


def main() -> None:
    """The median of five runs of each. The index is built aside: a child's peak begins with its parent's."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "ASPIRE_HOME": home}
        seconds, peak = run([_ASPIRE, "index", "build"], env)
        say("aspire index build, from nothing", f"{seconds:.1f} s, {peak} MB")
        for name, command in _RUNS.items():
            figures = [run(command, env) for _ in range(5)]
            seconds = statistics.median(seconds for seconds, _ in figures)
            say(name, f"{seconds:.2f} s, {max(peak for _, peak in figures)} MB")


def run(command: list[str], env: dict[str, str]) -> tuple[float, int]:
    """Seconds and peak megabytes of *command*."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} exits with {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss // 1024


if __name__ == "__main__":
    main()
