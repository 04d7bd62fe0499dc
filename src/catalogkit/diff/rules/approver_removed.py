"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import OLD, approver_said, part, teams_asked, words
from catalogkit.difference import Effect
from catalogkit.model.flow import Approver


@judgement(
    Effect.IN_FLIGHT, at=("service_item approvals.*.by.*",), opposite="approver-added"
)
def approver_removed(change: Change) -> Said | None:
    """Somebody who could decide no longer may."""
    by = change.old
    if not isinstance(by, Approver):
        return None
    who = approver_said(change, by, OLD)
    message = f"the approval {part(change)} is no longer decided by {who}"
    message += ": what waits there stays"
    return Said(message, agree=teams_asked(by.team), words=words(change))
