"""Every example of the company, asked of a live Request Tracker at its own moment.

Programs ask through REST 2.0 with the one account that may do so. What becomes of the
request is what `decide` says: queue, team, priority, service level, approvals, tasks,
and by when. In short, the first example of each item and path is asked; with
HYPOTHESIS_PROFILE=thorough it is every one.
"""

import base64
import os
from typing import Any
from unittest.mock import ANY

import pytest

from catalogkit.catalog.cases import Cases
from catalogkit.catalog.lifecycle import is_draft
from catalogkit.catalog.records import Records
from catalogkit.decide import Refused
from catalogkit.decide.decided import decided
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.tried import requested
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.duration import duration
from catalogkit.model.organisation import Channel
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.request_tracker.goal import goal
from catalogkit.targets.request_tracker.levels import Level
from catalogkit.targets.request_tracker.own_fields import CHANNEL, shown
from catalogkit.targets.request_tracker.priorities import numbers
from catalogkit.targets.request_tracker.rights import REQUESTS
from catalogkit.targets.request_tracker.spoken import Spoken
from catalogkit.targets.request_tracker.values import contents
from tests.live.request_tracker import PASSWORD
from tests.live.stage import Hand, TimedTracker, apply
from tests.test_decide_agrees import catalog_of

pytestmark = pytest.mark.live

CATALOG = catalog_of("company")
ITEMS = [
    each.id
    for each in CATALOG.items()
    if any(Cases(CATALOG).of(each)) and not is_draft(each)
]
"""A draft is there to be looked at: nobody can ask for it, and no rule applies."""
TOLD = {each.place.entity for each in goal(CATALOG) if isinstance(each, Diagnostic)}
"""Of what it is said, at the author's line, that it is otherwise in Request Tracker."""
FILE = {"FileType": "text/plain", "FileContent": base64.b64encode(b"x").decode()}
OF_THE_FORM = {"unknown", "hidden", "type", "limit", "option", "channel", "retired"}
"""Reasons to refuse for which custom fields stand, or that nobody can meet in RT."""


@pytest.fixture(scope="module")
def company(new_tracker):
    """A Request Tracker that holds the whole company."""
    tracker = new_tracker(TimedTracker)
    apply(tracker, CATALOG)
    hand = Hand(tracker)
    yield Company(tracker, hand)
    hand.stop()


class Company:
    """Asks as programs do, and sees what became of it."""

    def __init__(self, tracker, hand):
        self.tracker, self.hand = tracker, hand
        self.fields, self.queues = hand.ask("fields"), hand.ask("queues")
        self.spoken = Spoken(CATALOG, Records(CATALOG))
        hand.ask("password", REQUESTS.id, PASSWORD)
        hand.ask("quiet")

    def ask(self, item, request):
        """The number of the ticket that a request becomes."""
        self.tracker.at(int(request.at.timestamp()))
        self.hand.ask("person", "asker", plain(request.requester))
        self.known_as_recipient(item, request)
        body = {
            "Queue": self.queues[item.id],
            "Subject": "An example",
            "Requestor": "asker@example.com",
            "CustomFields": self.answers(item, request),
        }
        made = self.tracker.settled(
            "POST", "ticket", body, user=REQUESTS.id, password=PASSWORD
        )
        assert made.status == 201, made.body
        return made.body["id"]

    def known_as_recipient(self, item, request):
        """Where the form names somebody who has an account, what is known of them."""
        name = item.recipient.from_ if item.recipient else None
        login = request.answers.get(name)
        types = {each.id: each.type for each in item.form}
        if login and types[name] == "user":
            person = (
                request.requester if request.recipient is None else request.recipient
            )
            self.hand.ask("person", login, plain(person))

    def answers(self, item, request):
        """Custom field → what it is to hold."""
        found = {}
        for asked in item.form:
            answer = request.answers.get(asked.id)
            if answer is None:
                continue
            values: list[Any] = contents(asked, answer, self.spoken)
            if asked.type == "file":
                values = [{"FileName": each["name"], **FILE} for each in answer]
            key = self.fields[f"{item.id}.{asked.id}"]
            found[key] = values[0] if len(values) == 1 else values
        if CHANNEL in shown(CATALOG, item) and request.channel:
            channel = CATALOG.get(Channel, request.channel)
            name = self.spoken.said(channel.title, channel.id)
            found[self.fields[CHANNEL.id]] = name
        return found


