"""See `diff.judgement`."""

from catalogkit.diff.grants import ENDS, holding, turned
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=ENDS,
    opposite="grant-loosened",
)
def grant_tightened(change: Change) -> Said | None:
    """What is given ends sooner, or is confirmed or taken back more strictly."""
    found = turned(change)
    if found is None or found[0] != "tighter":
        return None
    return Said(found[1], agree=holding(change), words=words(change, 0))
