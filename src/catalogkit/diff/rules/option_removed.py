"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    Effect.DATA_LOSS,
    at=("service_item form.**.options.*",),
    opposite="option-added",
)
def option_removed(change: Change) -> Said | None:
    """A question no longer offers an answer."""
    if not change.is_gone:
        return None
    said = (
        f"{question(change)} can no longer be answered {change.name()}: open requests "
        "that say so become invalid"
    )
    return Said(said, words=words(change, option=change.about()))
