"""See `diff.judgement`."""

from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import approving, from_to, part, reach_of, words
from catalogkit.difference import Effect


@judgement(
    Effect.IN_FLIGHT, at=("service_item approvals.*.when",), opposite="approval-widened"
)
def approval_narrowed(change: Change) -> Said | None:
    """Fewer requests need an approval."""
    if reach_of(change) is not Reach.NARROWER:
        return None
    message = f"fewer requests need the approval {part(change)}: {from_to(change)}"
    return Said(message, agree=approving(change), words=words(change))
