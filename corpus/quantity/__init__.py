"""Reading quantities: typed money, dates, times, durations, counts, shares and rates, in Japanese and English.

`read` finds them, `write` says them in either language, `same` and `compatible` compare them by value.
"""

from corpus.quantity.compare import compatible, same
from corpus.quantity.reader import read
from corpus.quantity.value import Bound, Clock, Day, Field, Hedge, Kind, Quantity, Tax
from corpus.quantity.write import write

__all__ = [
    "Bound",
    "Clock",
    "Day",
    "Field",
    "Hedge",
    "Kind",
    "Quantity",
    "Tax",
    "compatible",
    "read",
    "same",
    "write",
]
