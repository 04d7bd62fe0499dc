"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import way_of
from catalogkit.diff.reading import approving, part, words
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.BETTER, at=("service_item approvals.*.within",), opposite="approval-slower"
)
def approval_quicker(change: Change) -> Said | None:
    """An approval has to be given sooner."""
    if way_of(change) is not Way.SOONER:
        return None
    name = f"the approval {part(change)}"
    message = f"{name} is given within {change.new}, no longer {change.old}"
    return Said(message, agree=approving(change), words=words(change))
