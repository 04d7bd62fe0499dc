"""The page of an item: what you get, by when, what is not included, what happens."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.contract import Deliverable, Elsewhere
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.agreed import agreements
from catalogkit.targets.portal.category import way
from catalogkit.targets.portal.edition import Edition, Link
from catalogkit.targets.portal.ends import ends
from catalogkit.targets.portal.facts import facts, is_here
from catalogkit.targets.portal.form import forms
from catalogkit.targets.portal.offered import is_offered, offered, shelf_of
from catalogkit.targets.portal.related import neighbours, parts_of, wholes_of
from catalogkit.targets.portal.section import Section
from catalogkit.targets.portal.steps import steps
from catalogkit.targets.portal.ways import other_ways
from catalogkit.wording.names_of import names_of
from catalogkit.wording.reader import Reader


def _view(edition: Edition, item: ServiceItem) -> Mapping[str, object]:
    catalog = edition.catalog
    reader = Reader(catalog, edition.locale, names_of(catalog, item, edition.locale))
    known: dict[str, object] = {
        "title": edition.text(item.title),
        "summary": edition.text(item.summary),
        "way": list(way(edition, shelf_of(item))),
        "offered": is_offered(catalog, item),
        "instead": edition.to(item.replaced_by) if item.replaced_by else None,
    }
    if not known["offered"]:
        return known
    form = forms(edition).of(item, reader.names) if is_here(edition, item) else None
    return {
        **known,
        "scripts": (*form.scripts, "form.js") if form else (),
        "form": form,
        "until": _until(edition, item),
        "about": edition.prose(item.description),
        "results": [_result(edition, reader, each) for each in item.deliverables],
        **_boundary(edition, item),
        "facts": facts(edition, reader, item),
        "approvals": agreements(reader, item),
        "steps": [(each, _link(edition, each.item)) for each in steps(reader, item)],
        "ways": list(other_ways(reader, item)),
        "know": [*_limits(edition, item), *ends(reader, item)],
        **_around(edition, item),
    }


def _until(edition: Edition, item: ServiceItem) -> str | None:
    if item.lifecycle != "deprecated":
        return None
    if item.sunset is None:
        return edition.say("phased_out")
    return edition.say("deprecated", day=edition.day(item.sunset))


def _result(
    edition: Edition, reader: Reader, each: Deliverable
) -> Mapping[str, object]:
    details = []
    if each.when is not None:
        details.append(reader.told("step_only_if", when=reader.when(each.when)))
    if each.within is not None:
        details.append(reader.told("done", time=reader.time(each.within)))
    return {"said": edition.text(each.result), "details": details}


def _boundary(edition: Edition, item: ServiceItem) -> Mapping[str, object]:
    def elsewhere(parts: tuple[Elsewhere, ...]) -> list[Mapping[str, object]]:
        return [
            {"said": edition.text(each.what), "see": _link(edition, each.see)}
            for each in parts
        ]

    given = item.boundary
    return {
        "includes": [edition.text(e.what) for e in given.includes] if given else [],
        "excludes": elsewhere(given.excludes) if given else [],
        "needs": elsewhere(given.prerequisites) if given else [],
    }


def _link(edition: Edition, name: str | None) -> Link | None:
    return edition.link(ServiceItem, name) if name else None


def _limits(edition: Edition, item: ServiceItem) -> Iterator[str]:
    return (edition.text(each.otherwise) for each in item.constraints)


def _around(edition: Edition, item: ServiceItem) -> Mapping[str, object]:
    """What helps with it, what it belongs to, and what stands beside it."""
    articles = [each.article for each in item.knowledge if each.at == "submit"]
    belongs: list[Ref[Any]] = [item.service] if item.service else []
    return {
        "articles": [edition.to(each) for each in articles],
        "belongs": [edition.to(each) for each in (*belongs, *item.supports)],
        "parts": [edition.link(ServiceItem, each) for each in parts_of(item)],
        "wholes": [
            edition.link(ServiceItem, each)
            for each in wholes_of(edition.catalog).get(item.id, ())
        ],
        "beside": [
            edition.link(ServiceItem, each) for each in neighbours(edition, item)
        ],
    }


def _pages(catalog: Catalog) -> Iterator[ServiceItem]:
    """What can be asked for, and what could be until it ended: its page says so."""
    gone = (
        each
        for each in catalog.all(ServiceItem)
        if each.lifecycle != "draft" and not is_offered(catalog, each)
    )
    return chain(offered(catalog), gone)


items = Section("item", _pages, _view)
