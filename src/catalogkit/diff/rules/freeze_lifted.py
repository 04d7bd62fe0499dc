"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("freeze",),
    opposite="freeze-added",
)
def freeze_lifted(change: Change) -> Said | None:
    """Changes no longer rest at a time."""
    if not change.is_gone:
        return None
    return Said(f"{title(change)} is no longer a freeze", words=words(change, 0))
