"""Promises and clocks that do not run for ever."""

from catalogkit.checks.promise.calendars_never_meet import calendars_never_meet
from catalogkit.project import compiled
from tests.catalogs import TODAY
from tests.pages import world

ITEM = """\
kind: service_item
id: pass
title: {en: A pass, zh-CN: 通行证}
owner: service-desk
"""


def test_a_calendar_that_ends_is_no_silent_proof() -> None:
    depot = """\
kind: calendar
id: depot
owner: service-desk
time_zone: Asia/Shanghai
ics: depot.ics
"""
    crew = """\
kind: team
id: crew
owner: service-desk
lead: t.li
members: [t.li]
calendar: depot
"""
    shift = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261201T010000Z\r\n"
    shift += "DTEND:20261201T090000Z\r\nEND:VEVENT\r\n"
    ics = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{shift}END:VCALENDAR\r\n"
    text = f"""{ITEM}promise: {{calendar: hq, fulfil: 4h}}
paths:
  standard: {{team: crew}}
fulfilment:
  - {{id: repair, effort: 1h}}
"""
    texts = {
        "depot.yaml": depot,
        "crew.yaml": crew,
        "pass.yaml": text,
        "depot.ics": ics,
    }
    files = {f"catalog/{name}": each.encode() for name, each in texts.items()}
    found = compiled({**world(), **files}, TODAY)
    assert not found.diagnostics
    assert found.catalog is not None

    said = [each.message for each in calendars_never_meet.run(found.catalog)]

    (message,) = said
    assert message.startswith("'depot' does not open again after Tuesday 2026-12-01")
