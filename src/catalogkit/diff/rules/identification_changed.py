"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, OLD, if_said, items, words
from catalogkit.difference import Effect
from catalogkit.model.service_item import ServiceItem


@judgement(
    Effect.BREAKING,
    Effect.INTERNAL,
    at=("service_item identify",),
    alone="the way back is of the same kind",
)
def identification_changed(change: Change) -> Said | None:
    """How requesters are known to be who they say is another."""
    one, other = items(change)
    if one is None or other is None:
        return None
    new, old = said(change, other, NEW), said(change, one, OLD)
    stricter = strength(other) > strength(one)
    effect = Effect.BREAKING if stricter else Effect.INTERNAL
    message = f"requesters {new}, no longer {old}"
    return Said(message, (effect,), words=words(change, 0))


WAYS = {
    "none": "need not say who they are",
    "sign_in": "sign in",
    "call_back": "are called back",
    "in_person": "come in person",
}


def said(change: Change, item: ServiceItem, side: int) -> str:
    """How requesters show who they are, by case."""
    cases = item.identify or ()
    each = [f"{WAYS[e.is_]}{if_said(change, e.when, side)}" for e in cases]
    return f"{', '.join(each)}{' otherwise' if len(each) > 1 else ''}" or "sign in"


def strength(item: ServiceItem) -> int:
    """How much is asked at most."""
    return max((list(WAYS).index(each.is_) for each in item.identify or ()), default=1)
