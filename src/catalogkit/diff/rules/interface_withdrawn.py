"""See `diff.judgement`."""

from catalogkit.diff.interfaces import consumers, interface, readers
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=("system interfaces.*",),
    opposite="interface-added",
)
def interface_withdrawn(change: Change) -> Said | None:
    """A system no longer offers an interface."""
    if not change.is_gone:
        return None
    said = f"{interface(change)} is no longer there{readers(change)}"
    return Said(said, agree=consumers(change), words=words(change, 0))
