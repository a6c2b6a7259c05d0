"""Every quantity of the briefing slides, checked by hand against the document."""

from pathlib import Path

import corpus
from corpus.quantity import Quantity, read, write
from tests.tables import each

SLIDES = Path(corpus.__file__).parent / "calls/aspire-2024-japan-uk/documents/briefing-slides.txt"

# page: value as we would write it, and what the words around it say
EXPECTED = {
    4: ["10%", "10%", "2008年", "2010年", "2018年", "2020年"],
    9: [
        "2024年度",
        "1.8億円 at_most", "30% indirect", "2.34億円 at_most with_indirect", "3年間 in_principle",
        "3.8億円 at_most", "30% indirect", "5億円 at_most with_indirect", "5年間",
        "6,900万円 at_most", "30% indirect", "9,000万円 at_most with_indirect", "3年間",
        "1月15日", "4月16日", "2月 planned", "3月 planned", "2024年度",
    ],
    10: ["2024年度"],
    12: [
        "2024年度", "1機関 at_least", "2機関 at_least", "1.8億円 at_most", "30% indirect",
        "2.34億円 at_most with_indirect",
        "100万ポンド at_most", "1.8億円 about", "80% fec", "3年間 in_principle", "2024年12月", "2028年3月",
        "2030年3月 at_most",
        "3年間", "2024年12月", "2027年11月", "5件 about", "1ポンド＝180円",
    ],
    14: [
        "2024年12月 planned", "2028年3月末 at_most", "3年間 in_principle", "3年間", "2028年3月末", "2027年11月末",
        "2024年12月1日",
        "2030年3月末", "3年間 about", "2028年4月 at_least", "2030年3月末 at_most",
    ],
    15: ["2028年3月末", "2027年11月末", "2024年12月1日", "2030年3月末", "3年間", "4年間", "5年間"],
    16: ["1名"],
    18: ["1年間 about", "15年間 at_most about", "1年間 about"],
    19: ["70% about direct"],
    20: ["2024年4月16日", "午後6時（日本時間）", "2024年4月16日", "午後4時（英国時間）"],
    21: [
        "3月29日 at_most", "2024年5月", "2024年7月", "2024年8月上旬 planned", "2024年9月下旬 planned",
        "2024年12月1日 planned",
        "14日間 at_least",
    ],
}  # fmt: skip


def _told(quantity: Quantity) -> str:
    words = (write(quantity, "ja"), quantity.bound, quantity.hedge, quantity.field)
    return " ".join(word for word in words if word)


PAGES = dict(enumerate(SLIDES.read_text(encoding="utf-8").split("\f"), 1))


@each("page", sorted(PAGES))
def test_the_quantities_of_a_slide(page: int) -> None:
    """No more, no fewer, each with its bound, hedge and field."""
    assert EXPECTED.get(page, []) == [_told(quantity) for quantity in read(PAGES[page])]
