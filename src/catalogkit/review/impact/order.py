"""The order in which what is reached is shown."""

from collections.abc import Callable

from catalogkit.catalog.graph.reach import Reached
from catalogkit.review.impact.score import Score

Order = Callable[[Reached], tuple[int, float, str]]


def by_weight(score: Score) -> Order:
    """The nearest first, of those the weightiest."""
    weights = {each.address: each.weight for each in score.parts}
    return lambda each: (each.steps, -weights.get(each.address, 0), each.address)
