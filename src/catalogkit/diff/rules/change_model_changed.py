"""See `diff.judgement`."""

from catalogkit.diff.around import instead
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.models import asked, laxer
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "change_model lead_time",
        "change_model coordinator",
        "change_model change_type",
    ),
    alone="the way back is something else, too",
)
def change_model_changed(change: Change) -> Said | None:
    """A change model asks for something else."""
    if laxer(change) is not None:
        return None
    what = change.steps[0].replace("_", " ")
    said = f"the {what} of {title(change)} is {instead(change)}"
    return Said(said, agree=asked(change), words=words(change, 0))
