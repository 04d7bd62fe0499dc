"""See `diff.judgement`."""

from catalogkit.diff.grants import holding, turned
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
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
    opposite="grant-loosened",
)
def grant_tightened(change: Change) -> Said | None:
    """What is given ends sooner, or is confirmed or taken back more strictly."""
    found = turned(change)
    if found is None or found[0] != "tighter":
        return None
    return Said(found[1], agree=holding(change), words=words(change, 0))
