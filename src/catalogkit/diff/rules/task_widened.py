"""See `diff.judgement`."""

from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to, named, part, reach_of, working
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "service_item fulfilment.*.when",
        "service_item fulfilment.*.paths.*",
    ),
    opposite="task-narrowed",
)
def task_widened(change: Change) -> Said | None:
    """A step of the work is done for more requests."""
    if change.steps[-2] == "paths":
        if not change.is_new:
            return None
        new = named(change, change.steps[-1])
        message = f"the step {part(change)} is done on the way {new}, too"
        return Said(message, agree=working(change))
    if reach_of(change) is not Reach.WIDER:
        return None
    message = f"the step {part(change)} is done {from_to(change)}"
    return Said(message, agree=working(change))
