"""Where effects go in a catalog, and where each way is written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogkit.catalog.graph.edges import whole
from catalogkit.catalog.graph.reach import graph, reach, union
from catalogkit.catalog.graph.references import named_in, references
from catalogkit.catalog.graph.relation import NONE
from catalogkit.catalog.graph.relations import RELATIONS, relation
from catalogkit.model.kinds import models
from tests.deciding import company
from tests.rich import project, rich

CRM = "system:crm/customer-api"
FIELDS = [(model, name) for model in models() for name in named_in(model)]


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_every_reference_of_the_language_is_in_the_table_of_relations(model, field):
    said = relation(model, field)

    travels = said.to_writer is not NONE or said.to_named is not NONE
    assert travels != bool(said.why), "either an effect travels, or it says why not"


def test_the_table_of_relations_holds_nothing_else():
    known = {(model, name) for model, name in FIELDS}

    assert {(each, name) for each, row in RELATIONS.items() for name in row} <= known


def test_each_reference_is_found_once_at_its_own_route():
    catalogs = company(), project(rich()).catalog

    for entity in (each for catalog in catalogs for each in catalog.everything()):
        found = list(references(entity))

        refs = {id(each.ref) for each in found}
        assert refs == {id(each) for each in entity.parts("ref")}
        assert [entity.route(each.ref) for each in found] == [e.route for e in found]


def test_an_effect_goes_through_readers_to_stages_and_streams():
    found = reach(graph(company()), [CRM], 2)

    streams = {name for name in found if re.fullmatch("value_stream:[^/]+", name)}
    ways = {name: [each.end for each in found[name].way] for name in streams}
    assert ways["value_stream:stock"] == [
        "system:pos-sync", "value_stream:stock/shelve", "value_stream:stock",
    ]  # fmt: skip
    assert ways["value_stream:settlement"][0] == "system:month-end-report"
    assert streams == {
        "value_stream:order-fulfilment", "value_stream:stock",
        "value_stream:settlement", "value_stream:customer-care",
    }  # fmt: skip


def test_stages_behind_a_stage_are_two_steps_further():
    found = reach(graph(company()), ["value_stream:stock/shelve"])

    assert found["value_stream:stock"].steps == 0
    assert found["value_stream:stock/count"].steps == 2
    assert found["value_stream:stock/put-right"].steps == 4
    assert "value_stream:stock/plan" not in found


def test_people_and_plans_hear_of_it_and_it_goes_no_further():
    found = reach(graph(company()), [CRM])

    for name, each in found.items():
        for edge in each.way[:-1]:
            assert not edge.ends, name


def test_work_that_is_over_is_nobodys_plan():
    files = rich()
    work = next(
        body
        for body in files.values()
        if body.get("kind") == "scheduled_work" and body.get("systems")
    )
    system, name = f"system:{work['systems'][0]}", f"scheduled_work:{work['id']}"
    work["window"] = {"from": "2027-01-19T22:00+08:00", "to": "2027-01-20T02:00+08:00"}
    planned = project(files).catalog
    work["window"] = {"from": "2020-01-19T22:00+08:00", "to": "2020-01-20T02:00+08:00"}
    over = project(files).catalog

    assert name in reach(graph(planned), [system])
    assert name not in reach(graph(over), [system])
    assert system in reach(graph(over), [name])


def test_what_was_taken_away_reaches_whom_it_reached():
    files = rich()
    path = next(
        p for p, b in files.items() if b.get("kind") == "system" and "cost" in b
    )
    body = {key: each for key, each in files[path].items() if key != "cost"}
    old = project(files).catalog
    new = project({**files, path: body}).catalog
    assert old is not None
    assert new is not None

    (gone,) = [each for ways in union(old, new).values() for each in ways if each.old]
    assert gone.says == "says what is lost without"
    assert gone.end == f"system:{body['id']}"
    assert union(new, new) == graph(new)


@settings(max_examples=25)
@given(st.data())
def test_reach_grows_with_its_depth_along_edges_that_are_there(data):
    ways = graph(company())
    starts = data.draw(st.lists(st.sampled_from(sorted(ways)), min_size=1, max_size=3))
    depth = data.draw(st.integers(0, 4))
    near, far = reach(ways, starts, depth), reach(ways, starts, depth + 1)

    assert near.keys() <= far.keys()
    assert all(far[name] == each for name, each in near.items() if not each.ends)
    for name, each in far.items():
        at = each.way[0].start if each.way else name
        assert at in starts
        for edge in each.way:
            assert edge in ways[at]
            assert edge.start == at
            at = edge.end
        assert at == name
        assert each.steps <= depth + 1


def test_every_address_is_of_something_declared():
    catalog = company()
    known = {f"{each.kind_name}:{each.id}" for each in catalog.everything()}

    for start, ways in graph(catalog).items():
        for name in (start, *(each.end for each in ways)):
            assert whole(name) in known | {"manifest"}
