"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=("service_item record",),
    alone="the way back is of the same kind",
)
def record_changed(change: Change) -> Said | None:
    """An item opens another kind of record."""
    old, new = change.texts
    message = f"{title(change)} opens {A[new]}, no longer {A[old]}"
    message += ": open ones stay what they are"
    return Said(message, agree=working(change), words=words(change, 0))


A = {"request": "a request", "incident": "an incident", "change": "a change"}
