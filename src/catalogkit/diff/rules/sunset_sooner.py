"""See `diff.judgement`."""

import datetime

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE, Effect.WORDING, at=("service_item sunset",), opposite="sunset-later"
)
def sunset_sooner(change: Change) -> Said | None:
    """The last day of an item is nearer, or said for the first time."""
    new, old = change.new, change.old
    if not isinstance(new, datetime.date):
        return None
    if isinstance(old, datetime.date):
        if new > old:
            return None
        message = f"{title(change)} can be asked for until {new}, no longer until {old}"
        return Said(message, (Effect.WORSE,), words=words(change, 0))
    message = f"{title(change)} can be asked for until {new}, and had no last day"
    return Said(message, (Effect.WORDING,), words=words(change, 0), bump="minor")
