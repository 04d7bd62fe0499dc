"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import OLD, item, owners_of, part, words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING, at=("service_item deliverables.*",), opposite="deliverable-added"
)
def deliverable_removed(change: Change) -> Said | None:
    """Requesters no longer get something."""
    if not change.is_gone:
        return None
    streams = item(change, OLD).supports
    message = f"you no longer get: {part(change)}"
    return Said(message, agree=owners_of(change, *streams), words=words(change))
