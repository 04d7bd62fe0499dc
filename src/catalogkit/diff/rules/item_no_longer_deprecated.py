"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import items, title, words, working
from catalogkit.difference import Effect


@judgement(Effect.BETTER, at=("service_item lifecycle",), opposite="item-deprecated")
def item_no_longer_deprecated(change: Change) -> Said | None:
    """An item that was to go stays."""
    one, other = items(change)
    if one is None or other is None:
        return None
    if one.lifecycle != "deprecated" or other.lifecycle != "live":
        return None
    return Said(
        f"{title(change)} stays, and was to go",
        agree=working(change),
        words=words(change, 0),
    )
