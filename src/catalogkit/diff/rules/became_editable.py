"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import reach_of
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=("service_item form.**.read_only_when",),
    opposite="became-read-only",
)
def became_editable(change: Change) -> Said | None:
    """A question can be answered freely in more cases."""
    if change.is_new:
        return None
    found = Reach.NARROWER if change.is_gone else reach_of(change)
    if found != Reach.NARROWER:
        return None
    return Said(f"{question(change)} can be changed in more cases", words=words(change))
