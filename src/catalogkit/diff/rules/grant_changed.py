"""See `diff.judgement`."""

from catalogkit.diff.grants import confirming, ending, holding, turned
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, OLD, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    Effect.INTERNAL,
    at=(
        "service_item grant.until",
        "service_item grant.recertify.every",
        "service_item grant.recertify.silence",
        "service_item grant.revoke.within",
        "service_item grant.entitlement",
        "service_item grant.remind",
        "service_item grant.recertify.by.*",
        "service_item grant.recertify.by",
        "service_item grant.recertify.within",
    ),
    alone="which of the two is stricter its words do not tell",
)
def grant_changed(change: Change) -> Said | None:
    """What is given ends, or is confirmed, in another way."""
    if turned(change) is not None:
        return None
    key = change.steps[-1] if "by" not in change.steps else "by"
    old, new = change.texts
    if key == "by":
        old, new = confirming(change, OLD), confirming(change, NEW)
    if key == "until":
        old, new = ending(change, OLD), ending(change, NEW)
    message = f"{KEYS.get(key, key)} {new or 'not said'}, no longer {old or 'not said'}"
    effect = Effect.WORSE if key in {"until", "entitlement"} else Effect.INTERNAL
    return Said(message, (effect,), agree=holding(change), words=words(change, 0))


KEYS = {
    "until": "what is given ends",
    "every": "confirmed again every",
    "silence": "where nobody confirms:",
    "within": "time to confirm or take back:",
    "entitlement": "what is given is",
    "remind": "its holder is told before the end:",
    "by": "confirmed by",
}
