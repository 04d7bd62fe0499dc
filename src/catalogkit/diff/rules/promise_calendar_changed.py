"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import WHATS, clock_of, commitments, times_of
from catalogkit.diff.reading import NEW, OLD, called, owners_of, part, words, working
from catalogkit.diff.times import Way, together, way
from catalogkit.difference import Effect
from catalogkit.model.promise import By, Commitment


@judgement(
    Effect.WORSE,
    Effect.BETTER,
    Effect.INTERNAL,
    at=(
        "service_item promise.calendar",
        "service_item paths.*.promise.calendar",
    ),
    alone="the way back is of the same kind",
)
def promise_calendar_changed(change: Change) -> Said | None:
    """The times of a promise run on another calendar."""
    path = change.stars[0] if change.stars else ""
    promises = commitments(change, path)
    clock = clock_of(change, OLD, promises[OLD]), clock_of(change, NEW, promises[NEW])
    was, now = promises
    if was is None or now is None or was.calendar == now.calendar:
        return None
    times = [
        each.time.lead if isinstance(each.time, By) else each.time
        for what in WHATS
        for each in times_of(change, NEW, now, what).values()
    ]
    today = change.catalogs[NEW].today
    found = together(way(each, each, clock, today) for each in times)
    effect, means = MEANS[found]
    new, old = (_called(change, each) for each in (now, was))
    where = f"on the path {part(change)} " if path else ""
    agree = (*owners_of(change, change.old, change.new), *working(change, path))
    message = f"{where}times run on {new}, no longer on {old}: {means}"
    return Said(message, (effect,), agree=agree, words=words(change))


MEANS = {
    Way.SOONER: (Effect.BETTER, "the same times are over sooner"),
    Way.LATER: (Effect.WORSE, "the same times are over later"),
    Way.SAME: (Effect.INTERNAL, "nothing is due at another time"),
    Way.UNSURE: (Effect.WORSE, "some are over sooner, some later"),
}


def _called(change: Change, promise: Commitment) -> str:
    calendar = promise.calendar
    return "no calendar" if calendar is None else called(change, calendar)
