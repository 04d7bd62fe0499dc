"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("scheduled_work",),
    opposite="work-planned",
)
def work_cancelled(change: Change) -> Said | None:
    """Planned work will not be done."""
    if not change.is_gone:
        return None
    return Said(f"{title(change)} will not be done", words=words(change, 0))
