"""A form: how one way of writing looks, and what it means. The reader tries forms and keeps the longest."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.quantity.value import Found, Scene

Build = Callable[[re.Match[str], Scene], list[Found] | None]


class Form(NamedTuple):
    """A pattern and the function that makes of its match the quantities in order; None: not this form after all.

    An empty list means the words were understood to hold no quantity (a telephone number), and are passed over.
    """

    pattern: re.Pattern[str]
    build: Build


def form(pattern: str, build: Build) -> Form:
    """A form from a regular expression over folded, lower-case text."""
    return Form(re.compile(pattern), build)
