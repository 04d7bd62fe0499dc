"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "freeze when.*",
        "freeze level",
        "freeze applies_to.**",
        "freeze requests",
    ),
    alone="the way back changes it, too",
)
def freeze_changed(change: Change) -> Said:
    """A freeze is at another time, of another strength, or of something else."""
    what = ".".join(change.steps).replace("_", " ")
    said = SAID.get(what, f"{what} is")
    return Said(f"{title(change)}: {said} {instead(change)}", words=words(change, 0))


SAID = {
    "when.from": "it begins at",
    "when.to": "it ends at",
    "when.every": "it comes back every",
}
