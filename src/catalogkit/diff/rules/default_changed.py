"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=("service_item form.**.default",),
    alone="the way back is another answer, too",
)
def default_changed(change: Change) -> Said | None:
    """A question is filled in with another answer."""
    if change.is_new or change.is_gone:
        return None
    old, new = change.texts
    said = (
        f"{question(change)} is filled in as '{new}' and no longer as '{old}': who "
        "leaves it as it is asks for something else"
    )
    return Said(said, words=words(change))
