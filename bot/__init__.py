"""Answering: reading a question, rules, chain and guard, and the three counters."""
