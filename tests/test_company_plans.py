"""What the company runs, promises, changes, measures and plans."""

from itertools import product
from typing import get_args

from catalogkit.model.change_model import ChangeModel
from catalogkit.model.landscape import Service, System
from catalogkit.model.metric import CostModel, Metric
from catalogkit.model.plan import Freeze, ScheduledWork
from catalogkit.model.promise import Promise
from catalogkit.model.roadmap import Loop, Roadmap
from catalogkit.model.stream import Sensitivity, ValueStream
from tests.deciding import company


def test_systems_have_owners_and_most_are_read_by_others() -> None:
    systems = list(company().all(System))
    versions = {
        (each.id, way.id): way.version for each in systems for way in each.interfaces
    }
    read = {
        (each.id, way.id, consumer.system)
        for each in systems
        for way in each.interfaces
        for consumer in way.consumers
        if consumer.version == versions[each.id, way.id]
    }

    assert {
        ("crm", "customer-api", "pos-sync"),
        ("pos-sync", "points", "pos"),
        ("erp", "price-list", "label-server"),
        ("order-management", "orders", "warehouse"),
        ("payment-gateway", "settlement-file", "month-end-report"),
        ("hr-suite", "people", "identity"),
    } <= read
    assert all(each.owner and each.availability for each in systems)
    assert {each.id for each in company().all(CostModel)} == {
        "till-outage", "web-shop-outage",
    }  # fmt: skip
    assert {each.cost for each in systems} > {"till-outage", "web-shop-outage"}


def test_promises_have_three_classes_and_agreements_behind_them() -> None:
    promises = {each.id: each for each in company().all(Promise)}
    by = {each.supplier for each in promises.values() if each.class_ == "contract"}

    assert {each for each, said in promises.items() if said.class_ == "sla"} == {
        "bronze", "gold", "silver",
    }  # fmt: skip
    assert by == {"carrier", "till-supplier"}
    assert promises["network-for-shops"].between == ("network-operations", "store-it")
    assert all(each.supports and each.hours for each in company().all(Service))


def test_every_change_has_a_model() -> None:
    models = list(company().all(ChangeModel))

    for about, kind, how in product(
        ("network", "system"),
        ("standard", "normal", "emergency"),
        get_args(Sensitivity),
    ):
        assert [
            each
            for each in models
            if each.id.startswith(about)
            and each.change_type == kind
            and how in each.sensitivity
        ], f"{about}: {kind}, {how}"
    assert all(each.raci and each.coordinator for each in models)


def test_changes_rest_when_it_matters() -> None:
    known = {each.id: each for each in company().all(Freeze)}

    assert known.keys() >= {"month-end", "singles-day", "stock-taking"}
    assert all(each.reason and each.owner for each in known.values())
    assert {"release", "change", "campaign", "maintenance"} == {
        each.work for each in company().all(ScheduledWork)
    }


def test_figures_stand_in_three_layers_and_end_in_the_business() -> None:
    metrics = {each.id: each for each in company().all(Metric)}
    outcomes = {each for s in company().all(ValueStream) for each in s.outcomes}

    assert {"operation", "experience", "business"} == {
        each.layer for each in metrics.values()
    }
    assert outcomes <= metrics.keys()
    for each in metrics.values():
        assert each.target
        assert each.layer != "operation" or each.serves


def test_the_roadmap_has_four_stages_on_one_scale() -> None:
    for roadmap in company().all(Roadmap):
        stages = roadmap.stages

        assert len({each.marks is None for each in stages}) == 1
        assert all(each.kpis and each.deliverables for each in stages)
        assert all(risk.response for each in stages for risk in each.risks)
    assert [each.id for each in _plan().stages] == [
        "one-door", "shops-first", "help-yourself", "not-again",
    ]  # fmt: skip


def _plan() -> Roadmap:
    found = company().get(Roadmap, "service-2027")
    assert found is not None
    return found


def test_incidents_that_come_back_lead_to_a_change() -> None:
    assert company().get(Loop, "till-faults")
    for loop in company().all(Loop):
        assert loop.items
        assert loop.problem
        assert loop.change
        assert loop.feedback
