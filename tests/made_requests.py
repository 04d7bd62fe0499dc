"""Requests as tests make them up, and the decision of every program beside ours."""

import datetime
import json
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from catalogkit.catalog.canonical import TRUE, fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import seconds
from catalogkit.catalog.forms import Form
from catalogkit.catalog.holds import is_absent
from catalogkit.catalog.records import Records
from catalogkit.catalog.regions import Unproven, requests
from catalogkit.catalog.world import CalendarWorld
from catalogkit.decide import Refused, decide
from catalogkit.decide.facts import people_of
from catalogkit.decide.rulebook import rulebook
from catalogkit.decision import Decision, Request
from catalogkit.model.service_item import ServiceItem
from catalogkit.resource import Resource
from catalogkit.targets.routing import routing
from tests.docs import ROOT
from tests.strategies_answers import answers

LANGUAGES = ROOT / "src" / "catalogkit" / "languages"


def routing_files(catalog: Catalog) -> dict[str, Any]:
    """What the target routing writes, by file, as a program reads it."""
    return {
        each.file: json.loads(json.dumps(each.body))
        for each in routing.emit(catalog)
        if isinstance(each, Resource)
    }


def requests_for(catalog: Catalog, item: ServiceItem) -> st.SearchStrategy[Request]:
    """Requests for an item, most of them such as it takes.

    One that a proof found is changed in a place or two, or all is made up.
    """
    known = witnesses(catalog, item.id)

    @st.composite
    def some(draw) -> Request:
        base = draw(st.sampled_from([*known, Request(item.id)]))
        at = draw(MOMENTS)
        requester = base.requester if known else draw(people(catalog))
        if draw(st.integers(0, 3)) == 0:
            requester = draw(people(catalog))
        channel = draw(st.sampled_from([None, *item.channels, *item.channels, "fax"]))
        recipient = draw(st.none() | people(catalog))
        request = Request(item.id, {}, requester, recipient, channel, at)
        book = rulebook(catalog)
        world = CalendarWorld(book.clocks, seconds(at), book.rules(item).clock)
        form = Form(item, catalog, Records(catalog), world, people_of(request))
        others = draw(answers(form))
        given = {**base.answers, **_changes(draw, others)} if base.answers else others
        given = {k: v for k, v in given.items() if not is_absent(v)}
        return replace(request, answers=given)

    return some()


@cache
def witnesses(catalog: Catalog, item: str) -> list[Request]:
    """A smallest request for each condition of an item's flow, where one is found."""
    whole = catalog.get(ServiceItem, item)
    assert whole is not None
    asked = [each.when for each in whole.approvals]
    asked += [each.when for each in whole.fulfilment]
    asked += [each.when for each in whole.paths.values()]
    tasks = {task.id for task in whole.fulfilment}
    found = []
    for tree in (TRUE, *(catalog.typed[id(each)] for each in asked if each)):
        with suppress(Unproven):
            if tasks.isdisjoint(name.partition(".")[0] for name, _ in fields(tree)):
                found.append(requests(catalog, whole).some(tree))
    return [each for each in found if each is not None]


def _changes(draw, others: dict[str, object]) -> dict[str, object]:
    names = sorted(others)
    if not names:
        return {}
    chosen = draw(st.lists(st.sampled_from(names), max_size=2))
    return {name: others[name] for name in chosen}


def people(catalog: Catalog) -> st.SearchStrategy[dict[str, object]]:
    """Attributes of a person; some are not known."""
    known: dict[str, st.SearchStrategy[object]] = {"login": st.just("a.weber")}
    for name, each in catalog.manifest.requester.items():
        values: list[object] = [one.id for one in each.options]
        values = values or ([True, False] if each.type == "boolean" else ["CN", "DE"])
        known[name] = st.sampled_from([*values, *values, None])
    made = st.fixed_dictionaries(known)
    return made.map(lambda one: {k: v for k, v in one.items() if v is not None})


START = datetime.datetime(2026, 10, 23, tzinfo=datetime.UTC)
MOMENTS = st.integers(0, 20 * 30 * 86400).map(
    lambda each: START + datetime.timedelta(seconds=each)
)
"""Within the open time that the routing file holds, with time to be due in."""


def decided(catalog: Catalog, request: Request) -> dict[str, Any]:
    """What Python decides, as the other programs tell it."""
    assert request.at is not None
    try:
        found = decide(
            catalog, request.item, request.answers, request.requester, request.at,
            recipient=request.recipient, channel=request.channel,
        )  # fmt: skip
    except Refused as refused:
        return {"refused": sorted({each.reason for each in refused.refusals})}
    return told(found)


def told(found: Decision) -> dict[str, object]:
    """A decision in the words of decide.js."""
    return {
        "path": found.path,
        "leads_to": found.leads_to,
        "team": found.team,
        "model": found.change_model,
        "because": found.because,
        "told": found.told,
        "cost": found.cost.amount,
        "priority": found.priority,
        "major": None if found.major is None else found.major.commander,
        "approvals": [each.id for each in found.approvals],
        "tasks": [[each.id, each.team, each.maybe] for each in found.tasks],
        "respond": utc(found.respond),
        "due": utc(found.due),
        "escalation": [
            [each.at, each.of, utc(each.moment), list(each.notify), each.reassign]
            for each in found.escalation
        ],
    }


def utc(moment: datetime.datetime | None) -> str | None:
    """A moment as facts have it."""
    if moment is None:
        return None
    plain = moment.astimezone(datetime.UTC).replace(tzinfo=None)
    return f"{plain.isoformat()}Z"


def plain(request: Request) -> dict[str, object]:
    """A request as JSON."""
    return {
        "answers": request.answers,
        "requester": request.requester,
        "recipient": request.recipient,
        "channel": request.channel,
        "at": utc(request.at),
    }
