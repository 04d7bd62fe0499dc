"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import part, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION, at=("service_item deliverables.*",), opposite="deliverable-removed"
)
def deliverable_added(change: Change) -> Said | None:
    """Requesters get something more."""
    if not change.is_new:
        return None
    message = f"you also get: {part(change)}"
    return Said(message, agree=working(change), words=words(change))
