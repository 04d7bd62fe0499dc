"""What people can ask the company for."""

from itertools import chain

from catalogkit.catalog.bundles import contained
from catalogkit.model.landscape import Category, Service
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import ValueStream
from tests.deciding import company

SHELVES = {
    "access", "changes", "data", "devices", "faults", "network", "people",
    "shop-systems", "software",
}  # fmt: skip
MANY = 45


def item(name: str) -> ServiceItem:
    """The item of that id."""
    found = company().get(ServiceItem, name)
    assert found is not None, name
    return found


def test_nine_shelves_hold_what_a_chain_asks_for() -> None:
    filled = {each.category for each in company().items()}

    assert filled == SHELVES
    assert {each.id for each in company().all(Category)} == {*SHELVES, "workplace"}
    assert sum(1 for _ in company().items()) >= MANY


def test_bundles_ask_for_several_things_at_once() -> None:
    bundles = {name for name, parts in contained(company()).items() if len(parts) > 1}

    assert {"new-starter", "store-closing", "transfer"} <= bundles


def test_incidents_are_ranked_by_impact_and_urgency() -> None:
    incidents = {e.id: e for e in company().items() if e.record == "incident"}

    assert incidents.keys() > {"network-fault-shop", "till-fault", "web-shop-fault"}
    for each in incidents.values():
        assert each.priority, each.id


def test_changes_are_routine_planned_or_an_emergency() -> None:
    for name in ("database-change", "system-change"):
        models = [each.model for each in item(name).paths.values() if each.model]

        assert {company()[each].change_type for each in models} == {
            "standard", "normal", "emergency",
        }  # fmt: skip


def test_access_ends_and_somebody_confirms_it_meanwhile() -> None:
    for name in ("admin-rights", "vendor-access"):
        grant = item(name).grant

        assert grant
        assert grant.until
        assert grant.recertify
        assert grant.revoke


def test_what_few_may_read_is_marked() -> None:
    fields = item("salary-data-access").form

    assert any(each.sensitive for each in fields)


def test_what_costs_much_needs_another_agreement() -> None:
    laptop = item("laptop")
    prices = [option.price for field in laptop.form for option in field.options]

    assert laptop.price or any(prices)
    assert "finance-over-limit" in {each.id for each in laptop.approvals}


def test_every_item_is_a_contract() -> None:
    for each in company().items():
        boundary = each.boundary
        said = (each.deliverables, each.promise, each.paths, each.escalation)
        kept = (each.owner, each.review_by, each.service, each.summary)

        assert all((*said, *kept)), each.id
        assert boundary, each.id
        assert boundary.includes, each.id
        assert boundary.excludes, each.id


def test_examples_show_each_way_who_works_and_by_when() -> None:
    for each in company().items():
        wanted = [example.expect for example in each.examples]

        assert each.paths.keys() <= {expected.path for expected in wanted}, each.id
        assert any(expected.team for expected in wanted), each.id
        assert any(expected.due for expected in wanted), each.id


def test_every_item_serves_a_value_stream() -> None:
    streams = list(company().all(ValueStream))
    needed = {*chain.from_iterable(stage.items for s in streams for stage in s.stages)}
    services = {each.id: each.supports for each in company().all(Service)}

    assert all(
        each.id in needed or each.supports or services[str(each.service)]
        for each in company().items()
    )
    assert all(any(stage.items for stage in each.stages) for each in streams)
