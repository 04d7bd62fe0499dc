"""See `diff.judgement`."""

from catalogkit.diff.around import owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=("list rows.*",),
    opposite="row-removed",
)
def row_added(change: Change) -> Said | None:
    """A list has another row."""
    if not change.is_new:
        return None
    said = f"{title(change)} has '{change.steps[1]}'; {used(change)}"
    return Said(said, agree=owners(change), words=words(change, 0))
