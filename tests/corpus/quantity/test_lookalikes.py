"""Digits and numerals that are no quantity."""

from corpus.quantity import read
from tests.tables import each


@each(
    "text",
    [
        "03-1234-5678", "TEL 03(1234)5678", "(03)1234-5678", "0120-123-456", "+81 3 1234 5678", "+44 20 7946 0000",
        "+81-3-1234-5678", "020 7946 0000", "09012345678", "〒102-0075", "102-0076",
        "aspire2024@jst.go.jp", "3years@example.org", "https://example.org/2024/4/16/5件", "www.example.org/180万円",
        "example.ac.uk/2024-04-16", "form_2024-04-16.docx", "10.1038/s41586-024-07123-4", "arXiv:2404.12345",
        "192.168.0.1:8080",
        "ISBN 978-4-06-519981-0", "スライド12", "スライド12名", "p.12", "pp. 12-15", "Section 2", "Section 4/16",
        "Appendix 1", "Figure 3",
        "図3", "第1章", "第6期", "第2回", "第三者", "[1]", "[2, 3]", "(1)", "①", "②③", "Q1", "No. 5", "no. 5 awards",
        "Python 3.11", "form v2", "v2.0.1",
        "GPT-4", "COVID-19", "5G", "SARS-CoV-2", "PhD", "Top10", "B2B", "CO2", "CO₂", "m²", "H2O", "Web3", "IL-6",
        "21st century",
        "一般", "三重県", "千葉", "万博", "一つの", "十分", "一方", "二次", "百科", "一部", "一定", "統一", "唯一",
        "三菱", "六本木", "一時的", "一切", "二重応募",
        "五分五分", "八百屋", "四国", "一石二鳥", "数百万円", "数名", "何人", "万一", "12分の13", "4分の5",
        "one third party", "two quarters",
        "one of", "second", "half-way", "one", "a second half", "You may not apply", "march on", "may 5",
        "1年目", "3年生", "2年次",
        "第3者", "三者面談", "3者間の契約", "1者目", "third parties",
        "1人目", "1990年代", "20代", "10:1", "25:00", "13月", "1万2億円", "1,8000円", "4/5/2024", "10時台", "2024",
        "180", "0.5",
    ],
)  # fmt: skip
def test_look_alikes_are_passed_over(text: str) -> None:
    """Alone, and inside a sentence of either language."""
    assert read(text) == ()
    assert read(f"これは{text}、です。") == ()
    assert read(f"see {text}, please") == ()


@each(
    ("text", "words"),
    [
        ("スライド12の1.8億円", ["1.8億円"]),
        ("Section 2: three years", ["three years"]),
        ("公募テーマ\n14\n\n日本側研究者", []),
        ("17\n\n人材育成、3名", ["3名"]),
        ("14 日英共同公募は3年", ["3年"]),
        ("03-1234-5678に3日以内", ["3日"]),
        ("第6期は5年間", ["5年間"]),
        ("May I apply in May?", ["May"]),
        ("may 5 researchers travel", ["5 researchers"]),
        ("3年間² ①5件", ["3年間", "5件"]),
        ("1日180円の日当", ["1日", "180円"]),
        ("採択件数 5件程度", ["5件"]),
        ("aspire-uk@jst.go.jpへ4月16日まで", ["4月16日"]),
    ],
)
def test_a_quantity_next_to_a_look_alike_is_still_read(text: str, words: list[str]) -> None:
    """Only the look-alike is passed over."""
    assert words == [q.text for q in read(text)]
