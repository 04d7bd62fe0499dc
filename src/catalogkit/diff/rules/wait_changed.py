"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import way_of
from catalogkit.diff.reading import part, words, working
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=(
        "service_item deliverables.*.within",
        "service_item approvals.*.within",
        "service_item closing.confirm",
        "service_item closing.reopen",
        "service_item closing.unanswered.close",
    ),
    alone="the way back is of the same kind",
)
def wait_changed(change: Change) -> Said | None:
    """A time came, went, or cannot be compared with the one before."""
    if way_of(change) is not Way.UNSURE:
        return None
    whose = "requests" if change.steps[0] == "closing" else part(change)
    name = NAMES.get(change.steps[-1], "within")
    message = f"{whose}: {name} {change.new}, no longer {change.old}"
    if change.old is None:
        message = f"{whose}: {name} {change.new}, where no time was said"
    if change.new is None:
        message = f"{whose}: no time is said any more, it was {change.old}"
    return Said(message, agree=working(change), words=words(change))


NAMES = {
    "confirm": "an objection may be raised for",
    "reopen": "may be opened again for",
    "close": "closed without an answer after",
}
