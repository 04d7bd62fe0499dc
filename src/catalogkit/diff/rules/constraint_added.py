"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, part, said_when, words
from catalogkit.difference import Effect
from catalogkit.model.contract import Constraint


@judgement(
    Effect.BREAKING, at=("service_item constraints.*",), opposite="constraint-removed"
)
def constraint_added(change: Change) -> Said | None:
    """Requests that were taken are refused."""
    limit = change.new
    if not change.is_new or not isinstance(limit, Constraint):
        return None
    means = said_when(change, limit.require, NEW)
    message = f"refused unless {means}: {part(change)}"
    return Said(message, words=words(change))
