"""See `diff.judgement`."""

import datetime

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title
from catalogkit.difference import Effect


@judgement(Effect.INTERNAL, at=("* review_by",), opposite="review-brought-forward")
def review_postponed(change: Change) -> Said | None:
    """It is looked at again later, or on no day at all."""
    new, old = change.new, change.old
    if not isinstance(old, datetime.date):
        return None
    if not isinstance(new, datetime.date):
        return Said(f"no day of review is said any more, it was {old}")
    return (
        Said(f"{title(change)} is looked at again by {new}, no longer by {old}")
        if new > old
        else None
    )
