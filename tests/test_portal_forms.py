"""A form in a real browser takes what the form takes, and says it in the same words."""

import datetime
from dataclasses import replace
from functools import cache

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, event, given, note, settings
from hypothesis import strategies as st

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.clock import clocks
from catalogkit.catalog.forms import Form
from catalogkit.catalog.records import Records
from catalogkit.catalog.world import CalendarWorld
from catalogkit.decide.rulebook import rulebook
from catalogkit.project import load
from catalogkit.targets.forms.schema import Schemas
from tests.pages import ROOT, TODAY, WORLD
from tests.rich import project, rich
from tests.sites import filled_in, form_data, site
from tests.strategies_answers import answers

NOW = f"{TODAY}T04:30:00Z"
LARGEST = 1000
NO_DAY = "The specified value"
"""What Chromium says when a test fills in a day that does not exist."""
MOST = 12
LIFECYCLES = {"live", "deprecated"}
pytestmark = pytest.mark.browser


@cache
def catalogs():
    """The catalogs whose forms are tried out."""
    return {
        "company": load(ROOT, TODAY).catalog,
        "world": load(WORLD, TODAY).catalog,
        "rich": project(rich()).catalog,
    }


def _longest(catalog):
    """The items that ask most, of those that can be asked for."""
    asked = [each for each in catalog.items() if each.lifecycle in LIFECYCLES]
    return sorted(asked, key=lambda each: -len(each.form))[:MOST]


ITEMS = [
    (name, item.id)
    for name, catalog in catalogs().items()
    for item in _longest(catalog)
    if item.form
]


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sites")
    return {name: site(each, folder / name) for name, each in catalogs().items()}


@pytest.mark.parametrize("name, item_id", ITEMS)
def test_a_page_takes_what_the_form_and_its_schema_take(browser, sites, name, item_id):
    file = sites[name] / "en" / "item" / f"{item_id}.html"
    form = _form(name, item_id)
    catalog, item = form.catalog, form.item
    schema = Schemas(catalog, form.records, "en").form(item)
    validator = jsonschema.Draft202012Validator(schema)
    with browser.page(file, now=NOW, zone="Asia/Shanghai") as page:
        known = form_data(page)

        @settings(
            max_examples=settings().max_examples // 10,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(st.lists(answers(form), min_size=6, max_size=6))
        def agrees(some):
            some = [each for each in some if _can_be_filled_in(each)]
            for submitted, made in zip(some, filled_in(page, some), strict=True):
                _agree(form, known, validator, submitted, made)

        agrees()
        assert all(each.startswith(NO_DAY) for each in page.troubles)


def _agree(form, known, validator, submitted, made):
    told = [each["at"] for each in made["faults"]]
    refused = list(form.refusals(made["answers"]))
    note(f"{submitted}\n{made}\n{refused}")
    event(f"taken: {not told}")
    judged = [each for each in refused if _is_judged(form, known, each)]
    days = _limited_by_today(known["fields"])

    assert bool(judged) == any(each not in days for each in told)
    if not told:
        assert validator.is_valid(made["answers"])
    taken = {each.route[0] for each in form.refusals(submitted) if each.route}
    if not taken:
        assert _plain(made["answers"]) == _plain(submitted)


def _is_judged(form, known, refusal):
    """Whether the page can know it: not what depends on who asks, or on the cost."""
    if refusal.constraint is None:
        return True
    tree = form.catalog.typed[id(refusal.constraint.require)]
    read = {each for each, _ in fields(tree)}
    otherwise = refusal.constraint.otherwise.get("en", "en")
    left = {each["otherwise"] for each in known["constraints"]}
    return "request.cost" not in read and otherwise in left


def _limited_by_today(known):
    return {
        each["id"]
        for each in known
        if isinstance(each.get("min"), dict) or isinstance(each.get("max"), dict)
    }


def _can_be_filled_in(value):
    """Whether a person could: no file of a gigabyte, no name of two lines."""
    match value:
        case dict():
            size, name = value.get("size", 0), value.get("name", "")
            small = not isinstance(size, int | float) or 0 <= size <= LARGEST
            one_line = not isinstance(name, str) or "\n" not in name
            return small and one_line and all(map(_can_be_filled_in, value.values()))
        case list():
            return all(map(_can_be_filled_in, value))
        case str():
            return value == value.strip()  # a page drops blanks around a text
    return True


def _plain(value):
    """Answers as they are compared: files by name, lists in any order."""
    match value:
        case {"name": str(name)} if value.keys() <= {"name", "type", "size"}:
            return name
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list():
            return sorted(map(_plain, value), key=str)  # a page lists what it offers
    return value


@cache
def _form(name, item_id):
    catalog = catalogs()[name]
    item = catalog.entities["service_item"][item_id]
    at = int(datetime.datetime.fromisoformat(NOW).timestamp())
    clock = rulebook(catalog).rules(item).clock
    world = CalendarWorld(clocks(catalog), at, clock)
    request = {"request.channel": _channel(catalog, item), "request.time": NOW}
    form = Form(item, catalog, Records(catalog), world)
    return replace(form, request=request)


def _channel(catalog, item):
    known = catalog.entities["channel"]
    names = map(str, item.channels or sorted(known))
    return next((each for each in names if known[each].type == "portal"), "portal")
