"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.WORDING,
    at=("service_item form", "service_item form.**.fields"),
    alone="the way back is another order, too",
)
def questions_reordered(change: Change) -> Said | None:
    """A form asks in another order."""
    return Said("the questions stand in another order") if change.is_order else None
