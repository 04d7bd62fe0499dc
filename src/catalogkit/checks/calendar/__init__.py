"""Clocks of working time."""
