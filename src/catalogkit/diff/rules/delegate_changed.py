"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import instead, part, teams_asked
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("service_item approvals.*.delegate",),
    alone="the way back is of the same kind",
)
def delegate_changed(change: Change) -> Said | None:
    """Somebody else decides when an approver is away."""
    message = f"the delegate for the approval {part(change)} is {instead(change)}"
    return Said(message, agree=teams_asked(change.old, change.new))
