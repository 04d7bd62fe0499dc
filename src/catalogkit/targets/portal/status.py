"""The status of the catalog: what those who answer for it have to look at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import in_use
from catalogkit.catalog.stewardship import SOON, due_soon, must_be_owned, overdue
from catalogkit.catalog.texts import untranslated
from catalogkit.model.base import Entity
from catalogkit.model.knowledge import Article
from catalogkit.model.manifest import Manifest
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.edition import Edition, Link
from catalogkit.targets.portal.section import Section, once

Row = Mapping[str, object]


def _view(edition: Edition, _: Manifest) -> Mapping[str, object]:
    catalog = edition.catalog
    items = list(catalog.items())
    lists = list(_lists(edition, items))
    return {
        "title": edition.say("status"),
        "summary": edition.say("status_lead"),
        "figures": list(_figures(edition, items)),
        "lists": lists,
        "well": [each["title"] for each in lists if not each["rows"]],
        "translations": list(_translations(edition)),
        "waivers": list(_waivers(edition)),
        "exceptions": list(_exceptions(edition, items)),
        "owners": list(_owners(edition)),
    }


def _figures(edition: Edition, items: list[ServiceItem]) -> Iterator[tuple[str, int]]:
    catalog = edition.catalog
    live = [each for each in items if each.lifecycle == "live"]
    yield edition.say("items_live"), len(live)
    yield edition.say("entities"), sum(1 for each in in_use(catalog))
    owners = {each.owner for each in in_use(catalog) if each.owner is not None}
    yield edition.say("owners"), len(owners)
    yield edition.say("examples_count"), sum(len(each.examples) for each in items)


def _lists(
    edition: Edition, items: list[ServiceItem]
) -> Iterator[Mapping[str, object]]:
    """Lists of what somebody has to do something about, also where there is nothing."""
    catalog = edition.catalog
    unowned = (each for each in must_be_owned(catalog) if each.owner is None)
    live = [each for each in items if each.lifecycle == "live"]
    leaving = (each for each in items if each.lifecycle == "deprecated")
    for key, entities in (
        ("reviews_overdue", overdue(catalog)),
        ("reviews_due", due_soon(catalog)),
        ("no_review", (each for each in live if each.review_by is None)),
        ("no_owner", unowned),
        ("no_examples", (each for each in live if not each.examples)),
        ("drafts", (each for each in items if each.lifecycle == "draft")),
        ("deprecated_items", leaving),
    ):
        yield {
            "title": edition.say(key, count=SOON.days),
            "dated": key in {"reviews_overdue", "reviews_due"},
            "rows": [_row(edition, each) for each in entities],
        }


def _row(edition: Edition, entity: Entity) -> Row:
    day = entity.review_by
    return {
        "link": edition.link(type(entity), entity.id),
        "kind": edition.say(f"kind_{entity.kind_name}"),
        "owner": None if entity.owner is None else edition.to(entity.owner),
        "day": "" if day is None else edition.day(day),
        "note": _leaving(edition, entity),
    }


def _leaving(edition: Edition, entity: Entity) -> str:
    """Until when an item can be asked for."""
    if not isinstance(entity, ServiceItem) or entity.sunset is None:
        return ""
    return edition.day(entity.sunset)


def _translations(edition: Edition) -> Iterator[Row]:
    """How much of the catalog each locale can read, and what it cannot."""
    catalog = edition.catalog
    missing = list(untranslated(catalog))
    whole = sum(len(each.parts("text")) for each in _said(catalog))
    for locale in catalog.manifest.locales:
        counts = Counter(each.key for each, where in missing if where == locale)
        entities = {each.key: each for each, _ in missing}
        yield {
            "locale": locale,
            "done": whole - counts.total(),
            "all": whole,
            "rows": [
                {**_row(edition, entities[key]), "note": str(count)}
                for key, count in sorted(counts.items())
            ],
        }


def _said(catalog: Catalog) -> Iterator[Entity]:
    """Everything whose texts are read; an article once."""
    for each in in_use(catalog):
        if not isinstance(each, Article) or each.locale is None:
            yield each


def _waivers(edition: Edition) -> Iterator[Row]:
    """Rules that files allow to be broken, the first to end first."""
    catalog = edition.catalog
    inside: dict[str, list[Entity]] = {}
    for each in catalog.everything():
        inside.setdefault(each.node.file, []).append(each)
    found = [
        (each.until, file, each)
        for file, waivers in catalog.waivers.items()
        for each in waivers
    ]
    for until, file, waiver in sorted(found, key=lambda each: each[:2]):
        entity = next(iter(inside.get(file, ())), None)
        yield {
            "link": Link(file) if entity is None else _row(edition, entity)["link"],
            "rule": waiver.rule,
            "reason": edition.reader.capital(waiver.reason),
            "day": edition.day(until),
            "ended": until < catalog.today,
        }


def _exceptions(edition: Edition, items: Iterable[ServiceItem]) -> Iterator[Row]:
    """Cases that are treated otherwise for a while."""
    for item in items:
        for each in item.exceptions:
            by, expires = each.approved_by, each.expires
            yield {
                "link": edition.link(ServiceItem, item.id),
                "reason": edition.text(each.reason),
                "by": "" if by is None else edition.to(by).title,
                "day": "" if expires is None else edition.day(expires),
                "ended": expires is not None and expires < edition.catalog.today,
            }


def _owners(edition: Edition) -> Iterator[Row]:
    """Each team, how much it looks after, and how much of that has to be reviewed."""
    catalog = edition.catalog
    kept = Counter(each.owner for each in _said(catalog))
    late = Counter(each.owner for each in overdue(catalog))
    soon = Counter(each.owner for each in due_soon(catalog))
    for team in sorted(catalog.all(Team), key=edition.order):
        if kept[team.id]:  # type: ignore[index]
            counts = kept[team.id], late[team.id], soon[team.id]  # type: ignore[index]
            yield {"link": edition.link(Team, team.id), "counts": counts}


status = Section("status", once, _view, single=True)
