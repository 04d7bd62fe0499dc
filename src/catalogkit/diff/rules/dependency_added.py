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
    opposite="dependency-removed",
)
def dependency_added(change: Change) -> Said | None:
    """A system, a service or a stage needs something more."""
    if not change.is_new:
        return None
    needed = change.new or change.old
    whole = title(change)
    stage = f"{change.name(2)} of {whole}" if change.steps[0] == "stages" else whole
    said = f"{stage} needs {called(change, needed)}"
    return Said(said, agree=owners_of(change, needed), words=words(change, 0))
