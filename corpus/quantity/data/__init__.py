"""Clocks by the names of towns."""
