"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import way_of
from catalogkit.diff.reading import approving, part, words
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE, at=("service_item approvals.*.within",), opposite="approval-quicker"
)
def approval_slower(change: Change) -> Said | None:
    """An approval may take longer."""
    if way_of(change) is not Way.LATER:
        return None
    name = f"the approval {part(change)}"
    message = f"{name} is given within {change.new}, no longer {change.old}"
    return Said(message, agree=approving(change), words=words(change))
