"""What the rules of all items refer to by id."""

from catalogkit.catalog.canonical import Json
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.plain import Body, Plain
from catalogkit.catalog.records import Records
from catalogkit.languages.clock import open_time
from catalogkit.model.base import Entity
from catalogkit.model.knowledge import Automation, Notification, Survey
from catalogkit.model.landscape import System, ValueList
from catalogkit.model.organisation import Channel, Site, Team
from catalogkit.model.promise import Promise
from catalogkit.model.time import Calendar
from catalogkit.targets.routing.words import source

KINDS: dict[str, type[Entity]] = {
    "teams": Team,
    "calendars": Calendar,
    "channels": Channel,
    "sites": Site,
    "systems": System,
    "promises": Promise,
    "automations": Automation,
    "notifications": Notification,
    "surveys": Survey,
}
WITHOUT = {"id", "description", "tags", "review_by", "x"}


def registers(catalog: Catalog, records: Records) -> Body:
    """Every entity that rules name, by kind and id."""
    found: Body = {}
    for name, kind in KINDS.items():
        shelf: Body = {each.id: _entity(each, catalog) for each in catalog.all(kind)}
        found[name] = shelf
    found["lists"] = {
        each.id: _list(each, catalog, records) for each in catalog.all(ValueList)
    }
    return found


def attributes(catalog: Catalog) -> Body:
    """What is known of every requester, by name."""
    plain = Plain(catalog)
    found: Body = {}
    for name, each in catalog.manifest.requester.items():
        one = plain.model(each, {"options"})
        options = [plain.model(option, {"when", "price"}) for option in each.options]
        found[name] = {**one, **({"options": [*options]} if options else {})}
    return found


def _entity(entity: Entity, catalog: Catalog) -> Json:
    plain = Plain(catalog)
    own: Body = {}
    match entity:
        case Calendar():
            own["hours"] = _hours(entity)
            own["open"] = open_time(catalog, entity.id)
        case Automation():
            own["inputs"] = {
                name: source(text) or {"value": text}
                for name, text in entity.inputs.items()
            }
    own |= _passed(entity, catalog)
    return {**plain.model(entity, {*WITHOUT, *own}), **own}


def _hours(calendar: Calendar) -> Json:
    found: Body = {}
    for days, spans in calendar.hours.items():
        for day in days:
            found[day] = [[_clock(start), _clock(end)] for start, end in spans]
    return found


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _list(table: ValueList, catalog: Catalog, records: Records) -> Json:
    found = Plain(catalog).model(table, {*WITHOUT, "rows"})
    rows: Body = {name: dict(row) for name, row in records.rows(table.id).items()}
    return {**found, **_passed(table, catalog), "rows": rows}


def _passed(entity: Entity, catalog: Catalog) -> Body:
    given = entity.x.get("routing")
    return {} if given is None else {"x": Plain(catalog).value(given)}
