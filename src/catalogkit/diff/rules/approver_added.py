"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, approver_said, part, teams_asked, words
from catalogkit.difference import Effect
from catalogkit.model.flow import ApprovalStep, Approver


@judgement(
    Effect.IN_FLIGHT, at=("service_item approvals.*.by.*",), opposite="approver-removed"
)
def approver_added(change: Change) -> Said | None:
    """Somebody else may decide, too."""
    by = change.new
    if not isinstance(by, Approver):
        return None
    who = approver_said(change, by, NEW)
    message = f"the approval {part(change)} is decided by {who}"
    step = change.new_at(*change.steps[:2])
    if isinstance(step, ApprovalStep) and len(step.by) > 1:
        message += ", too"
    return Said(message, agree=teams_asked(by.team), words=words(change))
