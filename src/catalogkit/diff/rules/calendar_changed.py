"""See `diff.judgement`."""

from catalogkit.diff.around import owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.opened import change_of, opens
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=(
        "calendar hours.*",
        "calendar holidays.country",
        "calendar holidays.subdivision",
        "calendar holidays.ics",
        "calendar ics",
        "calendar time_zone",
        "calendar events.*",
    ),
    alone="the way back is another time, too",
)
def calendar_changed(change: Change) -> Said | None:
    """A calendar is open at other times than before."""
    if change.steps[0] == "hours" and opens(change) is not None:
        return None
    said = (
        f"{title(change)} is open at other times: {change_of(change)}; {used(change)}"
    )
    return Said(said, agree=owners(change), words=words(change, 0))
