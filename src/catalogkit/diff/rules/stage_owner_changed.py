"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import teams_asked, title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("value_stream stages.*.team",),
    alone="the way back is another team, too",
)
def stage_owner_changed(change: Change) -> Said:
    """Another team answers for a stage of a value stream."""
    stage = f"{change.name(2)} of {title(change)}"
    said = f"{stage} is answered for by {instead(change)}"
    return Said(said, agree=teams_asked(change.old, change.new), words=words(change, 0))
