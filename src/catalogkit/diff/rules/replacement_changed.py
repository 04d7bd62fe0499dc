"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import instead, owners_of, title, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORDING,
    at=("service_item replaced_by",),
    alone="the way back is of the same kind",
)
def replacement_changed(change: Change) -> Said | None:
    """What to ask for instead is another."""
    message = f"to be asked for instead of {title(change)}: {instead(change)}"
    agree = owners_of(change, change.old, change.new)
    return Said(message, agree=agree, words=words(change, 0))
