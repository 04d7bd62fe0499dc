"""The custom fields that nobody is asked for: how a request is followed."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.scopes import conditions_in
from catalogkit.model.flow import ApprovalStep
from catalogkit.model.organisation import Channel
from catalogkit.model.service_item import ServiceItem
from catalogkit.resource import Json, Key, Resource
from catalogkit.targets.request_tracker.forms import TICKETS, USERS
from catalogkit.targets.request_tracker.spoken import Spoken
from catalogkit.wording import sentence

NEXT = Key("CustomField", "escalation.next")
OUTCOME = Key("CustomField", "task.outcome")
CHANNEL = Key("CustomField", "request.channel")
MANAGER = Key("CustomField", "person.manager")
EMPTY: dict[str, Json] = {
    "MaxValues": 1, "EntryHint": "", "Pattern": "", "RenderType": "", "BasedOn": "",
    "Values": [], "Default": [],
}  # fmt: skip


def fields_of(spoken: Spoken) -> Iterator[Resource]:
    """The custom fields that nobody is asked for."""
    catalog = spoken.catalog
    yield _field(spoken, NEXT, "rt_next_step", "DateTime")
    ends = sorted({end for item in catalog.items() for end in outcomes(item)})
    if ends:
        values: list[Json] = [_value(each, "") for each in ends]
        yield _field(spoken, OUTCOME, "rt_outcome", "Select", values)
    if any(CHANNEL in shown(catalog, item) for item in catalog.items()):
        channels = catalog.all(Channel)
        values = [_value(spoken.said(e.title, e.id), e.id) for e in channels]
        yield _field(spoken, CHANNEL, "rt_channel", "Select", values)
    if any(by.manager_of for step in steps(catalog) for by in step.by):
        yield _field(spoken, MANAGER, "rt_manager", "Freeform", lookup=USERS)


def shown(catalog: Catalog, item: ServiceItem) -> tuple[Key, ...]:
    """Those of them that the requests for an item have."""
    trees = (catalog.typed[id(each.condition)] for each in conditions_in(item))
    reads = any(name == CHANNEL.id for tree in trees for name, _ in fields(tree))
    follows = item.escalation or any(each.within for each in item.approvals)
    return (*((NEXT,) if follows else ()), *((CHANNEL,) if reads else ()))


def steps(catalog: Catalog) -> Iterator[ApprovalStep]:
    """Every approval of a catalog."""
    for item in catalog.items():
        yield from item.approvals


def outcomes(item: ServiceItem) -> list[str]:
    """How the tasks of an item may end."""
    return [outcome for task in item.fulfilment for outcome in task.outcomes]


def _field(
    spoken: Spoken,
    key: Key,
    name: str,
    kind: str,
    values: list[Json] | None = None,
    *,
    lookup: str = TICKETS,
) -> Resource:
    called = sentence(spoken.locale, name)
    own: dict[str, Json] = {"Name": called, "Type": kind, "LookupType": lookup}
    body = {**EMPTY, **own, "Description": key.id, "Values": values or []}
    return Resource(key, body)


def _value(name: str, about: str) -> Json:
    return {"Name": name, "Description": about, "Category": ""}
