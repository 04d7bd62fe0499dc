"""Everything that a Request Tracker should hold for a catalog."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.records import Records
from catalogkit.diagnostic import Diagnostic
from catalogkit.resource import Key, Resource
from catalogkit.targets.request_tracker.agreements import agreements
from catalogkit.targets.request_tracker.articles import articles
from catalogkit.targets.request_tracker.drafts import (
    asked_for,
    drafts,
    once,
    with_work,
)
from catalogkit.targets.request_tracker.followed import (
    TASKS,
    deciders,
    tasks,
    timetable,
)
from catalogkit.targets.request_tracker.groups import (
    attributes,
    audiences,
    role,
    teams,
    users,
)
from catalogkit.targets.request_tracker.lifecycle import lifecycle, words_by_hand
from catalogkit.targets.request_tracker.own_fields import fields_of
from catalogkit.targets.request_tracker.queues import of_item, queue
from catalogkit.targets.request_tracker.rights import rights
from catalogkit.targets.request_tracker.scrips import scrips
from catalogkit.targets.request_tracker.spoken import Spoken


def goal(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    """Each thing, after what it needs; a retired item is nothing any more."""
    yield from once(_all(catalog))


def _all(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    spoken = Spoken(catalog, Records(catalog))
    yield from users(spoken)
    yield from teams(spoken)
    yield from audiences(spoken)
    live = asked_for(catalog)
    if any(live.items()):
        yield from _live(live)
    yield from articles(spoken)
    yield from drafts(spoken)


def _live(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    """What people can ask for, and what their requests need."""
    spoken = Spoken(catalog, Records(catalog))
    yield lifecycle()
    yield from words_by_hand(catalog.manifest.locales)
    yield from agreements(catalog)
    yield from attributes(spoken)
    yield from fields_of(spoken)
    queues: list[Key] = [TASKS]
    for item in catalog.items():
        yield from queue(item, spoken)
        queues.append(of_item(item.id))
    yield tasks(spoken)
    yield role(spoken, queues)
    yield from rights(with_work(catalog))
    yield from deciders(spoken)
    yield from scrips(catalog)
    yield timetable(spoken)
