"""How sensitive value streams are, and which change models are for them."""

from collections.abc import Iterable
from typing import get_args

from catalogkit.model.change_model import ChangeModel
from catalogkit.model.stream import Sensitivity, ValueStream

RANK = {name: rank for rank, name in enumerate(get_args(Sensitivity))}
"""How much a failure hurts, the least first."""


def above(one: ChangeModel, other: ChangeModel) -> bool:
    """Whether a model is for value streams that are all more sensitive."""
    return bool(one.sensitivity and other.sensitivity) and min(
        RANK[each] for each in one.sensitivity
    ) > max(RANK[each] for each in other.sensitivity)


def most_sensitive(streams: Iterable[ValueStream]) -> tuple[ValueStream, ...]:
    """Those that decide how careful a change must be, where it touches several."""
    these = tuple(streams)
    most = max((RANK[each.sensitivity] for each in these), default=0)
    return tuple(each for each in these if RANK[each.sensitivity] == most)
