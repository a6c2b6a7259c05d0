"""The question words of English, as words and as one pattern."""

from __future__ import annotations

from corpus.text.alternatives import one_word_of

WORDS = "when what which who whom whose where why how"
WH = one_word_of(WORDS)
