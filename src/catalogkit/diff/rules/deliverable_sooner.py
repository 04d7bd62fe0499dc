"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import way_of
from catalogkit.diff.reading import part, words, working
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.BETTER,
    at=("service_item deliverables.*.within",),
    opposite="deliverable-later",
)
def deliverable_sooner(change: Change) -> Said | None:
    """Something is delivered sooner than before."""
    if way_of(change) is not Way.SOONER:
        return None
    message = f"{part(change)} within {change.new}, no longer within {change.old}"
    return Said(message, agree=working(change), words=words(change))
