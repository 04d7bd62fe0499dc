"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import way_of
from catalogkit.diff.reading import part, words, working
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=("service_item deliverables.*.within",),
    opposite="deliverable-sooner",
)
def deliverable_later(change: Change) -> Said | None:
    """Something is delivered later than before."""
    if way_of(change) is not Way.LATER:
        return None
    message = f"{part(change)} within {change.new}, no longer within {change.old}"
    return Said(message, agree=working(change), words=words(change))
