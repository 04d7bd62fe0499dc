"""The vocabulary of targets: every part of the language, found where it is used."""

import pytest
import yaml

from catalogkit.constructs import Construct, sections
from catalogkit.constructs.routes import ROUTES, SHARED
from catalogkit.constructs.uses import uses
from catalogkit.diagnostic import Severity
from catalogkit.project import compiled, load
from tests.docs import ROOT
from tests.leaves import leaves
from tests.pages import TODAY, world
from tests.rich import project, rich

KINDS = ("service_item", "promise", "calendar", "team")
"""The kinds of which every key must be a construct, or have a reason here."""
OF_EVERYTHING = {
    "id", "title", "description", "tags", "owner", "review_by", "renamed_from", "x",
}  # fmt: skip
NO_CONSTRUCT = {
    "service_item.conditions": "they are taken apart where they are used",
    "service_item.value": "concerns those who pay for the item",
    "service_item.demand": "concerns those who plan the work",
    "service_item.examples": "they test the rules",
    "service_item.paths.team": "every request has a team",
    "service_item.paths.model": "it belongs to a path that leads to a change",
    "service_item.paths.title": "people read it beside the path",
    "service_item.promise.calendar": "what it says is a construct, where it says it",
    "service_item.promise.effective_from": "a promise in force needs no date",
    "field.id": "it names the answer",
    "field.label": "every question has one",
    "field.options": "they belong to the type of the field",
    "field.needed_by": "it is for checks",
    "promise.between": "it belongs to the class",
    "promise.supplier": "it belongs to the class",
    "promise.targets.calendar": "what it says is a construct, where it says it",
    "calendar.hours": "every calendar has some",
    "team.role": "it is for checks",
    "team.handles": "says who must agree to a change of the catalog",
}
MORE = """\
kind: service_item
id: badge
record: incident
title: Badge
owner: service-desk
lifecycle: draft
form:
  - {id: start, type: date, label: Start, min: today + 5bd}
  - id: lines
    type: group
    label: Lines
    fields: [{id: what, type: text, label: What}]
promise: {calendar: nights, starts: approved, respond: 3bd, fulfil: 72h elapsed}
paths:
  standard: {team: service-desk}
  expert:
    when: {requester.employment: contractor, lines: {any_line: {what: present}}}
    team: security
    leads_to: problem
fulfilment:
  - {id: look, outcomes: [good, bad]}
  - {id: mend, after: [look], when: {look.outcome: bad}}
"""
NIGHTS = """\
kind: calendar
id: nights
time_zone: UTC
hours: {mon-fri: ["22:00-06:00"]}
"""
GONE = """\
kind: service_item
id: gone
title: Gone
lifecycle: retired
promise: {fulfil: 3bd}
"""
CHOSEN = {"service_item.paths.change", "service_item.paths.problem"}
"""Routes that end in a word an author chose."""


def _more(item=MORE):
    files = {
        **world(),
        "catalog/badge.yaml": item.encode(),
        "catalog/nights.yaml": NIGHTS.encode(),
        "catalog/gone.yaml": GONE.encode(),
    }
    made = compiled(files, TODAY)
    assert not [e for e in made.diagnostics if e.severity is Severity.ERROR]
    assert made.catalog is not None
    return made.catalog


def _names(route: str) -> set[str]:
    """A route as leaves are named, wherever a part of it may stand."""
    way = route.partition(" ~ ")[0]
    first, _, rest = way.partition(".")
    if first in SHARED:
        starts = {
            name
            for place in SHARED[first]
            if not place.startswith(f"{first}.")
            for name in _names(place)
        }
        deeper = {f"{s}.is" for s in starts} | {f"{s}.fields" for s in starts}
        starts |= {each for each in deeper if _below(each)}
    else:
        starts = {first}
    steps = [each for each in rest.split(".") if each and not each.isdigit()]
    end = "".join(f".{each}" for each in steps if each != "*")
    return {f"{start}{end}" for start in starts}


def _below(route: str) -> set[str]:
    return {leaf for leaf in leaves() if _covers(route, leaf)}


def _covers(route: str, leaf: str) -> bool:
    return leaf == route or leaf.startswith(f"{route}.")


def test_every_route_of_a_construct_is_one_of_the_language():
    every = {each: _names(each) for routes in ROUTES.values() for each in routes}

    unknown = {
        route
        for route, names in every.items()
        if not any(map(_below, names)) and route not in CHOSEN
    }

    assert not unknown


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_a_construct_or_has_a_reason(kind):
    routes = {*NO_CONSTRUCT, *(each for some in ROUTES.values() for each in some)}
    every = {name for each in routes for name in _names(each)}
    mine = {each for each in leaves() if each.startswith(f"{kind}.")}

    left = {
        leaf
        for leaf in mine
        if leaf.split(".")[1] not in OF_EVERYTHING
        and not any(_covers(route, leaf) for route in every)
    }

    assert not left


def test_every_construct_is_found_where_it_is_used():
    whole = project(rich()).catalog
    assert whole is not None
    found = {each.construct for each in (*uses(whole), *uses(_more()))}

    assert set(Construct) <= found


def test_every_construct_has_its_place_in_the_tables():
    listed = [each for several in sections().values() for each in several]

    assert listed == list(Construct)


def test_a_use_stands_at_the_authors_line():
    places = {
        (each.construct, each.place.route, each.place.key)
        for each in uses(_more())
        if each.place.entity == "service_item:badge"
    }

    assert {
        (Construct.RECORD, ("record",), False),
        (Construct.GROUP, ("form", 1, "type"), False),
        (Construct.TODAY_LIMITS, ("form", 0, "min"), False),
        (Construct.BUSINESS_DAYS, ("promise", "respond"), False),
        (Construct.ELAPSED, ("promise", "fulfil"), False),
        (Construct.PATHS, ("paths", "expert", "when"), True),
        (Construct.ON_TASKS, ("fulfilment", 1, "when", "look.outcome"), False),
    } <= places


def test_of_a_retired_item_only_that_is_said():
    found = [e for e in uses(_more()) if e.place.entity == "service_item:gone"]

    assert [each.construct for each in found] == [Construct.RETIRED]


def test_every_use_in_the_company_stands_where_it_is_said_to():
    company = load(ROOT, TODAY)
    assert company.catalog is not None
    files = {path: yaml.load(data, yaml.CBaseLoader) for path, data in _read(company)}  # noqa: S506 - the base loader makes texts

    for use in uses(company.catalog):
        value = files[use.place.file]
        for step in use.place.route:
            value = value[step]


def _read(of):
    return ((path, data) for path, data in of.files.items() if path.endswith("yaml"))
