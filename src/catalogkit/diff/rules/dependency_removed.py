"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of, title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "system depends_on.*",
        "service systems.*",
        "value_stream stages.*.systems.*",
        "value_stream stages.*.items.*",
    ),
    opposite="dependency-added",
)
def dependency_removed(change: Change) -> Said | None:
    """A system, a service or a stage no longer needs something."""
    if not change.is_gone:
        return None
    needed = change.new or change.old
    whole = title(change)
    stage = f"{change.name(2)} of {whole}" if change.steps[0] == "stages" else whole
    said = f"{stage} no longer needs {called(change, needed)}"
    return Said(said, agree=owners_of(change, needed), words=words(change, 0))
