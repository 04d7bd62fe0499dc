"""See `diff.judgement`."""

from catalogkit.diff.around import instead, owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=("service hours",),
    alone="the way back is other hours, too",
)
def support_hours_changed(change: Change) -> Said:
    """A service is supported at other hours."""
    said = f"{title(change)} is supported by {instead(change)}; {used(change)}"
    return Said(said, agree=owners(change), words=words(change, 0))
