"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect
from catalogkit.model.text import Text


@judgement(
    Effect.INTERNAL,
    at=(
        "value_stream stages.*.hand_off.*",
        "value_stream stages.*.hand_off.*.promise",
    ),
    alone="a hand-off that comes is handed on otherwise, too",
)
def hand_off_changed(change: Change) -> Said:
    """Work is handed on otherwise in a value stream."""
    stage, to = f"{change.name(2)} of {title(change)}", change.steps[3]
    next_stage = change.new_at("stages", to) or change.old_at("stages", to)
    said_title = getattr(next_stage, "title", None)
    name = f"'{change.said(said_title)}'" if isinstance(said_title, Text) else f"'{to}'"
    verb = "hands on to" if change.is_new else "no longer hands on to"
    if len(change.steps) > 4:  # noqa: PLR2004 -- the agreement behind it
        return Said(
            f"{stage} hands on to {name} by {instead(change)}", words=words(change, 0)
        )
    return Said(f"{stage} {verb} {name}", words=words(change, 0))
