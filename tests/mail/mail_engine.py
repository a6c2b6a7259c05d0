"""An engine whose answers a reader can foretell, and mails made of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answer import Answer, Citation, Language, turn_of
from bot.answering.saying import Counter
from bot.answers.checking import Contradicted
from bot.desk import Turn
from bot.mail.reading import read
from index.passage import Chunk, Passage

WHEN = datetime(2024, 4, 1, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
PERIOD = "3年間（2024年12月～2027年11月）"
LIMIT = "最大1.8億円"
QUOTE = "e-Rad受付締切：2024年4月16日（火）午後6時（日本時間）"


class Echo:
    """Answers every question with its own words, told ones before them.

    What holds 未定 or "unknown" is not found, 程度 or "about" hedged; what asks いくら rests on the limit, too.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.told: list[list[str]] = []
        self.threads: list[list[str]] = []

    def ask(
        self,
        text: str | Turn,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        counter: Counter = "screen",
        language: Language | None = None,
    ) -> Answer:
        assert counter == "letter"
        turn = turn_of(text)
        self.asked.append(turn.text)
        self.told.append(list(turn.background))
        self.threads.append([earlier.text for earlier in thread])
        said = "\n".join((*turn.background, turn.text))
        unknown = "未定" in said or "unknown" in said
        hedged = "程度" in said or "about" in said
        return Answer(
            question=turn.text,
            language=language or read(turn.text).language,
            status="not_found" if unknown else "confirm" if hedged else "answered",
            answer=f"「{said}」へのお答えです [1]",
            rulings=(),
            citations=() if unknown else self._citations(said),
            reason="not_placed" if unknown else "hedged" if hedged else None,
            contact="desk@funder.example",
            model="extractive",
            as_of=as_of or WHEN,
            elapsed_ms=1.0,
            receipt=f"receipt-{len(self.asked)}",
        )

    @staticmethod
    def _citations(said: str) -> tuple[Citation, ...]:
        deadline = Citation(1, "slides", "説明資料", 20, "留意事項", QUOTE)
        limit = Citation(2, "slides", "説明資料", 12, "支援規模", LIMIT)
        period = Citation(2, "slides", "説明資料", 12, "支援期間", PERIOD)
        asked = ((limit, "いくら"), (period, "何年"))
        return (deadline, *(citation for citation, word in asked if word in said))

    def vectors(self, texts: Sequence[str], encoder: str) -> None:
        """It has no encoder: what sentences do is told by their words."""

    def contradicted(self, text: str, call: str | None, side: str | None) -> tuple[Contradicted, ...]:
        return ()

    homes = frozenset(("JP", "GB"))

    def stated(self, text: str) -> frozenset[str]:
        return frozenset(word for word in ("2030年3月", "3 years") if word in text)

    def schemes(self, text: str) -> frozenset[str]:
        return frozenset(["single"] if "single" in text else ["joint"] if "joint" in text else [])

    def nearest(self, text: str, *, k: int = 3) -> list[Passage]:
        chunk = Chunk("slides:20:0", "slides", "説明資料", 20, "留意事項", QUOTE)
        return [Passage(chunk, score=0.5, cosine=0.5, lexical=0.5)]


def mail_bytes(
    text: str, *, number: int = 1, headers: str = "", subject: str = "Question", sender: str = ""
) -> bytes:
    """A plain UTF-8 mail."""
    lines = (
        f"From: {sender or 'Asker <asker@univ.example>'}",
        "To: desk@funder.example",
        f"Subject: {subject}",
        "Date: Mon, 01 Apr 2024 09:00:00 +0900",
        f"Message-ID: <mail-{number}@univ.example>",
        *([headers] if headers else []),
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    )
    return ("\n".join(lines) + "\n\n" + text).encode()
