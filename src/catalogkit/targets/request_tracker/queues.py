"""Each item as a queue, with its form as the custom fields of that queue."""

from collections.abc import Iterator

from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import ServiceItem
from catalogkit.resource import Json, Key, Resource
from catalogkit.targets.request_tracker.agreements import LEVEL
from catalogkit.targets.request_tracker.forms import Form
from catalogkit.targets.request_tracker.levels import usual_level
from catalogkit.targets.request_tracker.lifecycle import KIND, LIFECYCLE
from catalogkit.targets.request_tracker.own_fields import shown
from catalogkit.targets.request_tracker.spoken import Spoken, fitting
from catalogkit.wording.names_of import names_of


def of_item(name: str) -> Key:
    """The key of an item's queue."""
    return Key("Queue", name)


def queue(item: ServiceItem, spoken: Spoken) -> Iterator[Resource | Diagnostic]:
    """The custom fields of an item, and its queue, which shows them in order."""
    fields: list[Key] = []
    for each in questions(item, spoken):
        if isinstance(each, Resource):
            fields.append(each.key)
        yield each
    fields += shown(spoken.catalog, item)
    level = usual_level(spoken.catalog, item)
    body: dict[str, Json] = {
        "Name": spoken.said(item.title, item.id),
        "Description": fitting(spoken.said(item.summary)),
        "Lifecycle": LIFECYCLE,
        "SLADisabled": item.promise is None,
        "SLA": level,
        "CustomFields": [each.id for each in fields],
    }
    levels = (Key(LEVEL, level),) if level else ()
    yield Resource(
        of_item(item.id),
        body,
        after=(*fields, Key(KIND, LIFECYCLE), *levels),
        formerly=(of_item(item.renamed_from),) if item.renamed_from else (),
        place=item.at("title"),
    )


def questions(item: ServiceItem, spoken: Spoken) -> Iterator[Resource | Diagnostic]:
    """What is asked of the requester, then what tasks ask of those who do them."""
    names = names_of(spoken.catalog, item, spoken.locale)
    was = (f"{item.renamed_from}.",) if item.renamed_from else ()
    homes = spoken.shared.homes(item)
    form = Form(item, spoken, names, f"{item.id}.", was, homes=homes)
    yield from form.resources(item.form)
    for task in item.fulfilment:
        before = tuple(f"{each}{task.id}." for each in was)
        title = f"{spoken.said(task.title, task.id)}: "
        asks = Form(item, spoken, names, f"{item.id}.{task.id}.", before, title=title)
        yield from asks.resources(task.asks)
