"""Rules: pure functions from a call's facts and the asker's amounts, days and words to rulings.

No clock, no file, no model. Each returns the rulings it can make, none where the call is silent. A verdict is `yes` or
`no` where the call decides, `confirm` where it hedges or is silent on the decisive point, `info` where nothing was asked
to be decided. No tolerance is ever added to a limit.
"""

from bot.answer import Verdict
from bot.rules.application import (
    consortium,
    duplicate_application,
    eligibility,
    proposal_language,
    submission,
)
from bot.rules.award import award_limit, claimed_limit
from bot.rules.budget import COUNTED, counted, counts, network_share, not_counted
from bot.rules.calendar import STEPS, advance_notice, call_period, interview, review_calendar
from bot.rules.costs import currency, full_economic_cost, indirect_costs
from bot.rules.deadline import claimed_deadline, deadline, deadlines_apart, in_time, open_or_closed
from bot.rules.headroom import Money
from bot.rules.people import (
    outgoing_after_degree,
    outgoing_number,
    outgoing_required,
    outgoing_researcher,
    outgoing_student,
)
from bot.rules.period import claimed_end, extension, project_end, project_period, stay_length
from bot.rules.scope import countries_of, country, field, known_field, number_of_awards, theme
from bot.rules.stated import stated
from bot.rules.wording import ruling

__all__ = [
    "COUNTED",
    "STEPS",
    "Money",
    "Verdict",
    "advance_notice",
    "award_limit",
    "call_period",
    "claimed_deadline",
    "claimed_end",
    "claimed_limit",
    "consortium",
    "counted",
    "countries_of",
    "country",
    "counts",
    "currency",
    "deadline",
    "deadlines_apart",
    "duplicate_application",
    "eligibility",
    "extension",
    "field",
    "full_economic_cost",
    "in_time",
    "indirect_costs",
    "interview",
    "known_field",
    "network_share",
    "not_counted",
    "number_of_awards",
    "open_or_closed",
    "outgoing_after_degree",
    "outgoing_number",
    "outgoing_required",
    "outgoing_researcher",
    "outgoing_student",
    "project_end",
    "project_period",
    "proposal_language",
    "review_calendar",
    "ruling",
    "stated",
    "stay_length",
    "submission",
    "theme",
]
