"""The catalog of the company is a retail chain that a stranger believes."""

import datetime
import re
from collections.abc import Iterator
from typing import get_args

import pytest

from catalogkit.catalog.clock import clocks
from catalogkit.findings import findings
from catalogkit.model.knowledge import Article
from catalogkit.model.landscape import System
from catalogkit.model.organisation import Site, Team
from catalogkit.model.plan import ScheduledWork
from catalogkit.model.stream import Sensitivity, ValueStream
from catalogkit.project import Project, load
from catalogkit.source.comments import waivers
from catalogkit.waived import waived
from tests.deciding import company
from tests.pages import ROOT, TODAY

CHINESE = re.compile("[\u3400-\u9fff]")
FILLED_IN = re.compile(r"\{\{[^}]*\}\}")
NAME = 20
"""Up to so many characters a text may be a name that needs no Chinese."""
CHAIN = {f"store-{number:04}" for number in range(1, 201)}
LAST_IN_CHINA = "store-0130"
MAKE_UP_SATURDAY = datetime.datetime.fromisoformat("2026-10-10T10:00+08:00")


@pytest.fixture(scope="module")
def project() -> Project:
    """The company as it lies in the repository."""
    return load(ROOT, TODAY)


def test_nothing_is_wrong_but_what_is_waived(project: Project) -> None:
    rest, count = waived(project, list(findings(project)))

    assert [(each.place.file, each.message) for each in rest] == []
    assert count


def test_the_docs_tell_what_is_waived_and_where(project: Project) -> None:
    page = (ROOT / "docs" / "company.md").read_text(encoding="utf-8")

    for path, rule in _allowed(project):
        assert f"rules/{rule}.md" in page
        assert path in page


def _allowed(project: Project) -> Iterator[tuple[str, str]]:
    for path, data in project.files.items():
        for each in waivers(data, path).waivers:
            yield path, each.rule


def test_everything_is_said_in_both_languages() -> None:
    for entity in company().everything():
        for text in entity.parts("text"):
            chinese = FILLED_IN.sub("", text.by_locale.get("zh-CN", ""))
            assert CHINESE.search(chinese) or len(chinese) <= NAME, chinese


def test_every_article_is_there_in_both_languages() -> None:
    known = {(each.id, each.locale) for each in company().all(Article)}

    assert ("till-first-aid", None) in known
    for name, _ in known:
        assert {(name, None), (name, "zh-CN")} <= known


def test_two_hundred_shops_lie_in_regions_of_their_country() -> None:
    shops = {each.id: each for each in company().all(Site) if each.id in CHAIN}

    assert shops.keys() == CHAIN
    for shop in shops.values():
        region = company()[shop.parent] if shop.parent else None
        above = company()[region.parent] if region and region.parent else None
        inside = ("china", "CN") if shop.id <= LAST_IN_CHINA else ("germany", "DE")
        assert above is not None
        assert (above.id, shop.country) == inside
    assert {each.format for each in shops.values()} == {
        "flagship", "standard", "express",
    }  # fmt: skip


def test_no_two_shops_have_one_name() -> None:
    titles = [each.title for each in company().all(Site) if each.title]

    for locale in ("en", "zh-CN"):
        names = [each.by_locale[locale] for each in titles]
        assert len(set(names)) == len(names)


def test_shops_open_by_the_clock_of_their_place() -> None:
    for site in company().all(Site):
        assert site.calendar is not None
        assert company()[site.calendar].time_zone == site.time_zone


def test_a_make_up_day_is_worked_in_china_only() -> None:
    known, saturday = clocks(company()), int(MAKE_UP_SATURDAY.timestamp())

    assert known["hq"].is_open(saturday)
    assert known["warehouse-kunshan"].is_open(saturday)
    assert not known["hamburg"].is_open(saturday)
    assert known["hq"].zone != known["hamburg"].zone


def test_epiphany_closes_shops_in_bavaria_and_not_in_hamburg() -> None:
    epiphany = datetime.datetime.fromisoformat("2027-01-06T12:00+01:00")
    known, noon = clocks(company()), int(epiphany.timestamp())

    assert known["stores-de-hh"].is_open(noon)
    assert not known["stores-de-by"].is_open(noon)


def test_people_of_it_and_of_the_business_work_with_two_suppliers() -> None:
    roles = {each.id: each.role for each in company().all(Team)}

    assert {each for each, role in roles.items() if role == "supplier"} == {
        "carrier", "till-supplier",
    }  # fmt: skip
    assert {"resolver", "stream", "coordination", "approver"} <= {*roles.values()}
    assert {"change-office", "network-operations", "security", "service-desk"} <= {
        *roles
    }


def test_six_value_streams_begin_and_end() -> None:
    streams = list(company().all(ValueStream))

    assert {each.id for each in streams} == {
        "customer-care", "marketing", "onboarding", "order-fulfilment", "settlement",
        "stock",
    }  # fmt: skip
    assert {each.sensitivity for each in streams} == {*get_args(Sensitivity)}
    for stream in streams:
        assert stream.outcomes
        assert stream.budget
        assert not stream.stages[-1].hand_off
        for stage in stream.stages:
            assert stage.systems
            assert stage.expected
            assert all(each.gives for each in stage.hand_off)


def test_a_new_customer_interface_reaches_four_streams() -> None:
    work = company().get(ScheduledWork, "crm-v4")
    crm = company().get(System, "crm")
    assert work is not None
    assert crm is not None
    changed = {each.interface for each in work.changes}

    readers = {
        consumer.system
        for each in crm.interfaces
        if f"crm.{each.id}" in changed
        for consumer in each.consumers
    }

    assert {"pos-sync", "month-end-report"} <= readers
    assert {
        stream.id
        for stream in company().all(ValueStream)
        for stage in stream.stages
        if readers & {*stage.systems}
    } == {"customer-care", "order-fulfilment", "settlement", "stock"}
