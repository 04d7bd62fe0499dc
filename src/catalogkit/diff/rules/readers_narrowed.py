"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, listed, teams_asked, words, working
from catalogkit.difference import Effect
from catalogkit.model.ending import Confidential


@judgement(
    Effect.IN_FLIGHT,
    at=(
        "service_item confidential",
        "service_item confidential.readers.*",
    ),
    opposite="readers-widened",
)
def readers_narrowed(change: Change) -> Said | None:
    """Fewer people may read what requesters wrote."""
    secret = change.new if change.steps == ("confidential",) else None
    if isinstance(secret, Confidential):
        who = listed((called(change, each) for each in secret.readers), "and")
        message = f"confidential: only {who} may read it"
        return Said(message, agree=(*teams_asked(*secret.readers), *working(change)))
    if change.steps == ("confidential",) or not change.is_gone:
        return None
    message = (
        f"{called(change, change.old)} may no longer read it, not even open requests"
    )
    return Said(message, agree=teams_asked(change.old), words=words(change, 0))
