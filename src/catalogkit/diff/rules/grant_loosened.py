"""See `diff.judgement`."""

from catalogkit.diff.grants import holding, turned
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "service_item grant",
        "service_item grant.until",
        "service_item grant.recertify",
        "service_item grant.recertify.every",
        "service_item grant.recertify.silence",
        "service_item grant.revoke",
        "service_item grant.revoke.within",
        "service_item grant.conflicts.*",
    ),
    opposite="grant-tightened",
)
def grant_loosened(change: Change) -> Said | None:
    """What is given ends later, or is confirmed or taken back less strictly."""
    found = turned(change)
    if found is None or found[0] != "looser":
        return None
    return Said(found[1], agree=holding(change), words=words(change, 0))
