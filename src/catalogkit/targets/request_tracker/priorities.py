"""Priorities as the numbers of Request Tracker: the strongest is 100."""

from collections.abc import Mapping

from catalogkit.model.priority import PriorityMatrix

STRONGEST, WEAKEST = 100, 10


def numbers(matrix: PriorityMatrix) -> Mapping[str, int]:
    """Priority → number, evenly between 100 and 10.

    A matrix is written with the strongest first, so a priority is as strong as the
    first place where it stands, counted from the corner.
    """
    found: dict[str, int] = {}
    for down, row in enumerate(matrix.impact.values()):
        for right, priority in enumerate(row.values()):
            found[priority] = min(found.get(priority, down + right), down + right)
    ordered = sorted(found, key=lambda each: (found[each], each))
    step = (STRONGEST - WEAKEST) // max(len(ordered) - 1, 1)
    return {each: STRONGEST - step * place for place, each in enumerate(ordered)}
