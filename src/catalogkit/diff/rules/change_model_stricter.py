"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.models import DEMANDS, asked, laxer
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=DEMANDS,
    opposite="change-model-laxer",
)
def change_model_stricter(change: Change) -> Said | None:
    """Changes are made with more agreements, more notice or more evidence."""
    found = laxer(change)
    if found is None or found[0] is not False:
        return None
    said = f"{title(change)} is stricter: {found[1]}"
    return Said(said, agree=asked(change), words=words(change, 0))
