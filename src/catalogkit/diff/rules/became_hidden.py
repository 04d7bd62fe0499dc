"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to, reach_of
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=("service_item form.**.visible_when",),
    opposite="became-visible",
)
def became_hidden(change: Change) -> Said | None:
    """A question is shown in fewer cases."""
    if reach_of(change) not in {Reach.NARROWER, Reach.OTHER}:
        return None
    said = (
        f"{question(change)} is shown only {from_to(change)}: elsewhere an answer that "
        "was given counts as absent"
    )
    return Said(said, words=words(change))
