"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("manifest requester.*",),
    opposite="attribute-removed",
)
def attribute_added(change: Change) -> Said | None:
    """More is known of requesters."""
    if not change.is_new:
        return None
    return Said(f"{change.name()} is known of requesters", words=words(change, 0))
