"""See `diff.judgement`."""

from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to, part, reach_of, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    Effect.WORSE,
    Effect.INTERNAL,
    at=(
        "service_item deliverables.*.when",
        "service_item constraints.*.require",
        "service_item paths.*.when",
        "service_item approvals.*.when",
        "service_item fulfilment.*.when",
        "service_item notifications.*.when",
    ),
    alone="which of the two holds for more requests its words do not tell",
)
def condition_changed(change: Change) -> Said | None:
    """A condition is another, and its words do not tell whether it holds for more."""
    if reach_of(change) is not Reach.OTHER:
        return None
    effect, verb = MEANS[change.steps[0]]
    agree = working(change)
    word = "unless" if change.steps[0] == "constraints" else "if"
    name = NAMES.get(change.steps[0]) or part(change)
    message = f"{name} {verb} {from_to(change, word)}"
    return Said(message, (effect,), agree=agree, words=words(change))


NAMES = {"constraints": "a request", "notifications": "a message"}
MEANS = {
    "deliverables": (Effect.BREAKING, "is delivered"),
    "constraints": (Effect.BREAKING, "is refused"),
    "paths": (Effect.IN_FLIGHT, "is the path"),
    "approvals": (Effect.IN_FLIGHT, "is needed"),
    "fulfilment": (Effect.INTERNAL, "is done"),
    "notifications": (Effect.WORSE, "goes out"),
}
