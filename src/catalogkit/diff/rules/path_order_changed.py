"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import part, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.IN_FLIGHT,
    at=("service_item paths.*.before.*",),
    alone="the way back is of the same kind",
)
def path_order_changed(change: Change) -> Said | None:
    """Where two paths apply, another one goes first."""
    name = part(change)
    steps = ("paths", change.steps[-1])
    other = change.new_at(*steps) or change.old_at(*steps)
    text = getattr(other, "title", None)
    later = f"'{change.steps[-1] if text is None else change.said(text)}'"
    goes = "goes" if change.is_new else "no longer goes"
    message = f"where both apply, {name} {goes} before {later}"
    return Said(message, agree=working(change), words=words(change))
