"""See `diff.judgement`."""

from catalogkit.diff.audience import may_still, who_asks
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, OLD, called, item, words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.INTERNAL,
    at=("service_item audience.*",),
    opposite="audience-widened",
)
def audience_narrowed(change: Change) -> Said | None:
    """Fewer people may ask."""
    if change.is_new and not item(change, OLD).audience:
        now = who_asks(change, NEW)
        return Said(
            f"only {now} may ask, no longer everybody", BREAKS, words=words(change)
        )
    if not change.is_gone or not item(change, NEW).audience:
        return None
    gone = called(change, change.old)
    if may_still(change, OLD, NEW):
        still = f"{gone} are not named any more, and still may ask"
        return Said(still, (Effect.INTERNAL,))
    message = f"{gone} may no longer ask, only {who_asks(change, NEW)}"
    return Said(message, BREAKS, words=words(change))


BREAKS = (Effect.BREAKING,)
