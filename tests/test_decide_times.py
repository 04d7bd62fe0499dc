"""By when: each moment of a decision is the one its author promised."""

import pytest

from catalogkit.decide import Refused, decide
from tests.catalogs import project
from tests.deciding import AT, CLASSES, ITEM, LIGHT, MATRIX, PEOPLE, at, decided, kit


def test_the_class_of_a_promise_gives_times_by_priority() -> None:
    found = decided({"many": 5, "broken": True})

    assert found.promise is not None
    assert (found.promise.promise_class, found.promise.calendar) == ("classes", "hq")
    assert (found.respond, found.due) == (at("11-23T09:45"), at("11-23T13:30"))
    assert decided().due == at("11-26T09:30")
    assert decided().respond is None


def test_a_day_that_was_named_is_promised_from_the_approval_on() -> None:
    found = decided({"ready_on": "2026-12-24"})

    assert found.promise is not None
    assert (found.promise.by, found.promise.lead) == ("ready_on", "5bd")
    assert found.promise.after_approval
    assert found.due == at("12-24T09:00")


def test_a_day_that_is_too_near_is_not_promised() -> None:
    item = ITEM.replace("lead: 5bd", "lead: 9bd")
    classes = project(kit=item, matrix=MATRIX, classes=CLASSES).catalog
    assert classes is not None

    near = decide(classes, "kit", {**LIGHT, "ready_on": "2026-12-03"}, PEOPLE, AT)
    far = decide(classes, "kit", {**LIGHT, "ready_on": "2026-12-04"}, PEOPLE, AT)

    assert near.promise is not None
    assert (near.due, near.promise.late) == (None, True)
    assert far.due == at("12-04T09:00")


def test_the_ladder_stands_in_time() -> None:
    found = decided({"broken": True}).escalation

    assert [(each.at, each.of, each.moment) for each in found] == [
        ("12.5%", "respond", at("11-23T09:37")),
        ("1h", "fulfil", at("11-23T10:30")),
        ("50%", "fulfil", at("11-23T14:30")),
        ("breach", "fulfil", at("11-24T09:30")),
    ]
    assert found[2].notify == ("owner", "security.lead")
    assert (found[3].reassign, found[3].raise_priority) == ("security", True)


def test_a_percentage_of_elapsed_time_is_elapsed_time() -> None:
    found = decided({"many": 5, "broken": True}).escalation

    half = next(each for each in found if each.at == "50%")
    assert half.moment == at("11-23T11:30")


def test_the_promise_that_holds_depends_on_the_day() -> None:
    item = """\
        kind: service_item
        id: soon
        title: {en: Soon, zh-CN: 快}
        owner: service-desk
        promise:
          calendar: hq
          respond: 2h
          fulfil: 3bd
          effective_from: 2026-11-02
          next: {effective_from: 2026-12-01, fulfil: 1bd}
        paths:
          standard: {}
          own: {when: {request.channel: portal}, promise: {fulfil: 2bd}}
    """
    catalog = project(soon=item).catalog
    assert catalog is not None

    def fulfil(day: str, channel: str | None = None) -> tuple[str | None, str | None]:
        when = at(f"{day}T09:00")
        found = decide(catalog, "soon", {}, {}, when, channel=channel).promise
        return (None, None) if found is None else (found.respond, found.fulfil)

    assert fulfil("10-30") == (None, None)
    assert fulfil("11-02") == ("2h", "3bd")
    assert fulfil("11-30") == ("2h", "3bd")
    assert fulfil("12-01") == ("2h", "1bd")
    assert fulfil("12-01", "portal") == ("2h", "2bd")


@pytest.mark.parametrize("year", [2, 1500, 2250, 9998])
def test_beyond_the_years_of_the_calendars_nothing_is_due(year: int) -> None:
    when = AT.replace(year=year)
    try:
        found = decide(kit(), "kit", LIGHT, PEOPLE, when)
    except Refused as refused:
        pytest.fail(str(refused))

    assert found.due is None
