"""The answer log: what was asked, what it was answered from, and the proof that it can be answered so again."""

from bot.receipts.mask import mask
from bot.receipts.store import Receipt, Receipts, Replay, corpus_hash

__all__ = ["Receipt", "Receipts", "Replay", "corpus_hash", "mask"]
