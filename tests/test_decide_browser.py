"""Decisions in a real browser, by a page from a folder that may do nothing else."""

import datetime
from pathlib import Path

import pytest

from catalogkit.decision import Request
from catalogkit.languages.clock import clock_program
from catalogkit.languages.javascript import decider, interpreter
from catalogkit.project import load
from tests.browsing import page_answers
from tests.made_requests import decided, routing_files
from tests.pages import ROOT, TODAY

RUN = """
const {rules, calendars, requests} =
  JSON.parse(document.getElementById("asked").textContent);
document.getElementById("told").textContent = JSON.stringify(requests.map(
  ([item, request]) => {
    const world = calendarClock.world(calendars, request.at, rules[item].calendar);
    const found = decideRequest(rules[item], request, world);
    return found.refused ? ["refused"] : [found.path, found.respond, found.due];
  }));
"""
NOON = "2026-12-01T12:00:00Z"


@pytest.mark.browser
def test_a_page_from_a_folder_decides_every_example(
    tmp_path: Path, chromium: str
) -> None:
    catalog = load(ROOT, TODAY).catalog
    assert catalog is not None
    routing = routing_files(catalog)["routing.json"]
    asked = [
        (
            item,
            {
                **each,
                "recipient": each["recipient"] or None,
                "at": each.get("at", NOON),
            },
        )
        for item, rules in routing["items"].items()
        for each in rules["examples"]
    ]

    told = _told(chromium, tmp_path, routing, asked)

    wanted = [list(_decided(catalog, item, each)) for item, each in asked]
    assert told == wanted
    assert {"refused", "standard", "expert", "change"} <= {each[0] for each in wanted}
    assert sum(each[-1] is not None for each in wanted) > len(wanted) // 2


def _decided(catalog, item, asked):
    at = datetime.datetime.fromisoformat(asked["at"])
    parts = (asked["answers"], asked["requester"], asked["recipient"])
    found = decided(catalog, Request(item, *parts, asked.get("channel"), at))
    return ["refused"] if "refused" in found else [found[key] for key in KEYS]


KEYS = ("path", "respond", "due")


def _told(program, folder, routing, requests):
    asked = {
        "rules": routing["items"],
        "calendars": routing["calendars"],
        "requests": requests,
    }
    script = interpreter() + clock_program() + decider() + RUN
    return page_answers(program, folder, script, asked)
