"""See `diff.judgement`."""

from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to, part, reach_of, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=("service_item deliverables.*.when",),
    opposite="deliverable-widened",
)
def deliverable_narrowed(change: Change) -> Said | None:
    """Something is delivered to fewer requests."""
    if reach_of(change) is not Reach.NARROWER:
        return None
    message = f"you get {part(change)} {from_to(change)}"
    return Said(message, agree=working(change), words=words(change))
