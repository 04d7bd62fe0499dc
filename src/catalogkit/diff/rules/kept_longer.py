"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import way_of
from catalogkit.diff.reading import words, working
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL, at=("service_item confidential.erase",), opposite="erased-sooner"
)
def kept_longer(change: Change) -> Said | None:
    """Records are kept longer."""
    if change.old is None or (
        change.new is not None and way_of(change) is not Way.LATER
    ):
        return None
    kept = f"{change.new} after closing" if change.new is not None else "for good"
    message = f"records are kept {kept}, no longer {change.old}"
    return Said(message, agree=working(change), words=words(change, 0))
