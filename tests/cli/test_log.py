"""The answer log on the command line: local time with its zone, and only statuses that there are."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from tests.cli.conftest import DEADLINE, Aspire


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This machine stands in Tokyo."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


def test_a_receipt_is_listed_and_shown_in_local_time(in_tokyo: None, aspire: Aspire) -> None:
    asked = time.strftime("%Y-%m-%d %H:", time.localtime())
    aspire("ask", DEADLINE)

    listed, shown = aspire("log", "list").out, aspire("log", "show", aspire("log", "list").out[:12]).out

    moments = re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d \w+", listed + shown)
    assert len(moments) == 2
    assert all(moment.endswith(" JST") for moment in moments)
    assert time.strftime("%Y-%m-%d %H:", time.localtime()) in (asked, moments[0][:14])


@pytest.mark.parametrize(("status", "found"), [("answered", 1), ("not_found", 0)])
def test_only_one_status_is_listed(aspire: Aspire, status: str, found: int) -> None:
    aspire("ask", DEADLINE)

    assert aspire("log", "list", "--status", status).out.count("\n") == found
