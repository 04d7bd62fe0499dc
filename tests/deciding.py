"""Requests as tests make them up, and the decision of every program beside ours."""

import datetime
import json
from typing import Any

from hypothesis import strategies as st

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import seconds
from catalogkit.catalog.forms import Form
from catalogkit.catalog.holds import is_absent
from catalogkit.catalog.records import Records
from catalogkit.decide import Refused, decide
from catalogkit.decide.facts import people_of
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.world import Submitted
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


def requests_for(
    catalog: Catalog, item: ServiceItem, at: datetime.datetime
) -> st.SearchStrategy[Request]:
    """Requests for an item at a moment, most of them such as its form takes."""

    @st.composite
    def some(draw) -> Request:
        requester, recipient = draw(people(catalog)), draw(st.none() | people(catalog))
        channel = draw(st.sampled_from([None, *map(str, item.channels), "fax"]))
        request = Request(item.id, {}, requester, recipient, channel, at)
        book = rulebook(catalog)
        world = Submitted(book.clocks, book.rules(item).clock, seconds(at))
        form = Form(item, catalog, Records(catalog), world, people_of(request))
        given = {k: v for k, v in draw(answers(form)).items() if not is_absent(v)}
        return Request(item.id, given, requester, recipient, channel, at)

    return some()


def people(catalog: Catalog) -> st.SearchStrategy[dict[str, object]]:
    """Attributes of a person; some are not known."""
    known: dict[str, st.SearchStrategy[object]] = {"login": st.just("a.weber")}
    for name, each in catalog.manifest.requester.items():
        values: list[object] = [one.id for one in each.options]
        values = values or ([True, False] if each.type == "boolean" else ["CN", "DE"])
        known[name] = st.sampled_from([*values, *values, None])
    made = st.fixed_dictionaries(known)
    return made.map(lambda one: {k: v for k, v in one.items() if v is not None})


START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
MOMENTS = st.integers(0, 2 * 366 * 86400).map(
    lambda each: START + datetime.timedelta(seconds=each)
)


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
