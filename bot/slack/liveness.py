"""Whether the process that held a job still lives."""

from __future__ import annotations

import os
import socket
import uuid


def worker_name() -> str:
    """A name for this process that tells a later one on the same machine whether it still lives."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


def is_this_process(worker: str) -> bool:
    """Whether *worker* has the number of this process, as a second counter in it has."""
    return worker.startswith(f"{socket.gethostname()}:{os.getpid()}:")


def is_alive(worker: str) -> bool:
    """Whether the process called *worker* may still live.
    Only a process of this machine is known to be dead.
    """
    host, _, rest = worker.partition(":")
    pid = int(rest.partition(":")[0] or 0)
    if host != socket.gethostname():
        return True
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
