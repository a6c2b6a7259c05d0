"""Debian's dovecot on loopback, with a mailbox of its own, and a wire that can be cut."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

USER, PASSWORD = "desk@funder.example", "app-password"
_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/log
default_login_user = {login_user}
default_internal_user = {user}
default_internal_group = {group}
first_valid_uid = 0
first_valid_gid = 0
mail_uid = {uid}
mail_gid = {gid}
mail_location = maildir:{base}/mail
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}
}}
namespace inbox {{
  inbox = yes
  mailbox Entwürfe {{
    auto = create
    special_use = \\Drafts
  }}
}}
"""


def missing() -> str | None:
    """Why the server cannot be started here, or None."""
    return None if shutil.which("dovecot") else "dovecot is missing: apt-get install dovecot-imapd"


class Dovecot:
    """A running server; *port* speaks plain IMAP, *tls_port* TLS with a certificate of its own.

    Dovecot serves mail as no root: a server started by root runs as the users Debian made for it.
    """

    def __init__(self) -> None:
        self._delivered = 0
        self.base = base = Path(tempfile.mkdtemp(prefix="dovecot-"))
        base.chmod(0o755)
        root = os.getuid() == 0
        self._user = pwd.getpwnam("mail") if root else pwd.getpwuid(os.getuid())
        self._inner, self._login = (
            ("dovecot", "dovenull") if root else (self._user.pw_name, self._user.pw_name)
        )
        self.port, self.tls_port = free_port(), free_port()
        self.certificate = base / "cert.pem"
        _make_certificate(base)
        self._write_config()
        self._process = self._start()

    def deliver(self, raw: bytes, *, folder: str = "") -> None:
        """Put a mail into the folder, unseen."""
        target = self.base / "mail" / folder / "new"
        for kind in ("new", "cur", "tmp"):
            (target.parent / kind).mkdir(parents=True, exist_ok=True)
        self._delivered += 1
        (target / f"{1_700_000_000 + self._delivered}.{self._delivered}.host").write_bytes(raw)
        self._hand_over(self.base / "mail")

    def stop(self) -> None:
        """Stop the server and wait for it."""
        self._process.terminate()
        self._process.wait(timeout=20)
        shutil.rmtree(self.base, ignore_errors=True)

    def _write_config(self) -> None:
        for folder in ("run", "state", "mail"):
            (self.base / folder).mkdir(exist_ok=True)
        self._hand_over(self.base / "mail")
        certificate = f"ssl_cert = <{self.certificate}\nssl_key = <{self.base / 'key.pem'}"
        text = _CONFIG.format(
            base=self.base, user=self._inner, login_user=self._login, group=self._inner, uid=self._user.pw_uid,
            gid=self._user.pw_gid, port=self.port, tls_port=self.tls_port,
            ssl="yes", certificate=certificate, password=PASSWORD,
        )  # fmt: skip
        (self.base / "dovecot.conf").write_text(text, encoding="utf-8")

    def _hand_over(self, folder: Path) -> None:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self._user.pw_uid, self._user.pw_gid)

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            ["dovecot", "-F", "-c", str(self.base / "dovecot.conf")], stderr=subprocess.PIPE
        )
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline and process.poll() is None:
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", self.port), timeout=1) as wire,
            ):
                if wire.recv(4):
                    return process
            time.sleep(0.05)
        process.kill()
        raise RuntimeError(f"dovecot did not start: {process.communicate()[1].decode()} {self._log()}")

    def _log(self) -> str:
        log = self.base / "log"
        return log.read_text(encoding="utf-8") if log.exists() else ""


class Wire:
    """A relay to the server that drops each connection after so many bytes came back, as often as told."""

    def __init__(self, port: int, *, cuts: int, after: int, close_after_cut: bool = False) -> None:
        self._target, self._left, self._after = port, cuts, after
        self.dropped = 0
        self._close_after_cut = close_after_cut
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Accept no more."""
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._server.accept()
                try:
                    upstream = socket.create_connection(("127.0.0.1", self._target))
                except OSError:
                    client.close()
                    raise
                threading.Thread(target=self._pump, args=(client, upstream, None), daemon=True).start()
                budget = self._after if self._left > 0 else None
                threading.Thread(target=self._pump, args=(upstream, client, budget), daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket, budget: int | None) -> None:
        passed = 0
        with contextlib.suppress(OSError):
            while data := source.recv(4096):
                passed += len(data)
                if budget is not None and passed > budget:
                    self._left, self.dropped = self._left - 1, self.dropped + 1
                    if self._close_after_cut:
                        self.close()
                    break
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()  # the other end is the source of the other thread


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _make_certificate(base: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", base / "key.pem", "-out",
         base / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
