"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import TIMES, became, commitments, is_better, said
from catalogkit.diff.reading import words, working
from catalogkit.difference import Effect


@judgement(Effect.BETTER, at=TIMES, opposite="promise-loosened")
def promise_tightened(change: Change) -> Said | None:
    """Something is promised sooner than before."""
    found = became(change)
    if not is_better(found):
        return None
    times = said(found)
    old, new = commitments(change, *change.stars)
    told = words(change, old=old, new=new)
    return Said(times, agree=working(change, *change.stars), words=told)
