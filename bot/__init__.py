"""Answering: reading a question, rules, answering, and the three counters."""
