"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("freeze",),
    opposite="freeze-lifted",
)
def freeze_added(change: Change) -> Said | None:
    """Changes rest at a time when they did not."""
    if not change.is_new:
        return None
    return Said(f"{title(change)} is a freeze", words=words(change, 0))
