"""Measuring answers against graded cases."""
