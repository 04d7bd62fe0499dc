"""See `diff.judgement`."""

from catalogkit.diff.grants import ENDS, holding, turned
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=ENDS,
    opposite="grant-tightened",
)
def grant_loosened(change: Change) -> Said | None:
    """What is given ends later, or is confirmed or taken back less strictly."""
    found = turned(change)
    if found is None or found[0] != "looser":
        return None
    return Said(found[1], agree=holding(change), words=words(change, 0))
