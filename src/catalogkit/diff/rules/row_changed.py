"""See `diff.judgement`."""

from catalogkit.diff.around import instead, owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.IN_FLIGHT,
    at=("list rows.*.*",),
    alone="the way back says something else, too",
)
def row_changed(change: Change) -> Said:
    """A row of a list says something else."""
    row, column = change.steps[1:]
    said = (
        f"{column} of '{row}' in {title(change)} is {instead(change)}; {used(change)}"
    )
    return Said(said, agree=owners(change), words=words(change, 0))
