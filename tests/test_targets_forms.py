"""A form's JSON Schema takes exactly what the form takes, as far as it can say it."""

import datetime
from dataclasses import dataclass, replace
from functools import cache

import jsonschema
import pytest
from hypothesis import event, given, note, settings
from hypothesis import strategies as st

from catalogkit.catalog.forms import Form
from catalogkit.catalog.moments import seconds
from catalogkit.catalog.records import Records
from catalogkit.catalog.world import world as world_at
from catalogkit.decide.facts import people_of
from catalogkit.decide.tried import requested
from catalogkit.diagnostic import Diagnostic
from catalogkit.project import load
from catalogkit.resource import Resource
from catalogkit.targets.forms import emit
from tests.pages import ROOT, TODAY, WORLD
from tests.rich import project, rich
from tests.strategies_answers import answers


@dataclass(frozen=True)
class Weekdays:
    """A world without holidays, in which every moment lies in working hours."""

    today: datetime.date = TODAY

    def inside(self, _calendar, _moment):
        return True

    def day(self, offset):
        unit = offset.lstrip("+-0123456789")
        count = int(offset.removesuffix(unit))
        day = self.today + datetime.timedelta(
            {"mo": 30, "y": 365, "d": 1, "bd": 0}[unit] * count
        )
        while unit == "bd" and count:
            day += datetime.timedelta(1)
            count -= day.weekday() < 5
        return day.isoformat()


@cache
def catalogs():
    """The catalogs whose forms are tried out."""
    return {
        "company": load(ROOT, TODAY).catalog,
        "world": load(WORLD, TODAY).catalog,
        "rich": project(rich()).catalog,
    }


@cache
def schemas(name):
    """File → schema of a catalog, and the constraints that a schema leaves out."""
    made = list(emit(catalogs()[name]))
    left: dict[str, set[object]] = {}
    for each in made:
        if isinstance(each, Diagnostic):
            assert each.place.route[0] in {"constraints", "fulfilment"}, each.message
            left.setdefault(each.place.entity, set()).add(each.place.route[:2])
    bodies = {each.file: each.body for each in made if isinstance(each, Resource)}
    return bodies, left


ITEMS = [(name, item.id) for name, each in catalogs().items() for item in each.items()]


@pytest.mark.parametrize("name, item_id", ITEMS)
@settings(max_examples=40)
@given(data=st.data())
def test_a_schema_takes_what_the_form_takes(name, item_id, data):
    form = _form(name, item_id)
    submitted = data.draw(answers(form))

    refusals = list(form.refusals(submitted))
    errors = [each.message for each in _validator(name, item_id).iter_errors(submitted)]

    note(f"{refusals} {errors}")
    event(f"taken: {not refusals}")
    unsaid = schemas(name)[1].get(form.item.key, set())
    said = [each for each in refusals if _place(form, each) not in unsaid]
    assert refusals or not errors
    assert errors or not said


def _place(form, refusal):
    """The constraint that refuses, as the route of a hint names it."""
    if refusal.constraint is None:
        return None
    return ("constraints", form.item.constraints.index(refusal.constraint))


@pytest.mark.parametrize("name, item_id", ITEMS)
def test_schema_and_form_take_the_answers_of_examples_that_are_not_refused(
    name, item_id
):
    form = _form(name, item_id)
    promise = form.item.promise
    for example in form.item.examples:
        if example.expect.refused is not None:
            continue
        asked = requested(form.catalog, form.item, example)
        assert asked.at is not None
        calendar = None if promise is None else promise.calendar
        world = world_at(form.catalog, seconds(asked.at), calendar)
        then = replace(form, world=world, request=form.request | people_of(asked))

        assert not list(then.refusals(asked.answers)), example.name
        assert _validator(name, item_id).is_valid(asked.answers), example.name


@cache
def _form(name, item_id):
    catalog = catalogs()[name]
    item = catalog.entities["service_item"][item_id]
    world, request = Weekdays(), {"request.channel": "portal"}
    return Form(item, catalog, Records(catalog), world, request)


@cache
def _validator(name, item_id):
    schema = schemas(name)[0][f"{item_id}.en.schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)
