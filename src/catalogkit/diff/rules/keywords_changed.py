"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import listed, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORDING,
    at=("service_item keywords.*",),
    alone="the way back is of the same kind",
)
def keywords_changed(change: Change) -> Said | None:
    """It is found by other words."""
    old, new = (each.split("; ") if each else [] for each in change.texts)
    more = [f"'{each}'" for each in new if each not in old]
    less = [f"'{each}'" for each in old if each not in new]
    parts = []
    if more:
        parts.append(f"found by {listed(more, 'and')}, too")
    if less:
        parts.append(f"no longer found by {listed(less, 'and')}")
    if not parts:
        return None
    return Said(", and ".join(parts), words=words(change, 0))
