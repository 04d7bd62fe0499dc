"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of, part, working
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("service_item fulfilment.*.automation",),
    alone="the way back is of the same kind",
)
def automation_changed(change: Change) -> Said | None:
    """A step of the work is done by another automation, or by hand."""
    new, old = (
        called(change, each) if each is not None else "hand"
        for each in (change.new, change.old)
    )
    message = f"the step {part(change)} is done by {new}, no longer by {old}"
    agree = (*owners_of(change, change.old, change.new), *working(change))
    return Said(message, agree=agree)
