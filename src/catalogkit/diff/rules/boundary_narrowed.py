"""See `diff.judgement`."""

from catalogkit.diff.bounds import elsewhere
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of, part, words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=(
        "service_item boundary.includes.*",
        "service_item boundary.excludes.*",
        "service_item boundary.prerequisites.*",
    ),
    opposite="boundary-widened",
)
def boundary_narrowed(change: Change) -> Said | None:
    """Less belongs to the item, or more must be there before."""
    kind, what = change.steps[1], part(change, 3)
    if change.is_gone and kind == "includes":
        return Said(f"no longer included: {what}", words=words(change, 3))
    if not change.is_new or kind == "includes" or elsewhere(change):
        return None
    see = getattr(change.new, "see", None)
    lead = "not included" if kind == "excludes" else "needed before"
    message = f"{lead}: {what}" + (f", see {called(change, see)}" if see else "")
    agree = owners_of(change, see)
    return Said(message, agree=agree, words=words(change, 3))
