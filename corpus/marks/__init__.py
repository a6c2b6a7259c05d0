"""Marks, by examples: how a question is meant beside what it asks (meanings stand in the files)."""
