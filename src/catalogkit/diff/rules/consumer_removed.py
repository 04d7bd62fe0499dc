"""See `diff.judgement`."""

from catalogkit.diff.interfaces import consumers, interface, reader
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("system interfaces.*.consumers.*",),
    opposite="consumer-added",
)
def consumer_removed(change: Change) -> Said | None:
    """A system no longer reads an interface."""
    if not change.is_gone:
        return None
    who = called(change, reader(change))
    said = f"{interface(change)} is no longer read by {who}"
    return Said(said, agree=consumers(change), words=words(change, 0))
