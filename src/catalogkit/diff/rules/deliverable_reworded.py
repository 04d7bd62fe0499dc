"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect
from catalogkit.model.text import Text


@judgement(
    Effect.WORDING,
    at=("service_item deliverables.*.result.*",),
    alone="the way back is of the same kind",
)
def deliverable_reworded(change: Change) -> Said | None:
    """What you get is said in other words."""
    default = change.comparison.new.manifest.default_locale
    old, new = change.texts
    if not isinstance(change.new, Text) or change.steps[-1] != default or not old:
        return None
    message = f"you get '{new}', which was called '{old}'"
    return Said(message, words=words(change))
