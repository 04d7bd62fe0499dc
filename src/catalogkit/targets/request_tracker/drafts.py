"""Drafts: what nobody can ask for yet is there, and no more than its author said.

So what an import made of a stranger's queue plans nothing but to be marked as ours;
when it goes live, a plan shows all that is added.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import choices
from catalogkit.catalog.lifecycle import is_draft
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.base import Entity
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem
from catalogkit.resource import Body, Json, Key, Resource
from catalogkit.targets.request_tracker.groups import attributes
from catalogkit.targets.request_tracker.queues import queue
from catalogkit.targets.request_tracker.spoken import Spoken, plain

E = TypeVar("E", bound=Entity)
Helps = Mapping[str, Mapping[str, str]]
"""Question → option → what stands beside it."""
NOT_OF_FIELDS = ("Description", "RenderType")


def asked_for(catalog: Catalog) -> Catalog:
    """A catalog without its drafts."""
    return _only(catalog, "service_item", catalog.items(), is_draft)


def with_work(catalog: Catalog) -> Catalog:
    """A catalog without the teams that nothing of it names."""
    every = (each for each in catalog.everything() if not isinstance(each, Team))
    named = {str(ref).split(".")[0] for each in every for ref in each.parts("ref")}
    owner = catalog.manifest.owner
    named |= {str(owner)} if owner is not None else set()
    teams = catalog.all(Team)
    return _only(catalog, "team", teams, lambda each: each.id not in named)


def drafts(spoken: Spoken) -> Iterator[Resource | Diagnostic]:
    """The queue and the custom fields of each draft, without what we add."""
    for each in attributes(spoken):
        yield _thin(each, {}, []) if isinstance(each, Resource) else each
    for item in spoken.catalog.items():
        if is_draft(item):
            helps = _helps(item, spoken)
            asked: list[Json] = []
            for each in queue(item, spoken):
                yield _thin(each, helps, asked) if isinstance(each, Resource) else each


def once(found: Iterable[Resource | Diagnostic]) -> Iterator[Resource | Diagnostic]:
    """The first of each key: what several items share is made once."""
    seen: set[Key] = set()
    for each in found:
        if not isinstance(each, Resource):
            yield each
        elif each.key not in seen:
            seen.add(each.key)
            yield each


def _only(
    catalog: Catalog, kind: str, those: Iterable[E], without: Callable[[E], bool]
) -> Catalog:
    left = {each.id: each for each in those if not without(each)}
    return replace(catalog, entities={**catalog.entities, kind: left})


def _thin(resource: Resource, helps: Helps, asked: list[Json]) -> Resource:
    """A resource without what we add; `asked` gathers the fields of a queue."""
    body = {**_body(resource)}
    if resource.key.kind == "Queue":
        body = {"Name": body["Name"], "Description": body["Description"]}
        body["CustomFields"] = asked
    else:
        asked.append(resource.key.id)
        for each in NOT_OF_FIELDS:
            body.pop(each, None)
        known = helps.get(resource.key.id.rpartition(".")[2], {})
        body["Values"] = _values(body["Values"], known)
    kept = tuple(
        each
        for each in resource.after
        if each.kind == "CustomField" and (each.id in asked or not asked)
    )
    return replace(resource, body=body, after=kept)


def _values(values: Json, helps: Mapping[str, str]) -> list[Json]:
    """Values with the words beside them, where a live item's have ids for programs."""
    return [
        {**each, "Description": helps.get(str(each["Description"]), "")}
        for each in (values if isinstance(values, list) else [])
        if isinstance(each, dict)
    ]


def _helps(item: ServiceItem, spoken: Spoken) -> Helps:
    return {
        asked.id: {
            each.id: "" if each.help is None else plain(spoken.said(each.help))
            for each in choices(asked, spoken.catalog, spoken.records)
        }
        for asked in item.form
    }


def _body(resource: Resource) -> Body:
    return resource.body if isinstance(resource.body, Mapping) else {}
