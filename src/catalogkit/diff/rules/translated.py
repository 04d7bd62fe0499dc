"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.texts import changed_text
from catalogkit.difference import Effect


@judgement(Effect.WORDING, at=("* **",), alone="the way back is a translation, too")
def translated(change: Change) -> Said | None:
    """Words that people read are others in a translation."""
    found = changed_text(change)
    if found is None or found.is_default:
        return None
    return Said(found.sentence, words={"about": found.whole, **found.both})
