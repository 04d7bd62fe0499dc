"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import instead, teams_asked, title
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("* owner",),
    alone="the way back is of the same kind",
)
def owner_changed(change: Change) -> Said | None:
    """Another team answers for it."""
    agree = teams_asked(change.old, change.new)
    return Said(f"{title(change)} is answered for by {instead(change)}", agree=agree)
