"""The question words, as patterns; those of English as words, too."""

from __future__ import annotations

from corpus.text.alternatives import one_word_of

WORDS = "when what which who whom whose where why how"
WH = one_word_of(WORDS)
# Those of Japanese but 何, which is asked by in some forms only; not なので, ほど, nor どうか.
WH_JA = r"いつ|いくら|いくつ|どこ|どちら|どっち|誰|だれ|(?<![なほ])どの|どれ|どう(?!か)|どんな|なぜ"
