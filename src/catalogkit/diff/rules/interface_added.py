"""See `diff.judgement`."""

from catalogkit.diff.interfaces import interface
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=("system interfaces.*",),
    opposite="interface-withdrawn",
)
def interface_added(change: Change) -> Said | None:
    """A system offers another interface."""
    if not change.is_new:
        return None
    return Said(f"{interface(change)} is new", words=words(change, 0))
