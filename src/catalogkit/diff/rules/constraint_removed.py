"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import OLD, part, said_when, words, working
from catalogkit.difference import Effect
from catalogkit.model.contract import Constraint


@judgement(
    Effect.ADDITION, at=("service_item constraints.*",), opposite="constraint-added"
)
def constraint_removed(change: Change) -> Said | None:
    """Requests that were refused are taken."""
    limit = change.old
    if not change.is_gone or not isinstance(limit, Constraint):
        return None
    means = said_when(change, limit.require, OLD)
    message = f"no longer refused unless {means}: {part(change)}"
    return Said(message, agree=working(change), words=words(change))
