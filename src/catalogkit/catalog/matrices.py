"""The levels of a priority matrix."""

from catalogkit.model.priority import PriorityMatrix


def urgencies(matrix: PriorityMatrix) -> list[str]:
    """Every urgency that some row of a matrix names, in order of appearance."""
    return list(dict.fromkeys(name for row in matrix.impact.values() for name in row))
