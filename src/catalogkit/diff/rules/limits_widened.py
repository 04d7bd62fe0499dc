"""See `diff.judgement`."""

from catalogkit.diff.asked import LIMITS, question, takes, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=LIMITS,
    opposite="limits-narrowed",
)
def limits_widened(change: Change) -> Said | None:
    """A question takes more answers than before."""
    less, said = takes(change)
    if less is not False:
        return None
    return Said(
        f"{question(change)} takes more than before: {said}", words=words(change)
    )
