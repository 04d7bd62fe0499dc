"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import reach_of
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=("service_item form.**.read_only_when",),
    opposite="became-editable",
)
def became_read_only(change: Change) -> Said | None:
    """A question can be answered freely in fewer cases."""
    if change.is_gone:
        return None
    found = Reach.WIDER if change.is_new else reach_of(change)
    if found not in {Reach.WIDER, Reach.OTHER}:
        return None
    return Said(
        f"{question(change)} can be changed in fewer cases", words=words(change)
    )
