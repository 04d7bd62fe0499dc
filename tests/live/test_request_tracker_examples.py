"""Every example of the company, asked of a live Request Tracker at its own moment.

Programs ask through REST 2.0 with the one account that may do so. What becomes of the
request is what `decide` says: queue, team, priority, service level, approvals, tasks,
and by when.
"""

import base64
import datetime
import shutil

import pytest

from catalogkit.catalog.cases import Cases
from catalogkit.catalog.records import Records
from catalogkit.decide import Refused
from catalogkit.decide.decided import decided
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.tried import requested
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.duration import duration
from catalogkit.project import load
from catalogkit.targets.request_tracker.agreements import agreements
from catalogkit.targets.request_tracker.levels import Level
from catalogkit.targets.request_tracker.own_fields import CHANNEL, shown
from catalogkit.targets.request_tracker.priorities import numbers
from catalogkit.targets.request_tracker.rights import REQUESTS
from catalogkit.targets.request_tracker.spoken import Spoken
from catalogkit.targets.request_tracker.values import contents
from tests.live.stage import Hand, TimedTracker, apply
from tests.pages import ROOT, TODAY

pytestmark = pytest.mark.live

CATALOG = load(ROOT, TODAY).catalog
ITEMS = [each.id for each in CATALOG.items() if Cases(CATALOG).of(each)]
SECRET = "a password of tests"
FILE = {"FileType": "text/plain", "FileContent": base64.b64encode(b"x").decode()}
OF_THE_FORM = {"unknown", "hidden", "type", "limit", "option", "channel", "retired"}
"""Reasons to refuse for which custom fields stand, or that nobody can meet in RT."""


@pytest.fixture(scope="module")
def company(empty_database, tmp_path_factory):
    """A Request Tracker that holds the whole company."""
    tracker = TimedTracker(tmp_path_factory.mktemp("rt") / "rt")
    shutil.copy(empty_database, tracker.database)
    apply(tracker, CATALOG)
    hand = Hand(tracker)
    yield Company(tracker, hand)
    hand.stop()
    tracker.close()


class Company:
    """Asks as programs do, and sees what became of it."""

    def __init__(self, tracker, hand):
        self.tracker, self.hand = tracker, hand
        self.fields, self.queues = hand.ask("fields"), hand.ask("queues")
        self.spoken = Spoken(CATALOG, Records(CATALOG))
        hand.ask("password", REQUESTS.id, SECRET)
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
            "POST", "ticket", body, user=REQUESTS.id, password=SECRET
        )
        assert made.status == 201, made.body
        return made.body["id"]

    def known_as_recipient(self, item, request):
        """Where the form names somebody who has an account, what is known of them."""
        name = item.recipient.from_ if item.recipient else None
        login = request.answers.get(name)
        types = {each.id: each.type for each in item.form}
        if login and types[name] == "user":
            person = request.requester if request.recipient is None else request.recipient
            self.hand.ask("person", login, plain(person))

    def answers(self, item, request):
        """Custom field → what it is to hold."""
        found = {}
        for asked in item.form:
            answer = request.answers.get(asked.id)
            if answer is None:
                continue
            values = contents(asked, answer, self.spoken)
            if asked.type == "file":
                values = [{"FileName": each["name"], **FILE} for each in answer]
            key = self.fields[f"{item.id}.{asked.id}"]
            found[key] = values[0] if len(values) == 1 else values
        if CHANNEL in shown(CATALOG, item) and request.channel:
            channel = next(e for e in CATALOG.items() if e.id == item.id)
            assert channel is item
            found[self.fields[CHANNEL.id]] = [self.channel(request.channel)]
        return found

    def channel(self, name):
        from catalogkit.model.organisation import Channel

        each = CATALOG.get(Channel, name)
        return self.spoken.said(each.title, each.id)




def plain(person):
    """What is known of a person, as options are named."""
    texts = {True: "true", False: "false"}
    return {name: texts.get(v, v) if isinstance(v, bool) else v for name, v in person.items()}


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


def begun(item, found):
    """The tasks whose tickets are there from the start."""
    tasks = {each.id: each for each in found.tasks}
    approvals = {each.id for each in found.approvals}

    def is_there(task):
        if task.maybe or (task.item and task.after):
            return False
        return all(each in approvals or is_there(tasks[each]) for each in task.after)

    return {each.id for each in found.tasks if is_there(each)}


@pytest.mark.parametrize("name", ITEMS)
def test_an_example_becomes_in_request_tracker_what_decide_says(company, name):
    item = next(each for each in CATALOG.items() if each.id == name)
    for _, example in Cases(CATALOG).of(item):
        request = requested(CATALOG, item, example)
        number = company.ask(item, request)
        ticket = company.hand.ask("ticket", number)
        told = f"{name}: {example.name}: {ticket}"

        assert ticket["queue"] == name, told
        try:
            found = decided(rulebook(CATALOG), item, request)
        except Refused as refused:
            reasons = {each.reason for each in refused.refusals if len(each.route) < 2}
            if reasons - OF_THE_FORM:
                assert ticket["path"] is None, told
                status = "waiting on requester" if "missing" in reasons else "refused"
                assert ticket["status"] == status, told
            continue
        assert ticket["path"] == found.path, told
        assert ticket["team"] == [found.team], told
        matrix = rulebook(CATALOG).rules(item).matrix
        number = numbers(matrix)[found.priority] if matrix else 0
        assert ticket["priority"] == number, told
        assert ticket["level"] == level(found.promise), told
        at_once = {each.id for each in found.approvals if not each.afterwards}
        waits = "waiting on approval" if at_once else "new"
        parts = {*ticket["parts"]}
        asked = {each.split(" ")[0] for each in parts} & {e.id for e in found.approvals}
        tasks = {each.id for each in found.tasks}
        assert {each for each in parts if each in tasks} == begun(item, found), told
        assert ticket["status"] in {waits, "in progress"}, told
        if at_once and found.promise and found.promise.starts == "approved":
            assert found.promise.by or ticket["due"] <= 0, told
        elif found.due is not None:
            company.dues.append((name, example.name, found.due, ticket["due"]))


def test_nothing_failed_on_the_way(company):
    assert "catalogkit" not in company.tracker.log
    assert "[error]" not in company.tracker.log
