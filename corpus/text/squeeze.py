"""White space in call documents: lines broken by the page, not by the writer."""

import re

from corpus.text.closed_up import closed_up

# Scripts written without spaces between words; a line break beside one of these joins without one.
_WIDE = r"\u3000-\u30ff\u3400-\u9fff\uff01-\uff60\uffe0-\uffee"


def squeeze(text: str) -> str:
    """*text* with all white space removed: the form in which a quote and its page are compared."""
    return re.sub(r"\s+", "", text)


def unwrap(text: str) -> str:
    """*text* on one line: Japanese joined without a space to whatever follows, Latin words with one."""
    folded = re.sub(r"\s+", lambda space: "\n" if "\n" in space[0] else " ", closed_up(text.strip()))
    return re.sub(rf"(?<=[{_WIDE}])\n|\n(?=[{_WIDE}])", "", folded).replace("\n", " ")


def stands_on(quote: str, page: str) -> bool:
    """Whether *quote* is on the *page* to the letter, white space aside."""
    wanted = squeeze(quote)
    return bool(wanted) and wanted in squeeze(page)
