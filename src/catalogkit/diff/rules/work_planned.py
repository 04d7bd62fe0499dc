"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("scheduled_work",),
    opposite="work-cancelled",
)
def work_planned(change: Change) -> Said | None:
    """Work is planned."""
    if not change.is_new:
        return None
    return Said(f"{title(change)} is planned", words=words(change, 0))
