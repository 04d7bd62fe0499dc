"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import TIMES, became, commitments, said
from catalogkit.diff.reading import words, working
from catalogkit.diff.times import Way, together
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=TIMES,
    alone="which of two times is sooner is not decided here, either way",
)
def promise_changed(change: Change) -> Said | None:
    """A promised time is another, and no order of the two holds for all requests."""
    found = became(change)
    if not found or {Way.UNSURE} != {together(each.way for each in found)}:
        return None
    if any(each.given or each.withdrawn for each in found):
        return None
    times = said(found)
    old, new = commitments(change, *change.stars)
    message = f"{times}: some requests may be done later"
    agree = working(change, *change.stars)
    return Said(message, agree=agree, words=words(change, old=old, new=new))
