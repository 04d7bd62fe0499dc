"""See `diff.judgement`."""

from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import approving, from_to, part, reach_of, words
from catalogkit.difference import Effect


@judgement(
    Effect.IN_FLIGHT,
    at=("service_item approvals.*.when",),
    opposite="approval-narrowed",
)
def approval_widened(change: Change) -> Said | None:
    """More requests need an approval."""
    if reach_of(change) is not Reach.WIDER:
        return None
    message = f"more requests need the approval {part(change)}: {from_to(change)}"
    return Said(message, agree=approving(change), words=words(change))
