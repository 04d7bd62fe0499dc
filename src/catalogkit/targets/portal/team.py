"""The page of a team: what it does, when and how to reach it, what it looks after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.base import Entity
from catalogkit.model.knowledge import Article
from catalogkit.model.landscape import Service, System
from catalogkit.model.organisation import Contact, Team
from catalogkit.model.promise import Promise
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import ValueStream
from catalogkit.model.time import Calendar
from catalogkit.targets.portal.directory import teams_of
from catalogkit.targets.portal.edition import Edition, Link
from catalogkit.targets.portal.offered import offered
from catalogkit.targets.portal.section import Section
from catalogkit.wording.contract.hours import hours_lines

OWNED: tuple[type[Entity], ...] = (ValueStream, Service, System, Article)
"""What a team's page lists of what it owns, beside its items."""


@dataclass(frozen=True)
class Part:
    """What teams do with items: team → items it owns, works on, or approves."""

    owns: dict[str, list[ServiceItem]]
    works: dict[str, list[ServiceItem]]
    approves: dict[str, list[ServiceItem]]


def _view(edition: Edition, team: Team) -> Mapping[str, object]:
    parts = _parts(edition.catalog)
    own = parts.owns.get(team.id, [])
    works = [each for each in parts.works.get(team.id, []) if each not in own]
    return {
        "title": edition.title(team),
        "about": edition.prose(team.description),
        "way": [Link(edition.say("teams"), "teams.html")],
        "role": edition.say(f"role_{team.role}"),
        "contact": list(_contact(edition, team.contact)),
        "hours": _hours(edition, team.calendar),
        "on_call": _hours(edition, team.on_call),
        "stuck": _stuck(edition, team),
        "provides": _rows(edition, own),
        "works_on": _rows(edition, works),
        "decides_on": _rows(edition, parts.approves.get(team.id, [])),
        "owned": [
            (edition.say(f"kind_{each.kind_name}"), edition.link(type(each), each.id))
            for each in _owned(edition.catalog, team)
        ],
        "streams": list(_streams(edition, team)),
        "agreements": [edition.title(each) for each in _agreements(edition, team)],
    }


def _contact(
    edition: Edition, contact: Contact | None
) -> Iterator[tuple[str, str, str]]:
    """Each way to reach the team: what it is called, the address, where it leads."""
    if contact is None:
        return
    if contact.mail is not None:
        yield edition.say("mail"), contact.mail, f"mailto:{quote(contact.mail, '@+.')}"
    if contact.phone is not None:
        number = "".join(each for each in contact.phone if each in "+0123456789")
        yield edition.say("phone"), contact.phone, f"tel:{number}"
    if contact.chat is not None:
        yield edition.say("chat"), contact.chat, ""
    if contact.page is not None:
        web = contact.page.startswith(("https://", "http://"))
        yield edition.say("page"), contact.page, contact.page if web else ""


def _hours(edition: Edition, calendar: Ref[Calendar] | None) -> list[str]:
    if calendar is None:
        return []
    return hours_lines(edition.reader, edition.catalog[calendar])


def _stuck(edition: Edition, team: Team) -> str:
    """Whom escalations go to, by role: a page names nobody's login."""
    if team.lead is None:
        return ""
    return edition.say("to_lead" if team.deputy is None else "to_lead_or_deputy")


def _rows(edition: Edition, items: list[ServiceItem]) -> list[tuple[Link, str]]:
    return [
        (edition.link(ServiceItem, each.id), edition.text(each.summary))
        for each in sorted(items, key=edition.order)
    ]


def _owned(catalog: Catalog, team: Team) -> Iterator[Entity]:
    for kind in OWNED:
        for each in catalog.all(kind):
            translated = isinstance(each, Article) and each.locale is not None
            if each.owner == team.id and not translated:
                yield each


def _streams(edition: Edition, team: Team) -> Iterator[tuple[Link, list[str]]]:
    """The streams in which it answers for a stage, or speaks for somebody."""
    for stream in edition.catalog.all(ValueStream):
        stages = [
            each.id if each.title is None else edition.text(each.title)
            for each in stream.stages
            if each.team == team.id
        ]
        roles = [
            edition.say(f"part_{part}")
            for part, each in stream.participants.items()
            if each == team.id
        ]
        comma = edition.reader.wording.comma
        details = [
            edition.say(key, **{slot: comma.join(words)})
            for key, slot, words in (
                ("as_stages", "stages", stages),
                ("speaks_for", "roles", roles),
            )
            if words
        ]
        if details:
            yield edition.link(ValueStream, stream.id), details


def _agreements(edition: Edition, team: Team) -> list[Promise]:
    return [
        each
        for each in edition.catalog.all(Promise)
        if team.id in each.between or each.supplier == team.id
    ]


@lru_cache(maxsize=1)
def _parts(catalog: Catalog) -> Part:
    """What each team does, looked up once for all pages."""
    found = Part({}, {}, {})
    for item in offered(catalog):
        if item.owner is not None:
            found.owns.setdefault(item.owner, []).append(item)
        working = {path.team for path in item.paths.values()}
        working |= {task.team for task in item.fulfilment}
        deciding = {by.team for step in item.approvals for by in step.by}
        for teams, part in ((working, found.works), (deciding, found.approves)):
            for team in sorted(filter(None, teams)):
                part.setdefault(team, []).append(item)
    return found


teams = Section("team", teams_of, _view)
