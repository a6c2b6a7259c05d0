"""The command line: `aspire`. Each command parses, calls the inside, and prints; errors become one sentence here."""

from bot.cli.edge import main

__all__ = ["main"]
