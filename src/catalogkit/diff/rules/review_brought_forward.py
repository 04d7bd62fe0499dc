"""See `diff.judgement`."""

import datetime

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title
from catalogkit.difference import Effect


@judgement(Effect.INTERNAL, at=("* review_by",), opposite="review-postponed")
def review_brought_forward(change: Change) -> Said | None:
    """It is looked at again sooner, or a day is said for the first time."""
    new, old = change.new, change.old
    if not isinstance(new, datetime.date):
        return None
    if not isinstance(old, datetime.date):
        return Said(
            f"{title(change)} is looked at again by {new}, where no day was said"
        )
    return (
        Said(f"{title(change)} is looked at again by {new}, no longer by {old}")
        if new < old
        else None
    )
