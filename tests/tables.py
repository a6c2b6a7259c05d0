"""Tables of cases that a line or two check: a test of its own for each would take longer than what it checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

Check = Callable[..., None]


def each(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Check], Check]:
    """Checks all *cases* in one test, which names each that fails.

    Written as `pytest.mark.parametrize` is, for a check without fixtures.
    """
    table = [case if isinstance(names, tuple) else (case,) for case in cases]
    assert table, "there is no case to check"

    def of(check: Check) -> Check:
        def test(subtests: pytest.Subtests) -> None:
            for case in table:
                with subtests.test(", ".join(map(repr, case))):
                    check(*case)

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        return test

    return of
