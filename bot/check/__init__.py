"""The pre-check: a planned application held against the call, clause by clause."""
