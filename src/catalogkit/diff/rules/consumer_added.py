"""See `diff.judgement`."""

from catalogkit.diff.interfaces import consumers, interface, reader
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("system interfaces.*.consumers.*",),
    opposite="consumer-removed",
)
def consumer_added(change: Change) -> Said | None:
    """A system reads an interface that it did not."""
    if not change.is_new:
        return None
    who = called(change, reader(change))
    said = f"{interface(change)} is read by {who}"
    return Said(said, agree=consumers(change), words=words(change, 0))
