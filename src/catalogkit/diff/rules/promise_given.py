"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import TIMES, became, commitments, said
from catalogkit.diff.reading import words, working
from catalogkit.difference import Effect


@judgement(Effect.BETTER, at=TIMES, opposite="promise-withdrawn")
def promise_given(change: Change) -> Said | None:
    """Something is promised where nothing was."""
    found = became(change)
    if not found or not all(each.given for each in found):
        return None
    times = said(found)
    old, new = commitments(change, *change.stars)
    told = words(change, old=old, new=new)
    message = f"{times}, where nothing was promised"
    return Said(message, agree=working(change, *change.stars), words=told)
