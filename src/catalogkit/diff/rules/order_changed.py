"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import named, part, working
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "service_item approvals.*.after.*",
        "service_item fulfilment.*.after.*",
    ),
    alone="the way back is of the same kind",
)
def order_changed(change: Change) -> Said | None:
    """A task or an approval waits for another one, or no longer does."""
    waits = "waits for" if change.is_new else "no longer waits for"
    other = named(change, change.steps[-1])
    return Said(f"{part(change)} {waits} {other}", agree=working(change))
