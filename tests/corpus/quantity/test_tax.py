"""Amounts before tax and with it, wherever that is said beside them."""

from __future__ import annotations

import pytest

from corpus.quantity import read
from tests.tables import each


@each(
    ("text", "said"),
    [
        ("1件50万円（税抜）以上の発注", "before"),
        ("50万円以上（消費税及び地方消費税を除く）", "before"),
        ("税別48万円", "before"),
        ("本体価格50万円", "before"),
        ("55万円（税込）の発注", "with"),
        ("消費税込みで54万円", "with"),
        ("税込総額55万円", "with"),
        ("£25,000 or more (excluding VAT)", "before"),
        ("€500 (excl. VAT) or more", "before"),
        ("£600 plus VAT", "before"),
        ("480,000 yen before tax", "before"),
        ("550,000 yen including tax", "with"),
        ("Including VAT it comes to £30,000", "with"),
        ("110,000円の機械", None),
        ("The tax office is at 5 High Street and costs £30", None),
    ],
)
def test_tax_is_told_beside_its_amount(text, said):
    assert [item.tax for item in read(text) if item.kind == "money"] == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("税込みで55万円、税抜で50万円", ["with", "before"]),
        ("50万円（税込55万円）", [None, "with"]),
        ("£600 plus VAT and £200 incl. VAT", ["before", "with"]),
    ],
)
def test_what_is_said_of_one_of_two_amounts_is_not_said_of_the_other(text, said):
    assert [item.tax for item in read(text) if item.kind == "money"] == said
