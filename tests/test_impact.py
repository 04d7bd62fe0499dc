"""Whom a change of the company reaches, why, how much, and who must agree."""

from functools import cache

import pytest

from catalogkit.catalog.graph.edges import whole
from catalogkit.difference import Address
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.organisation import Team
from catalogkit.review.impact.approvers import approvers, missing
from catalogkit.review.impact.asked import How
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.names import GROUPS, kind_of
from catalogkit.review.impact.picture import picture
from catalogkit.review.impact.starts import UnknownError, addresses, changed, named
from tests.deciding import company

CRM = "system:crm/customer-api"
NIGHT = "scheduled_work:crm-v4"
STREAMS = {"order-fulfilment", "stock", "settlement", "customer-care"}


@cache
def impact(*starts, depth=2):
    return Impact(company(), starts, depth)


@pytest.mark.parametrize("start", [CRM, NIGHT])
def test_the_new_interface_of_the_customer_records_reaches_four_streams(start):
    found = impact(start).groups["value_stream"]

    assert {each.address.partition(":")[2] for each in found} >= STREAMS
    by = {each.address: {whole(e.end) for e in each.way} for each in found}
    assert "system:pos-sync" in by["value_stream:stock"]
    assert "system:month-end-report" in by["value_stream:settlement"]


def test_the_picture_leads_from_the_change_through_its_readers_to_the_streams():
    drawn = picture(impact(CRM))
    ways = {(each.start, each.end) for each in drawn.links}

    assert {
        (CRM, "system:pos-sync"),
        ("system:pos-sync", "value_stream:stock"),
        ("system:pos-sync", "value_stream:order-fulfilment"),
        (CRM, "system:month-end-report"),
        ("system:month-end-report", "value_stream:settlement"),
        ("system:care-screens", "value_stream:customer-care"),
    } <= ways
    assert [each.key for each in drawn.starts] == [CRM]
    assert {each.title for each in drawn.aside} >= {"Must agree", "Planned work"}


@pytest.mark.parametrize("start", ["calendar:hq", "team:store-it", "manifest", CRM])
def test_a_picture_stays_readable_whatever_is_reached(start):
    drawn = picture(impact(start, depth=9))
    keys = [each.key for each in drawn.boxes]

    assert len(keys) == len(set(keys))
    assert {e for link in drawn.links for e in (link.start, link.end)} <= set(keys)
    assert all(len(column) <= 14 for column in drawn.columns)


def test_the_score_is_the_sum_of_parts_that_say_why():
    score = impact(CRM).score

    assert score.total == sum(each.weight / max(1, each.steps) for each in score.parts)
    by = {each.address: each for each in score.parts}
    assert by["value_stream:settlement"].because == "high sensitivity"
    assert by["system:pos-sync"].points > by["system:pos"].points
    assert all(each.points > 0 and each.because for each in score.parts)


def test_who_only_hears_of_it_adds_nothing_to_the_score():
    found = impact(CRM)

    assert not {each.address for each in found.score.parts} & {
        name for name, each in found.found.items() if each.ends
    }


def test_owners_of_streams_and_those_of_the_change_model_are_asked():
    found = impact(CRM)
    asked = {each.name: (each.how, list(each.texts())) for each in found.asked}

    assert found.model.id == "system-sensitive"
    assert asked["accounting"][0] is How.AGREES
    assert "answers for value stream settlement" in asked["accounting"][1]
    assert "owns system pos-sync" in " ".join(asked["store-it"][1])
    office = asked["change-office"][1]
    assert "coordinates several value streams by system-sensitive" in office
    assert asked["service-desk"][0] is How.TOLD


def test_nobody_coordinates_where_one_stream_is_affected():
    asked = impact("service_item:vpn-access").asked

    assert not [e for e in asked for text in e.texts() if "coordinates" in text]


def test_the_model_of_the_item_that_is_changed_goes_first():
    assert impact("service_item:vpn-access").model.id == "network-normal"
    assert impact("service_item:database-change").model.id == "system-sensitive"


def test_where_no_stream_is_affected_no_change_model_is_needed():
    found = impact("survey:quick-csat", depth=0)

    assert found.model is None


def test_a_team_has_agreed_when_it_or_somebody_of_it_has():
    catalog, asked = company(), impact(CRM).asked
    must = {each.name for each in asked if each.how is How.AGREES}
    member = catalog.get(Team, "web-shop").lead
    given = approvers(f"@acme/Store-IT, {member}  # the shop\naccounting;security")

    left = {each.name for each in missing(catalog, asked, given)}
    assert must - left == {"store-it", "web-shop", "accounting", "security"}
    assert not missing(catalog, asked, must)


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("system:crm", "system:crm"),
        ("crm", "system:crm"),
        ("crm.customer-api", CRM),
        ("system:crm.customer-api", CRM),
        ("stock/shelve", "value_stream:stock/shelve"),
        ("catalog/systems/crm.yaml", "system:crm"),
        ("catalog/knowledge/vpn-setup.zh-CN.md", "article:vpn-setup"),
        ("manifest", "manifest"),
    ],
)
def test_things_go_by_what_people_call_them(word, address):
    assert named([company()], word) == address


def test_a_word_that_names_nothing_or_several_is_refused():
    with pytest.raises(UnknownError, match="did you mean 'crm'"):
        named([company()], "crn")
    with pytest.raises(UnknownError, match="several things are called 'marketing'"):
        named([company()], "marketing")


def test_a_change_starts_where_it_was_made():
    routes = [
        ("system:crm", "interfaces", "customer-api", "version"),
        ("system:pos", "depends_on"),
        ("system:erp", "title", "en"),
        ("value_stream:stock", "stages", "count", "team"),
        ("value_stream:stock", "stages"),
        ("article:vpn-setup.zh-CN", "items"),
        ("team:security",),
    ]

    assert changed(Address(entity, tuple(route)) for entity, *route in routes) == (
        "article:vpn-setup", CRM, "system:pos", "team:security", "value_stream:stock",
        "value_stream:stock/count",
    )  # fmt: skip


def test_every_kind_of_thing_has_a_place_in_the_order_of_groups():
    assert {kind_of(each) for each in addresses(company())} <= GROUPS.keys()


def test_the_change_model_may_be_named():
    model = company().get(ChangeModel, "system-emergency")
    found = Impact(company(), (CRM,), named=model)

    assert "it-management" in {each.name for each in found.asked}
    assert found.model is model
