"""Kinds that items may name already and that a later version declares."""


class ValueStream:
    """A value stream: a reference to it is kept as a name and not followed."""


class ChangeModel:
    """A change model: a reference to it is kept as a name and not followed."""


class CostModel:
    """A cost model: a reference to it is kept as a name and not followed."""


LATER = frozenset(
    {
        "value_stream", "change_model", "freeze", "scheduled_work", "loop", "metric",
        "cost_model", "roadmap",
    }
)  # fmt: skip
"""Kinds of the language that this version does not read yet."""
