"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=("service_item form.**.options.*",),
    opposite="option-removed",
)
def option_added(change: Change) -> Said | None:
    """A question offers one answer more."""
    if not change.is_new:
        return None
    said = f"{question(change)} can also be answered {change.name()}"
    return Said(said, words=words(change, option=change.about()))
