"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.WORDING,
    at=("manifest locales",),
    alone="the way back are other languages, too",
)
def locales_changed(change: Change) -> Said:
    """The catalog speaks other languages, or another one first."""
    said = instead(change).replace(";", ",")
    return Said(f"the catalog speaks {said}", words=words(change, 0))
