"""What happens to one request in two processes of Request Tracker at one moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.live.move import HEAD, Stage, moved
from tests.live.stage import Hand, TimedTracker

pytestmark = pytest.mark.live

OFTEN = 12
MOVE = (
    HEAD
    + """  - {id: why, type: text, label: {en: Why, zh-CN: 原因}}
promise: {calendar: hq, fulfil: 8h}
paths:
  standard: {team: service-desk}
fulfilment:
  - {id: look, team: security}
  - {id: carry, team: service-desk}
  - {id: pc, item: laptop, after: [look, carry], answers: {site: head-office}}
escalation:
  - {at: breach, reassign: network-operations}
"""
)


@pytest.fixture(scope="module")
def tracker(new_tracker):
    tracker = new_tracker(TimedTracker)
    moved(tracker, MOVE)
    return tracker


def test_what_begins_when_two_tasks_have_ended_begins_once(tracker):
    hands = [Hand(tracker), Hand(tracker)]
    stage = Stage(tracker, hands[0])
    requests = [stage.ask(why="x") for _ in range(OFTEN)]
    tasks = [stage.ticket(each)["parts"] for each in requests]
    tracker.stop()
    together = Barrier(2)

    def end(hand, name):
        for each in tasks:
            together.wait()
            done, message = hand.ask("act", each[name], "SetStatus", "delivered")
            assert done, message

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(end, hands, ["look", "carry"]))

    begun = [
        hands[0].ask("begun", request, name)
        for request in requests
        for name in ("look", "carry", "pc")
    ]
    for each in hands:
        each.stop()
    assert begun == [1] * len(begun)
