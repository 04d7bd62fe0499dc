"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import way_of
from catalogkit.diff.reading import words
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=(
        "service_item closing.confirm",
        "service_item closing.reopen",
        "service_item closing.unanswered.close",
    ),
    opposite="closing-lengthened",
)
def closing_shortened(change: Change) -> Said | None:
    """Requesters have less time to answer or to object."""
    if way_of(change) is not Way.SOONER:
        return None
    message = f"{TIMES_OF[change.steps[-1]]} {change.new}, no longer {change.old}"
    return Said(message, words=words(change, 0))


TIMES_OF = {
    "confirm": "time to object:",
    "reopen": "time to open it again:",
    "close": "closed without an answer after",
}
