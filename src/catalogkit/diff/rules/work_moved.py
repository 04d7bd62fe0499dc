"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "scheduled_work window.*",
        "scheduled_work outage",
        "scheduled_work rrule",
    ),
    alone="the way back is another time, too",
)
def work_moved(change: Change) -> Said:
    """Planned work is done at another time."""
    what = ".".join(change.steps)
    said = f"{title(change)}: {what} is {instead(change)}"
    return Said(said, words=words(change, 0))
