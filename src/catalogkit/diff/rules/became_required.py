"""See `diff.judgement`."""

from catalogkit.diff.implied import implies
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, OLD, tree_of
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    Effect.INTERNAL,
    at=("service_item form.**.required",),
    opposite="became-optional",
)
def became_required(change: Change) -> Said | None:
    """A question that could be left out must be answered."""
    if change.new is not True:
        return None
    default = change.new_at(*change.steps[:-1], "default")
    words = {"about": change.about()}
    if _was_so_where_shown(change):
        said = f"{change.name()} must be answered wherever it is shown, as before"
        return Said(said, (Effect.INTERNAL,), words=words)
    must = f"{change.name()} must now be answered"
    if default is not None:
        filled = f"{must}, and is filled in unless another answer is given"
        return Said(filled, (Effect.BREAKING,), words=words)
    lacks = "and has no default: open requests that lack it become invalid"
    effects = (Effect.BREAKING, Effect.IN_FLIGHT)
    return Said(f"{must}, {lacks}", effects, words=words)


def _was_so_where_shown(change: Change) -> bool:
    """Whether it had to be answered wherever it is shown: what is hidden is absent."""
    steps = change.steps[:-1]
    demanded = tree_of(change, change.old_at(*steps, "required_when"), OLD)
    shown = tree_of(change, change.new_at(*steps, "visible_when"), NEW)
    return demanded is not None and shown is not None and implies(shown, demanded)
