"""See `diff.judgement`."""

from catalogkit.diff.bounds import elsewhere
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of, part, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORDING,
    at=(
        "service_item boundary.excludes.*",
        "service_item boundary.prerequisites.*",
    ),
    alone="the way back is of the same kind",
)
def boundary_leads_elsewhere(change: Change) -> Said | None:
    """What does not belong to the item is done by another one than before."""
    if not elsewhere(change):
        return None
    see = getattr(change.new or change.old, "see", None)
    what = part(change, 3)
    if see is None:
        said = "now names no item" if change.is_new else "named no item"
        return Said(f"{what} {said}", words=words(change, 3))
    leads = "now leads to" if change.is_new else "no longer leads to"
    message = f"{what} {leads} {called(change, see)}"
    return Said(message, agree=owners_of(change, see), words=words(change, 3))
