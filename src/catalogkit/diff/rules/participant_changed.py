"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import teams_asked, title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("value_stream participants.*",),
    alone="the way back is somebody else, too",
)
def participant_changed(change: Change) -> Said:
    """Somebody else speaks for a role in a value stream."""
    role = change.steps[1]
    said = f"for {role}, {title(change)} hears {instead(change)}"
    return Said(said, agree=teams_asked(change.old, change.new), words=words(change, 0))
