"""What is ahead of a value stream: when changes rest, and what is planned."""

import datetime
from collections.abc import Iterator, Mapping

from catalogkit.catalog.windows import covers_stream
from catalogkit.model.duration import duration
from catalogkit.model.plan import EDGE, Freeze, Recurring, ScheduledWork
from catalogkit.model.stream import ValueStream
from catalogkit.targets.portal.edition import Edition

DATE = len("2026-11-11")
YEARLY = "FREQ=YEARLY"
OFTEN = {
    "FREQ=WEEKLY": "every_week",
    "FREQ=MONTHLY": "every_month",
    "FREQ=MONTHLY;INTERVAL=3": "every_quarter",
    YEARLY: "every_year",
}


def ahead(edition: Edition, stream: ValueStream) -> Mapping[str, object]:
    """The freezes that cover a stream, and work on its systems that is not over."""
    return {
        "freezes": [
            {
                "title": edition.title(each),
                "when": _when(edition, each.when),
                "reason": edition.text(each.reason),
                "details": [
                    edition.say(f"freeze_{each.level}"),
                    edition.say(f"requests_{each.requests}"),
                ],
            }
            for each in edition.catalog.all(Freeze)
            if covers_stream(each, stream) and not _is_over(edition, each.when)
        ],
        "works": [
            {
                "title": edition.title(each),
                "when": _window(edition, each),
                "details": list(_details(edition, each)),
            }
            for each in _works(edition, stream)
        ],
    }


def _systems(stream: ValueStream) -> set[str]:
    return {str(each) for stage in stream.stages for each in stage.systems}


def _works(edition: Edition, stream: ValueStream) -> Iterator[ScheduledWork]:
    today, systems = edition.catalog.today, _systems(stream)
    every = sorted(edition.catalog.all(ScheduledWork), key=lambda e: e.window.from_)
    for each in every:
        ahead = each.window.rrule is not None or each.window.to.date() >= today
        if systems & set(each.systems) and ahead:
            yield each


def _is_over(edition: Edition, when: Recurring) -> bool:
    """Whether a freeze that does not come back has ended."""
    if when.every is not None or when.rrule is not None or when.to is None:
        return False
    end = when.to[:DATE]
    return EDGE.fullmatch(when.to) is None and end < edition.catalog.today.isoformat()


def _when(edition: Edition, when: Recurring) -> str:
    if when.rrule == YEARLY and _are_days(when.from_, when.to):
        return _every_year(edition, f"{when.from_}", f"{when.to}")
    start = "" if when.from_ is None else _edge(edition, when.from_)
    end = "" if when.to is None else _edge(edition, when.to)
    if when.every is not None:
        every = edition.say(f"every_{when.every}")
        if not start or not end:
            return every
        return edition.say("from_to_edges", every=every, start=start, end=end)
    key = "from_to" if start and end else "from_on" if start else "until_end"
    said = edition.say(key, start=start, end=end)
    return edition.say("comes_back", when=said) if when.rrule else said


def _are_days(*edges: str | None) -> bool:
    return all(each is not None and EDGE.fullmatch(each) is None for each in edges)


def _every_year(edition: Edition, *ends: str) -> str:
    """From one day of each year to another."""
    days = [datetime.date.fromisoformat(each[:DATE]) for each in ends]
    start, end = (
        edition.say(
            "day_of_year",
            day=each.day,
            month=edition.reader.told(f"month_{each.month}"),
        )
        for each in days
    )
    return edition.say("comes_every_year", start=start, end=end)


def _edge(edition: Edition, edge: str) -> str:
    found = EDGE.fullmatch(edge)
    if found is None:
        return edition.day(datetime.date.fromisoformat(edge[:DATE]))
    if found[3] is None:
        return edition.say(f"edge_{found[1]}")
    way = "after" if found[2] == "+" else "before"
    time = edition.reader.time(duration(found[3]))
    return edition.say(f"edge_{found[1]}_{way}", time=time)


def _window(edition: Edition, work: ScheduledWork) -> str:
    """From when to when, with the offset from UTC where the author named one."""
    start, end = work.window.from_, work.window.to
    words = [f"{edition.day(each.date())} {each:%H:%M}" for each in (start, end)]
    said = edition.say("from_to", start=words[0], end=words[1])
    zone = f"{end:%z}"
    said = f"{said} (UTC{zone[:3]}:{zone[3:5]})" if zone else said
    if work.window.rrule is None:
        return said
    every = OFTEN.get(work.window.rrule)
    if every is None:
        return edition.say("comes_back", when=said)
    return edition.say("comes_every", when=said, every=edition.say(every))


def _details(edition: Edition, work: ScheduledWork) -> Iterator[str]:
    yield edition.say(f"work_{work.work}")
    yield edition.say("by_team", team=edition.to(work.team).title)
    if work.outage is not None:
        yield edition.say("outage", time=edition.reader.time(work.outage))
