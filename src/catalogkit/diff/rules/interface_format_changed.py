"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.interfaces import consumers, interface, readers
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=(
        "system interfaces.*.format",
        "system interfaces.*.kind",
        "system interfaces.*.schedule",
    ),
    alone="the way back is another format, too",
)
def interface_format_changed(change: Change) -> Said:
    """Something else goes through an interface, or at another time."""
    what = change.steps[-1]
    said = f"the {what} of {interface(change)} is {instead(change)}{readers(change)}"
    return Said(said, agree=consumers(change), words=words(change, 0))
