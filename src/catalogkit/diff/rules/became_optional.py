"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=("service_item form.**.required",),
    opposite="became-required",
)
def became_optional(change: Change) -> Said | None:
    """A question that had to be answered can be left out."""
    if change.new is not False:
        return None
    words = {"about": change.about()}
    return Said(f"{change.name()} need no longer be answered", words=words)
