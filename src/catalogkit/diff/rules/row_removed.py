"""See `diff.judgement`."""

from catalogkit.diff.around import owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=("list rows.*",),
    opposite="row-added",
)
def row_removed(change: Change) -> Said | None:
    """A list has a row less."""
    if not change.is_gone:
        return None
    said = f"{title(change)} no longer has '{change.steps[1]}'; {used(change)}"
    return Said(said, agree=owners(change), words=words(change, 0))
