"""See `diff.judgement`."""

from catalogkit.diff.around import kind
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect, Renamed


@judgement(
    Effect.INTERNAL,
    at=("*",),
    alone="the way back is another id, too",
)
def definition_renamed(change: Change) -> Said | None:
    """Something has another id, and whoever names it names it so."""
    if not isinstance(change.difference, Renamed):
        return None
    before = change.difference.before.entity.partition(":")[2]
    said = f"the {kind(change)} {title(change)} was called '{before}' before"
    return Said(said, words=words(change, 0))
