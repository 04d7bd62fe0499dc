"""See `diff.judgement`."""

from catalogkit.diff.asked import LIMITS, question, takes, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=LIMITS,
    opposite="limits-widened",
)
def limits_narrowed(change: Change) -> Said | None:
    """A question takes fewer answers than before."""
    less, said = takes(change)
    if less is not True:
        return None
    return Said(
        f"{question(change)} takes less than before: {said}", words=words(change)
    )
