"""Reading quantities: typed money, dates, times, durations, counts, shares and rates, in Japanese and English.

`read` finds them, `write` says them in either language, `same` and `compatible` compare them by value.
"""

from bot.quantity.compare import compatible, same
from bot.quantity.reader import read
from bot.quantity.value import Bound, Clock, Day, Field, Hedge, Kind, Quantity
from bot.quantity.write import write

__all__ = [
    "Bound",
    "Clock",
    "Day",
    "Field",
    "Hedge",
    "Kind",
    "Quantity",
    "compatible",
    "read",
    "same",
    "write",
]
