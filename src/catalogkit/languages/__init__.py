"""Conditions in other tongues: Python, JavaScript."""
