"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.texts import changed_text
from catalogkit.difference import Effect


@judgement(Effect.WORDING, at=("* **",), alone="the way back is another wording, too")
def reworded(change: Change) -> Said | None:
    """Words that people read are others, in the first language of the catalog."""
    found = changed_text(change)
    if found is None or not found.is_default:
        return None
    return Said(found.sentence, words={"about": found.whole, **found.both})
