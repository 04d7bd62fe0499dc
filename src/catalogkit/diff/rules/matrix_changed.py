"""See `diff.judgement`."""

from catalogkit.diff.around import instead, owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.IN_FLIGHT,
    at=(
        "priority_matrix impact.*",
        "priority_matrix impact.*.*",
    ),
    alone="the way back is another priority, too",
)
def matrix_changed(change: Change) -> Said:
    """Requests get another priority."""
    where = " and ".join(change.steps[1:])
    said = f"{title(change)} gives {where} {instead(change)}; {used(change)}"
    return Said(said, agree=owners(change), words=words(change, 0))
