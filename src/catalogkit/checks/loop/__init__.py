"""Loops that learn from incidents."""
