"""See `diff.judgement`."""

from catalogkit.diff.around import kind
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect
from catalogkit.model.text import Text


@judgement(
    Effect.INTERNAL,
    at=(
        "approval **",
        "escalation **",
        "field_set **",
    ),
    alone="the way back is another, too",
)
def shared_part_changed(change: Change) -> Said | None:
    """A definition that items take over is another: each of them has its own row."""
    if not change.steps or isinstance(change.new or change.old, Text):
        return None
    what = ".".join(change.steps)
    return Said(
        f"{kind(change)} {title(change)}: {what} is another", words=words(change, 0)
    )
