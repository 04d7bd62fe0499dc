"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import WHATS, became, commitments, times_of
from catalogkit.diff.reading import NEW, OLD
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    Effect.INTERNAL,
    at=(
        "service_item promise.next.effective_from",
        "service_item promise.next.respond",
        "service_item promise.next.fulfil",
        "service_item paths.*.promise.next.effective_from",
        "service_item paths.*.promise.next.respond",
        "service_item paths.*.promise.next.fulfil",
    ),
    opposite="promise-announced",
)
def announcement_withdrawn(change: Change) -> Said | None:
    """A promise that was announced is in force, or is not to come."""
    one, other = commitments(change, *change.stars)
    if change.new is not None or one is None or other is None or one.next is None:
        return None
    whats = [each for each in WHATS if change.steps[-1] in {each, "effective_from"}]
    if len(whats) == 1 and became(change):
        return None
    announced = one.model_copy(
        update={w: getattr(one.next, w) or getattr(one, w) for w in whats}
    )
    before, after = (
        [[(e.case, e.time) for e in times_of(change, s, p, w).values()] for w in whats]
        for s, p in ((OLD, announced), (NEW, other))
    )
    day = one.next.effective_from
    if before == after:
        return Said(f"what was announced for {day} is promised now", (Effect.INTERNAL,))
    return Said(f"what was announced for {day} will not be promised", (Effect.WORSE,))
