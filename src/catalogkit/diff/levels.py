"""Levels in order."""

LEVELS = (None, "low", "medium", "high", "critical")


def rank(level: object) -> int:
    """The place of a level among the others, the lowest first."""
    return LEVELS.index(level) if level in LEVELS else 0
