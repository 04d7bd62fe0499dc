"""Who may do what: as little as their part needs.

Requesters ask through their audience's group and see what is theirs through the role
Requestor. A team works through the role Team, which it has on its own tickets only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Place
from catalogkit.model.form import Field
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem
from catalogkit.resource import Json, Key, Resource
from catalogkit.targets.request_tracker.groups import ROLE, of_audience
from catalogkit.targets.request_tracker.lifecycle import KIND, LIFECYCLE, WITHDRAW
from catalogkit.targets.request_tracker.queues import of_item
from catalogkit.targets.request_tracker.shared import Shared

REQUESTS = Key("User", "catalogkit-requests")
"""The account by which programs make requests: it may do nothing else."""
EVERYONE, REQUESTOR, SYSTEM = "Everyone", "Role:Requestor", "System"
OF_REQUESTORS = ("ReplyToTicket", "SeeCustomField", "ShowTicket", WITHDRAW)
OF_TEAMS = (
    "CommentOnTicket", "ForwardMessage", "ModifyTicket", "OwnTicket", "ReplyToTicket",
    "ShowOutgoingEmail", "ShowTicket", "ShowTicketComments", "StealTicket",
    "TakeTicket",
)  # fmt: skip
OF_ANSWERS = ("ModifyCustomField", "SeeCustomField")
OF_PROGRAMS = (
    "CreateTicket", "SeeCustomField", "SeeQueue", "SetInitialCustomField", "ShowTicket",
)  # fmt: skip


def rights(catalog: Catalog) -> Iterator[Resource]:
    """Every right, those that hold everywhere first."""
    requests: dict[str, Json] = {"Name": REQUESTS.id, "Privileged": True}
    yield Resource(REQUESTS, requests)
    yield right(str(REQUESTS), SYSTEM, OF_PROGRAMS)
    own = right(REQUESTOR, SYSTEM, OF_REQUESTORS)
    yield replace(own, after=(Key(KIND, LIFECYCLE),))
    yield right(str(ROLE), SYSTEM, OF_TEAMS)
    for team in catalog.all(Team):
        yield right(str(Key("Group", team.id)), SYSTEM, ["SeeQueue"], team.at())
    shared = Shared.of(catalog)
    for item in catalog.items():
        yield from _of_item(item, shared)


def right(
    who: str, where: str, names: Iterable[str], place: Place | None = None
) -> Resource:
    """The rights of somebody on something."""
    body: dict[str, Json] = {
        "Principal": who,
        "Object": where,
        "Rights": [*sorted(names)],
    }
    ends = (Key(*each.split(":", 1)) for each in (who, where) if ":" in each)
    after = tuple(e for e in ends if e.kind != "Role" and not e.id.startswith("#"))
    return Resource(Key("Right", f"{who}@{where}"), body, after=after, place=place)


def askers(item: ServiceItem) -> list[str]:
    """Who may ask for an item: the groups of its audiences, or everyone."""
    return [str(of_audience(each)) for each in item.audience] or [EVERYONE]


def _of_item(item: ServiceItem, shared: Shared) -> Iterator[Resource]:
    queue = str(of_item(item.id))
    for who in askers(item):
        place = item.at("audience") if item.audience else item.at("title")
        yield right(who, queue, ["CreateTicket", "SeeQueue"], place)
    for reader in item.confidential.readers if item.confidential else ():
        may = ["SeeCustomField", "SeeQueue", "ShowTicket"]
        yield right(f"Group:{reader}", queue, may, item.at(reader))
    asks = [(f"{task.id}.", each) for task in item.fulfilment for each in task.asks]
    answers = [*(("", each) for each in item.form), *asks]
    guarded = [each for _, each in answers if _is_guarded(each)]
    if not guarded:
        yield right(str(ROLE), queue, OF_ANSWERS)
    for prefix, asked in answers:
        if asked.type == "note":
            continue
        own = f"{item.id}.{prefix}" if prefix else shared.prefix(item, asked)
        one = f"CustomField:{own}{asked.id}"
        place = item.at(asked)
        if not prefix:
            yield right(EVERYONE, one, ["SetInitialCustomField"], place)
        if guarded and not _is_guarded(asked):
            yield right(str(ROLE), one, OF_ANSWERS, place)
        for reader in asked.sensitive.readers if asked.sensitive else ():
            yield right(f"Group:{reader}", one, OF_ANSWERS, place)


def _is_guarded(asked: Field) -> bool:
    return asked.sensitive is not None and bool(asked.sensitive.readers)
