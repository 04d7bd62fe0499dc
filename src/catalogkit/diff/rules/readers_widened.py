"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, listed, teams_asked, words
from catalogkit.difference import Effect
from catalogkit.model.ending import Confidential


@judgement(
    Effect.IN_FLIGHT,
    at=(
        "service_item confidential",
        "service_item confidential.readers.*",
    ),
    opposite="readers-narrowed",
)
def readers_widened(change: Change) -> Said | None:
    """More people may read what requesters wrote."""
    secret = change.old if change.steps == ("confidential",) else None
    if isinstance(secret, Confidential):
        who = listed((called(change, each) for each in secret.readers), "and")
        message = f"no longer confidential: only {who} could read it"
        return Said(message, agree=teams_asked(*secret.readers), words=words(change, 0))
    if change.steps == ("confidential",) or not change.is_new:
        return None
    message = (
        f"{called(change, change.new)} may read it, too: also what was written before"
    )
    return Said(message, agree=teams_asked(change.new), words=words(change, 0))
