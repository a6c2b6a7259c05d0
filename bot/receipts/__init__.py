"""The answer log: what was asked, what it was answered from, and the proof that it can be answered so again."""

from bot.receipts.mask import mask
from bot.receipts.receipt import Receipt, Replay, corpus_hash
from bot.receipts.replaying import replay
from bot.receipts.store import Receipts

__all__ = ["Receipt", "Receipts", "Replay", "corpus_hash", "mask", "replay"]
