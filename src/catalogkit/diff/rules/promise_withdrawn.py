"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import TIMES, became, commitments, said
from catalogkit.diff.reading import owners_of, words, working
from catalogkit.difference import Effect
from catalogkit.model.service_item import ServiceItem


@judgement(Effect.WORSE, at=TIMES, opposite="promise-given")
def promise_withdrawn(change: Change) -> Said | None:
    """What was promised no longer is."""
    found = became(change)
    if not found or not any(each.withdrawn for each in found):
        return None
    times = said([each for each in found if each.withdrawn])
    old, new = commitments(change, *change.stars)
    item = change.after
    streams = item.supports if isinstance(item, ServiceItem) else ()
    agree = (*working(change, *change.stars), *owners_of(change, *streams))
    message = f"no longer promised: {times}"
    return Said(message, agree=agree, words=words(change, old=old, new=new))
