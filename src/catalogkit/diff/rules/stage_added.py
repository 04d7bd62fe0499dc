"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import teams_asked, title, words
from catalogkit.difference import Effect
from catalogkit.model.stream import Stage


@judgement(
    Effect.INTERNAL,
    at=("value_stream stages.*",),
    opposite="stage-removed",
)
def stage_added(change: Change) -> Said | None:
    """A value stream has another stage."""
    stage = change.new or change.old
    if not change.is_new or not isinstance(stage, Stage):
        return None
    said = f"{title(change)} has the stage {change.name(2)}"
    return Said(said, agree=teams_asked(stage.team), words=words(change, 0))
