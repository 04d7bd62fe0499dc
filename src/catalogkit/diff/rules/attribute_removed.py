"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=("manifest requester.*",),
    opposite="attribute-added",
)
def attribute_removed(change: Change) -> Said | None:
    """Less is known of requesters."""
    if not change.is_gone:
        return None
    return Said(
        f"{change.name()} is no longer known of requesters", words=words(change, 0)
    )
