"""What is applied of promises and stages holds: Request Tracker goes by it at once."""

import pytest

from catalogkit.catalog.clock import clocks
from catalogkit.model.duration import duration
from catalogkit.resource import Resource
from catalogkit.step import Create
from catalogkit.targets.request_tracker.agreements import agreements
from catalogkit.targets.request_tracker.lifecycle import lifecycle
from tests.deciding import company
from tests.live.promised import told
from tests.live.test_request_tracker_clocks import HQ, REQUESTS, START

pytestmark = pytest.mark.live

KEPT = {"BusinessHours:hq", f"ServiceLevel:{HQ}", "ServiceLevel:15m / 4h 24x7"}


def test_what_a_plan_writes_is_what_requests_go_by(live, tracker):
    catalog = company()
    every = [lifecycle(), *agreements(catalog)]
    made = {each.key: each.body for each in every if isinstance(each, Resource)}
    wanted = {
        key: dict(body)
        for key, body in made.items()
        if isinstance(body, dict) and (key.kind == "Lifecycle" or str(key) in KEPT)
    }
    clock = clocks(catalog)["hq"]

    for key, body in wanted.items():
        live.carry_out(Create(key, body))

    assert {key: live.find(key).body for key in wanted} == wanted
    begin, end = START + 52800, START + 52800 + 86400
    steps = [START], [begin, "waiting on requester"], [end, "in progress"]
    ((new, waiting, after),) = told(tracker, REQUESTS, [[HQ, "requester", *steps]])
    respond = duration("30m")
    assert new["Due"] == clock.add(START, respond)
    assert waiting["Due"] <= 0
    assert 0 <= after["Due"] - clock.add(START, respond, [(begin, end)]) <= 1
