"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import teams_asked, title, words
from catalogkit.difference import Effect
from catalogkit.model.stream import Stage


@judgement(
    Effect.INTERNAL,
    at=("value_stream stages.*",),
    opposite="stage-added",
)
def stage_removed(change: Change) -> Said | None:
    """A value stream has a stage less."""
    stage = change.new or change.old
    if not change.is_gone or not isinstance(stage, Stage):
        return None
    said = f"{title(change)} no longer has the stage {change.name(2)}"
    return Said(said, agree=teams_asked(stage.team), words=words(change, 0))
