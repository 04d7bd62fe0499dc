"""See `diff.judgement`."""

from catalogkit.diff.around import kind
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("*",),
    opposite="definition-removed",
)
def definition_added(change: Change) -> Said | None:
    """Something new is declared."""
    if not change.is_new:
        return None
    return Said(f"the {kind(change)} {title(change)} is new", words=words(change, 0))
