"""See `diff.judgement`."""

from catalogkit.diff.around import owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.opened import OPENING, change_of, opens
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.BETTER,
    at=OPENING,
    opposite="working-time-removed",
)
def working_time_added(change: Change) -> Said | None:
    """A calendar is open more than before."""
    if opens(change) is not True:
        return None
    said = f"{title(change)} is open more: {change_of(change)}; {used(change)}"
    return Said(said, agree=owners(change), words=words(change, 0))
