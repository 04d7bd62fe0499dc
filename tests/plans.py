"""A small company with plans: two offices, two teams, a stream on two systems."""

import datetime
from functools import cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows import Collision, collisions
from catalogkit.model.plan import Freeze, ScheduledWork
from catalogkit.project import compiled

TODAY = datetime.date(2026, 11, 22)
FILES = {
    "catalogkit.yaml": "{format: 1, name: Plans, locales: [en], currency: EUR}",
    "catalog/shanghai.yaml": """\
kind: calendar
id: shanghai
time_zone: Asia/Shanghai
hours: {mon-fri: ["09:00-18:00"]}
holidays: {dates: [2027-01-01]}
""",
    "catalog/berlin.yaml": """\
kind: calendar
id: berlin
time_zone: Europe/Berlin
hours: {mon-fri: ["09:00-17:00"]}
""",
    "catalog/new-york.yaml": """\
kind: calendar
id: new-york
time_zone: America/New_York
hours: {mon-fri: ["09:00-17:00"]}
""",
    "catalog/ours.yaml": "{kind: team, id: ours, members: [a]}",
    "catalog/theirs.yaml": "{kind: team, id: theirs, members: [b]}",
    "catalog/crm.yaml": "{kind: system, id: crm, title: CRM, owner: ours}",
    "catalog/till.yaml": "{kind: system, id: till, title: Tills, owner: theirs}",
    "catalog/mail.yaml": "{kind: system, id: mail, title: Mail, owner: ours}",
    "catalog/hub.yaml": """\
{kind: system, id: hub, title: Hub, owner: ours, interfaces: [{id: api, version: 1}]}
""",
    "catalog/asia.yaml": "{kind: site, id: asia}",
    "catalog/china.yaml": "{kind: site, id: china, parent: asia}",
    "catalog/shop.yaml": "{kind: site, id: shop, parent: china}",
    "catalog/europe.yaml": "{kind: site, id: europe}",
    "catalog/selling.yaml": """\
kind: value_stream
id: selling
title: Selling
stages:
  - {id: serve, team: theirs, systems: [till], hand_off: {to: note}}
  - {id: note, team: ours, systems: [crm]}
""",
}


def planned(**plans: str) -> Catalog:
    """The catalog of the company with plans."""
    files = planned_files(**plans)
    found = compiled({path: text.encode() for path, text in files.items()}, TODAY)
    assert found.catalog is not None
    assert not found.diagnostics, [each.message for each in found.diagnostics]
    return found.catalog


def planned_files(**plans: str) -> dict[str, str]:
    """The company with plans: name, with _ for -, → what stands behind its id.

    A plan with `work:` is planned work of our team on the CRM, unless it says
    otherwise; any other is a freeze.
    """
    texts = dict(FILES)
    for name, text in plans.items():
        key = name.replace("_", "-")
        if "work:" in text:
            given = "" if "systems:" in text else ", systems: [crm]"
            team = "" if "team:" in text else ", team: ours"
            body = f"kind: scheduled_work, id: {key}{team}{given}, {text}"
        else:
            body = f"kind: freeze, id: {key}, owner: theirs, {text}"
        texts[f"catalog/{key}.yaml"] = f"{{{body}}}"
    return texts


def work_of(catalog: Catalog, name: str) -> ScheduledWork:
    """A work by its id."""
    found = catalog.get(ScheduledWork, name)
    assert found is not None
    return found


def repeated(
    begin: datetime.datetime, end: datetime.datetime, rule: str, calendar: str
) -> ScheduledWork:
    """A work of the company with three calendars, moved to other times."""
    work = work_of(company(), "it")
    changes = {"from_": begin, "to": end, "rrule": rule, "calendar": calendar}
    window = work.window.model_copy(update=changes)
    return work.model_copy(update={"window": window})


@cache
def company() -> Catalog:
    """The company with one work."""
    window = "{from: 2026-12-05T22:00+08:00, to: 2026-12-06T02:00+08:00}"
    return planned(it=f"work: change, window: {window}")


def freeze_of(catalog: Catalog, name: str) -> Freeze:
    """A freeze by its id."""
    found = catalog.get(Freeze, name)
    assert found is not None
    return found


def met(catalog: Catalog, since: str = "2026-11-01", until: str = "2027-12-31"):
    """What collides between two days: the two, and the level."""
    return [
        (each.work.id, each.other.id, each.level)
        for each in _between(catalog, since, until)
    ]


def _between(catalog: Catalog, since: str, until: str) -> tuple[Collision, ...]:
    return collisions(catalog, *map(datetime.date.fromisoformat, (since, until)))
