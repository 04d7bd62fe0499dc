"""See `diff.judgement`."""

from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to, reach_of, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=("service_item constraints.*.require",),
    opposite="constraint-narrowed",
)
def constraint_widened(change: Change) -> Said | None:
    """A limit lets more requests through."""
    if reach_of(change) is not Reach.WIDER:
        return None
    message = f"less is refused: {from_to(change, 'unless')}"
    return Said(message, agree=working(change), words=words(change))
