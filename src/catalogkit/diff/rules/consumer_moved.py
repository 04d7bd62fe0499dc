"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.interfaces import consumers, interface, reader
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("system interfaces.*.consumers.*.version",),
    alone="the way back is another version, too",
)
def consumer_moved(change: Change) -> Said:
    """A system reads another version of an interface."""
    who = called(change, reader(change))
    said = f"{who} reads version {instead(change)} of {interface(change)}"
    return Said(said, agree=consumers(change), words=words(change, 0))
