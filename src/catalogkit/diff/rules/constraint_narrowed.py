"""See `diff.judgement`."""

from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to, reach_of, words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=("service_item constraints.*.require",),
    opposite="constraint-widened",
)
def constraint_narrowed(change: Change) -> Said | None:
    """A limit lets fewer requests through."""
    if reach_of(change) is not Reach.NARROWER:
        return None
    return Said(f"more is refused: {from_to(change, 'unless')}", words=words(change))
