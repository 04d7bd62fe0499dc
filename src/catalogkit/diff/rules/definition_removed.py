"""See `diff.judgement`."""

from catalogkit.diff.around import kind
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("*",),
    opposite="definition-added",
)
def definition_removed(change: Change) -> Said | None:
    """Something is no longer declared."""
    if not change.is_gone:
        return None
    return Said(f"the {kind(change)} {title(change)} is gone", words=words(change, 0))
