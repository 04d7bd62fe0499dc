"""See `diff.judgement`."""

import datetime

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words, working
from catalogkit.difference import Effect


@judgement(Effect.BETTER, at=("service_item sunset",), opposite="sunset-sooner")
def sunset_later(change: Change) -> Said | None:
    """The last day of an item is further away, or none is said."""
    new, old = change.new, change.old
    if not isinstance(old, datetime.date):
        return None
    if not isinstance(new, datetime.date):
        return Said(f"no last day is said, it was {old}", words=words(change, 0))
    if new < old:
        return None
    message = f"{title(change)} can be asked for until {new}, no longer until {old}"
    return Said(message, agree=working(change), words=words(change, 0))
