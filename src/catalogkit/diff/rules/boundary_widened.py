"""See `diff.judgement`."""

from catalogkit.diff.bounds import elsewhere
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import part, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=(
        "service_item boundary.includes.*",
        "service_item boundary.excludes.*",
        "service_item boundary.prerequisites.*",
    ),
    opposite="boundary-narrowed",
)
def boundary_widened(change: Change) -> Said | None:
    """More belongs to the item, or less must be there before."""
    kind, what = change.steps[1], part(change, 3)
    if change.is_new and kind == "includes":
        message = f"included: {what}"
        return Said(message, agree=working(change), words=words(change, 3))
    if not change.is_gone or kind == "includes" or elsewhere(change):
        return None
    said = "no longer excluded" if kind == "excludes" else "no longer needed before"
    return Said(f"{said}: {what}", agree=working(change), words=words(change, 3))
