"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import way_of
from catalogkit.diff.reading import words
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.DATA_LOSS, at=("service_item confidential.erase",), opposite="kept-longer"
)
def erased_sooner(change: Change) -> Said | None:
    """Records are erased sooner."""
    if change.new is None or way_of(change) is Way.LATER:
        return None
    kept = f"no longer {change.old}" if change.old is not None else "and were kept"
    message = f"records are erased {change.new} after closing, {kept}"
    return Said(message, words=words(change, 0))
