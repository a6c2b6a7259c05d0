"""A form: how one way of writing looks, and what it means. The reader tries forms and keeps the longest."""

import re
from collections.abc import Callable
from typing import NamedTuple

from corpus.quantity.value import Found, Scene

Build = Callable[[re.Match[str], Scene], list[Found] | None]


class Form(NamedTuple):
    """A pattern and the function that makes of its match the quantities in order; None: not this form after all.

    `hint` spares the attempt: for a form that begins with a word or sign, the characters it may begin with; for one
    that begins with digits, the characters that may follow them, spaces aside (漢 in it: may begin with 漢数字
    instead). An empty list means the words were understood to hold no quantity (a telephone number), and are passed
    over.
    """

    pattern: re.Pattern[str]
    build: Build
    hint: str


def form(pattern: str, build: Build, *, hint: str) -> Form:
    """A form from a regular expression over folded, lower-case text."""
    return Form(re.compile(pattern), build, hint)


class Forms:
    """Forms in order of preference, looked up by the character their hints speak of."""

    def __init__(self, *forms: Form) -> None:
        self._forms = forms
        self._by_character: dict[str, tuple[Form, ...]] = {}

    def at(self, character: str) -> tuple[Form, ...]:
        """The forms that may match where `character` stands."""
        found = self._by_character.get(character)
        if found is None:
            found = tuple(form for form in self._forms if character in form.hint)
            if found:  # characters that lead nowhere are too many to remember
                self._by_character[character] = found
        return found
