"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=("service_item form.**.required",),
    opposite="became-optional",
)
def became_required(change: Change) -> Said | None:
    """A question that could be left out must be answered."""
    if change.new is not True:
        return None
    default = change.new_at(*change.steps[:-1], "default")
    words = {"about": change.about()}
    must = f"{change.name()} must now be answered"
    if default is not None:
        filled = f"{must}, and is filled in unless another answer is given"
        return Said(filled, (Effect.BREAKING,), words=words)
    lacks = "and has no default: open requests that lack it become invalid"
    return Said(f"{must}, {lacks}", words=words)
