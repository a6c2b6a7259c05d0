"""The pictures of the READMEs, real answers as a terminal shows them: docs/answer.svg and docs/answer.ja.svg.

    python -m tests.bench.picture

Made from the index in use; tests/test_picture.py compares them with what the program answers.
"""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from typer.testing import CliRunner

from bot.cli.app import app
from tests.bench.out import say

DOCS = Path(__file__).parents[2] / "docs"
ASKED = {
    "answer.svg": (
        "Our direct costs are 185 million yen. Is that within the limit?",
        "Who reviews the proposals?",
    ),
    "answer.ja.svg": ("直接経費1.85億円は上限に収まりますか", "審査委員は誰ですか"),
}
_COLUMNS = 90
_FETCHED = re.compile(r"@font-face \{.*?\n    \}\n", re.DOTALL)
_STYLE = "font-family: Fira Code, monospace"
_FONTS = "font-family: Menlo, Consolas, DejaVu Sans Mono, Noto Sans Mono CJK JP, monospace"
_FULL_WIDTH = "font-variant-east-asian: full-width;"
_LENGTH = re.compile(r'textLength="([\d.]+)"([^>]*)>([^<]*)<')


def main() -> None:
    """Make every picture anew."""
    for name, questions in ASKED.items():
        (DOCS / name).write_text(drawn(printed(questions)), encoding="utf-8")
        say(name, f"{len(questions)} answers")


def printed(questions: tuple[str, ...]) -> str:
    """What a terminal shows of `make ask` for each question, in its colours."""
    shown = []
    for question in questions:
        ran = CliRunner().invoke(app, ["ask", "--no-log", question], color=True)
        shown.append(f'\x1b[1m$ make ask Q="{question}"\x1b[0m\n{ran.stdout.rstrip()}\n')
    return "\n".join(shown)


def drawn(text: str) -> str:
    """*text* of a terminal as an SVG that fetches no font, in which a Japanese character is two columns wide."""
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text))
    svg = _FETCHED.sub("", console.export_svg(title="aspire-desk", unique_id="aspire"))
    return _LENGTH.sub(_by_columns, svg.replace(_STYLE, _FONTS).replace(_FULL_WIDTH, ""))


def _by_columns(drawn: re.Match[str]) -> str:
    """Rich gives every character of a run of text one column."""
    length, others, run = drawn.groups()
    plain = unescape(run)
    columns = float(length) * cell_len(plain) / len(plain)
    return f'textLength="{columns:.1f}"{others}>{run}<'


if __name__ == "__main__":
    main()
