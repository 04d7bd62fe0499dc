"""See `diff.judgement`."""

from catalogkit.diff.around import owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.opened import OPENING, change_of, opens
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=OPENING,
    opposite="working-time-added",
)
def working_time_removed(change: Change) -> Said | None:
    """A calendar is open less than before."""
    if opens(change) is not False:
        return None
    said = f"{title(change)} is open less: {change_of(change)}; {used(change)}"
    return Said(said, agree=owners(change), words=words(change, 0))
