"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.interfaces import consumers, interface, readers
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=("system interfaces.*.version",),
    alone="the way back is another version, too",
)
def interface_version_changed(change: Change) -> Said:
    """An interface offers another version."""
    said = f"{interface(change)} offers version {instead(change)}{readers(change)}"
    return Said(said, agree=consumers(change), words=words(change, 0))
