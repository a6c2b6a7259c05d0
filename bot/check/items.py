"""The items of a plan: how each is named and written, what it is read as, and whose rule judges it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.reading.asked import Role
from corpus.quantity import Kind

Name = Literal["language", "field", "country"]


@dataclass(frozen=True)
class Item:
    """One item of a plan, named as the option of `aspire check` is, with underscores.

    *intent* is the one whose rule judges it. *kind* is that of its quantity, or of the name that it holds;
    None for a yes or no. A number without a unit is put into *plain*; money without a currency is in that of
    the limit. *unit* is the one that a count has to have. *by_side*: it has a value for each side.
    """

    name: str
    intent: str
    example: str
    help: str
    kind: Kind | Name | None = None
    role: Role | None = None
    plain: str = "{}"
    unit: str | None = None
    by_side: bool = False

    @property
    def option(self) -> str:
        return self.name.replace("_", "-")


_ALL = (
    Item(
        "direct",
        "award_limit",
        "1.8億円 or 180 million yen",
        "Direct costs, such as 1.8億円 or ¥180M.",
        "money",
        "direct_costs",
    ),
    Item(
        "total",
        "award_limit",
        "2.34億円 or 234 million yen",
        "Total including indirect costs.",
        "money",
        "total_costs",
    ),
    Item(
        "side",
        "award_limit",
        "uk=£1 million",
        "Amount of one side, such as uk=£1M; may be given for each side.",
        "money",
        by_side=True,
    ),
    Item(
        "network_share",
        "network_share",
        "70%",
        "Share of direct costs for networks and young researchers.",
        "percent",
        "network_share",
        "{}%",
    ),
    Item(
        "people_abroad",
        "outgoing_number",
        "2",
        "How many researchers go abroad.",
        "count",
        "people",
        "{}名",
        "people",
    ),
    Item(
        "degree_year",
        "outgoing_researcher",
        "2012",
        "Year in which the outgoing researcher took the degree.",
        "date",
        "degree_day",
        "{}年",
    ),
    Item(
        "degree_date",
        "outgoing_researcher",
        "2012-03-25",
        "Day or month of that degree.",
        "date",
        "degree_day",
        "{}年",
    ),
    Item(
        "years_since_degree",
        "outgoing_researcher",
        "12",
        "Years since that degree.",
        "duration",
        "since_degree",
        "{}年",
    ),
    Item("student", "outgoing_student", "yes or no", "Whether a student goes abroad."),
    Item(
        "stay",
        "stay_length",
        "1年 or 12 months",
        "Length of the stay abroad; a number alone counts months.",
        "duration",
        "stay",
        "{}か月",
    ),
    Item(
        "institutions",
        "consortium",
        "uk=2",
        "Institutions of one side, such as uk=2; a side left out has none.",
        "count",
        "institutions",
        "{}機関",
        "institutions",
        by_side=True,
    ),
    Item("country", "countries", "英国 or France", "Partner country.", "country"),
    Item(
        "submit_at",
        "deadline",
        "2024-04-16T17:00+09:00",
        "When it will be submitted, with a zone if other than the side's own.",
        "date",
        "submission",
    ),
    Item(
        "notice",
        "advance_notice",
        "2024-03-29",
        "When the agency was or will be told in advance.",
        "date",
        "contact_day",
    ),
    Item(
        "duration",
        "project_period",
        "3年 or 36 months",
        "Length of the project; a number alone counts years.",
        "duration",
        "project",
        "{}年",
    ),
    Item("end", "project_period", "2027-11", "End of the project, such as 2028-03.", "date", "end_day"),
    Item("language", "proposal_language", "English or 日本語", "Language of the proposal.", "language"),
    Item("field", "field", "バイオ", "Research field.", "field"),
    Item("pi_elsewhere", "duplicate_application", "no or yes", "Whether the PI leads another application."),
)
ITEMS: Mapping[str, Item] = {item.name: item for item in _ALL}
