"""The tables a batch is remembered in."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from corpus.errors import BadInput

_SCHEMA = """
CREATE TABLE IF NOT EXISTS mails (
  number INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, fingerprint TEXT NOT NULL, source TEXT NOT NULL,
  triage TEXT NOT NULL, draft TEXT UNIQUE COLLATE NOCASE, digest TEXT, next_digest TEXT, record TEXT NOT NULL,
  thread TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS places (place TEXT PRIMARY KEY, mail INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS places_mail ON places (mail);
CREATE TABLE IF NOT EXISTS asked (
  mail INTEGER NOT NULL, point INTEGER NOT NULL, label TEXT NOT NULL, ask TEXT NOT NULL, likeness TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS asked_likeness ON asked (likeness);
CREATE INDEX IF NOT EXISTS asked_mail ON asked (mail);
CREATE TABLE IF NOT EXISTS corrections (
  mail INTEGER NOT NULL, point INTEGER NOT NULL, made TEXT NOT NULL, text TEXT NOT NULL, instead_of TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS folders (folder TEXT PRIMARY KEY, uidvalidity INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS done (mail INTEGER PRIMARY KEY, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS told (
  mail INTEGER NOT NULL, point INTEGER NOT NULL, made TEXT NOT NULL, PRIMARY KEY (mail, point));
CREATE INDEX IF NOT EXISTS mails_thread ON mails (thread, number);
"""
_VERSION = 2


def open_database(path: Path) -> sqlite3.Connection:
    """The database at *path*, made if it is not there. Raises BadInput for one of another version,
    sqlite3.DatabaseError for a damaged one."""
    db = sqlite3.connect(path, isolation_level="IMMEDIATE")
    db.execute("PRAGMA journal_mode = WAL")
    # A mail counts as done only once that outlasts a power cut, as its draft does.
    db.execute("PRAGMA synchronous = FULL")
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'mails'").fetchone():
        db.execute(f"PRAGMA user_version = {_VERSION}")
    if db.execute("PRAGMA user_version").fetchone()[0] == 1:
        _take_over(db)
    if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        raise BadInput(f"{path} was made by another version of aspire; give another --out.")
    db.executescript(_SCHEMA)
    return db


def _take_over(db: sqlite3.Connection) -> None:
    """A database of version 1, which knew no threads: each of its mails is a thread of its own."""
    with db:
        db.execute("ALTER TABLE mails ADD COLUMN thread TEXT NOT NULL DEFAULT ''")
        db.execute("UPDATE mails SET thread = key")
        db.execute("PRAGMA user_version = 2")
