"""What belongs to an item and what does not, compared by its words."""

from catalogkit.diff.judgement import Change
from catalogkit.diff.reading import NEW, OLD, item
from catalogkit.model.contract import Elsewhere


def elsewhere(change: Change) -> bool:
    """Whether the same stands on the other side, and only leads to another item."""
    here = change.new if change.is_new else change.old
    if not isinstance(here, Elsewhere):
        return False
    boundary = item(change, OLD if change.is_new else NEW).boundary
    those = () if boundary is None else getattr(boundary, change.steps[1])
    words = here.what.by_locale
    return any(each.what.by_locale == words for each in those)
