"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import (
    OLD,
    approvers_said,
    if_said,
    part,
    teams_asked,
    words,
)
from catalogkit.difference import Effect
from catalogkit.model.flow import ApprovalStep


@judgement(
    Effect.IN_FLIGHT, at=("service_item approvals.*",), opposite="approval-added"
)
def approval_removed(change: Change) -> Said | None:
    """Nobody is asked any more who had to agree."""
    step = change.old
    if not isinstance(step, ApprovalStep):
        return None
    who = approvers_said(change, step.by, OLD)
    message = f"{who} no longer has to agree{if_said(change, step.when, OLD)}"
    message += f": open requests at {part(change)} lose a step"
    agree = teams_asked(*(each.team for each in step.by))
    return Said(message, agree=agree, words=words(change))
