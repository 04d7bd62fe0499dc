"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, approvers_said, if_said, teams_asked, words
from catalogkit.difference import Effect
from catalogkit.model.flow import ApprovalStep


@judgement(
    Effect.IN_FLIGHT,
    Effect.INTERNAL,
    at=("service_item approvals.*",),
    opposite="approval-removed",
)
def approval_added(change: Change) -> Said | None:
    """Somebody must agree who was not asked."""
    step = change.new
    if not isinstance(step, ApprovalStep):
        return None
    who = approvers_said(change, step.by, NEW)
    message = f"{who} must agree{if_said(change, step.when, NEW)}"
    agree = teams_asked(*(each.team for each in step.by))
    if step.afterwards:
        after = f"{message}, when the work is done"
        return Said(after, (Effect.INTERNAL,), agree=agree, words=words(change))
    message += ": open requests were sent without it"
    return Said(message, (Effect.IN_FLIGHT,), agree=agree, words=words(change))
