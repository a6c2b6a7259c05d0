"""The pictures of the READMEs show what the program answers."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.bench.picture import ASKED, DOCS, drawn, printed


def shown(svg: str) -> str:
    """The text of a picture, without its spaces, for Rich breaks lines where they are too long."""
    runs = re.findall(r'clip-path="url\(#aspire-line-\d+\)">([^<]*)<', svg)
    return "".join(unescape("".join(runs)).split())


@pytest.mark.parametrize("picture", ASKED)
def test_a_picture_shows_what_is_answered(
    picture: str, bundled_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASPIRE_INDEX", str(bundled_index))

    answered = printed(ASKED[picture])

    committed = (DOCS / picture).read_text(encoding="utf-8")
    assert shown(committed) == shown(drawn(answered))
    assert "[1]" in shown(committed)
    assert "https://" not in committed.replace("https://www.textualize.io", "")
