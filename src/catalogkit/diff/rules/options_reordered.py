"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.WORDING,
    at=("service_item form.**.options",),
    alone="the way back is another order, too",
)
def options_reordered(change: Change) -> Said | None:
    """The answers to choose from stand in another order."""
    if not change.is_order:
        return None
    said = f"the options of {question(change)} stand in another order"
    return Said(said, words=words(change))
