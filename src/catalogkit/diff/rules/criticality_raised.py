"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.levels import rank
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "system criticality",
        "value_stream sensitivity",
    ),
    opposite="criticality-lowered",
)
def criticality_raised(change: Change) -> Said | None:
    """More depends on a system, or on a value stream, than before."""
    if not rank(change.new) > rank(change.old):
        return None
    said = f"{title(change)} is more sensitive: {instead(change)}"
    return Said(said, words=words(change, 0))
