"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import TIMES, became, commitments, is_worse, said
from catalogkit.diff.reading import owners_of, words, working
from catalogkit.difference import Effect
from catalogkit.model.service_item import ServiceItem


@judgement(Effect.WORSE, at=TIMES, opposite="promise-tightened")
def promise_loosened(change: Change) -> Said | None:
    """Something is promised later than before."""
    found = became(change)
    if not is_worse(found):
        return None
    times = said(found)
    old, new = commitments(change, *change.stars)
    item = change.after
    streams = item.supports if isinstance(item, ServiceItem) else ()
    agree = (*working(change, *change.stars), *owners_of(change, *streams))
    return Said(times, agree=agree, words=words(change, old=old, new=new))