def plain(person):
    """What is known of a person, as options are named."""
    return {
        name: str(each).lower() if isinstance(each, bool) else each
        for name, each in person.items()
    }


def level(promise):
    """The service level by its content, made of what `decide` says."""
    if promise is None or promise.by is not None:
        return ""
    times = [promise.respond, promise.fulfil]
    respond, fulfil = (duration(each) if each else None for each in times)
    if promise.calendar is None:
        respond, fulfil = (
            each if each and (each.elapsed or each.unit in "dw") else None
            for each in (respond, fulfil)
        )
    if respond is None and fulfil is None:
        return ""
    pauses = tuple(sorted(set(promise.pause_on)))
    approved = promise.starts == "approved"
    return Level(respond, fulfil, promise.calendar, approved, pauses).name


def begun(found):
    """The approvals and tasks whose tickets are there from the start."""
    parts = {each.id: each for each in (*found.approvals, *found.tasks)}
    tasks = {each.id for each in found.tasks}

    def is_there(part):
        if part.id not in tasks:
            if part.afterwards:
                return all(map(is_there, found.tasks))
            return tasks.isdisjoint(part.after)
        return not (part.maybe or (part.item and part.after)) and all(
            is_there(parts[each]) for each in part.after
        )

    return {each.id for each in parts.values() if is_there(each)}


def wanted(item, request):
    """What the ticket is to be; nothing where only custom fields refuse."""
    book = rulebook(CATALOG)
    try:
        found = decided(book, item, request)
    except Refused as refused:
        reasons = {each.reason for each in refused.refusals if len(each.route) < 2}
        asked = "waiting on requester" if "missing" in reasons else "refused"
        is_seen = reasons - OF_THE_FORM
        return {"path": None, "status": asked} if is_seen else {"path": ANY}
    matrix = book.rules(item).matrix
    waits = any(not each.afterwards for each in found.approvals)
    told = found.told or found.because
    return {
        "path": found.path,
        "team": [found.team],
        "priority": numbers(matrix)[found.priority or ""] if matrix else 0,
        "level": level(found.promise),
        "parts": begun(found),
        "status": "waiting on approval" if waits else "in progress" if told else "new",
        "due": due(found, waits=waits),
    }


def due(found, *, waits):
    """By when; a level from approval on has no end before."""
    if found.due is None:
        return ANY
    is_level = found.promise.by is None
    if waits and is_level and found.promise.starts == "approved":
        return 0
    return int(found.due.timestamp())


def became(ticket):
    """The same of the ticket."""
    names = {each.partition(" ")[0] for each in ticket["parts"]}
    return {**ticket, "parts": names, "due": max(ticket["due"], 0)}


def examples(item):
    """Every example of an item, or the first of each path."""
    every = [example for _, example in Cases(CATALOG).of(item)]
    if os.environ.get("HYPOTHESIS_PROFILE") == "thorough":
        return every
    firsts = {each.expect.path: each for each in reversed(every)}
    return [each for each in every if each is firsts[each.expect.path]]


def is_told(item):
    """Whether a line says that Request Tracker's clock is another for this calendar."""
    calendar = item.promise and item.promise.calendar
    return f"calendar:{calendar}" in TOLD


@pytest.mark.parametrize("name", ITEMS)
def test_an_example_becomes_in_request_tracker_what_decide_says(company, name):
    item = CATALOG.get(ServiceItem, name)
    for example in examples(item):
        request = requested(CATALOG, item, example)
        ticket = became(company.hand.ask("ticket", company.ask(item, request)))

        expected = wanted(item, request)

        assert ticket["queue"] == name
        found = {key: ticket[key] for key in expected}
        if "due" in found and is_told(item):
            expected["due"] = found["due"]
        assert (example.name, found) == (example.name, expected)


def test_nothing_failed_on_the_way(company):
    assert "catalogkit" not in company.tracker.log
    assert "[error]" not in company.tracker.log
