"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("service_item examples.*", "test cases.*"),
    alone="an example that comes back is an example that changed",
)
def example_changed(change: Change) -> str:
    """An example of what must happen to a request is another."""
    verb = "is new" if change.is_new else "is gone" if change.is_gone else "is another"
    return f"the example '{change.steps[1]}' {verb}"
