"""What is stated for another side or scheme, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.told import Told
from bot.answering.saying.words import listed, scheme_name, side_name
from bot.rules.decision import Decision
from bot.rules.unstated import NotStated


def not_stated(decision: NotStated, to: Told) -> str:
    """For whom it is stated, and that the documents state nothing for whom it was asked."""
    if decision.side:
        name, asked = side_name, side_name(to.call, decision.side, to.language)
        ids = [fact.side for fact in decision.facts if fact.side]
    else:
        asked = scheme_name(to.call, decision.scheme, to.language)
        ids = [fact.scheme for fact in decision.facts]
        name = scheme_name  # type: ignore[assignment]
    others = listed([name(to.call, item, to.language) for item in dict.fromkeys(ids)], to.language)
    return to.either(
        f"この点は{others}について定められています。{asked}については資料に記載がありません。",
        f"This is stated for {others}; for {asked} the documents state nothing.",
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {NotStated: not_stated}
