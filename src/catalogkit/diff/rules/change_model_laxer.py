"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.models import DEMANDS, asked, laxer
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=DEMANDS,
    opposite="change-model-stricter",
)
def change_model_laxer(change: Change) -> Said | None:
    """Changes are made with fewer agreements, less notice or less evidence."""
    found = laxer(change)
    if found is None or found[0] is not True:
        return None
    said = f"{title(change)} is laxer: {found[1]}"
    return Said(said, agree=asked(change), words=words(change, 0))
