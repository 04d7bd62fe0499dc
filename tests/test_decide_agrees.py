"""One request, one answer: in Python, in JavaScript, by the program of the docs."""

import datetime
import gzip
import json
import subprocess
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.regions import Unproven, requests
from catalogkit.languages.javascript import decider
from catalogkit.project import compiled, load
from tests.docs import blocks
from tests.made_requests import (
    LANGUAGES,
    decided,
    plain,
    requests_for,
    routing_files,
)
from tests.pages import ROOT, TODAY, world
from tests.rich import project, rich

DRIVER = """
const [decide, clock] = process.argv.slice(1).map((each) => require(each));
let calendars;
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const [rules, request, given] = JSON.parse(line);
  calendars = given || calendars;
  const world = clock.world(calendars, request.at, rules.calendar);
  const found = decide(rules, request, world);
  console.log(JSON.stringify(found.refused
    ? {refused: [...new Set(found.refused.map((each) => each.reason))].sort()}
    : {...found, major: found.major && found.major.commander,
       approvals: found.approvals.map((each) => each.id),
       tasks: found.tasks.map((each) => [each.id, each.team, each.maybe]),
       escalation: found.escalation.map((each) => [each.at, each.of, each.moment,
         each.notify || [], each.reassign || null])}));
});
"""
CATALOGS = {
    "company": lambda: load(ROOT, TODAY).catalog,
    "world": lambda: compiled(world(), TODAY).catalog,
    "everything": lambda: project(rich()).catalog,
}
ITEMS = [
    (name, item.id) for name, catalog in CATALOGS.items() for item in catalog().items()
]
FEW = settings(max_examples=max(2, settings.default.max_examples // 3))
"""Of each of many items."""
NOON = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)
OF_THE_FORM = {"unknown", "type", "limit", "option"}
"""Reasons to refuse that the form carries, and rules do only in part."""


@cache
def catalog_of(name):
    return CATALOGS[name]()


@cache
def routing_of(name):
    return routing_files(catalog_of(name))["routing.json"]


def rules_of(name, item):
    return routing_of(name)["items"][item]


PROGRAMS = ("decide.js", "clock.js")


class Program:
    """decide.js in Node.js, one request a line."""

    def __init__(self, node):
        self.known = ""
        self.process = subprocess.Popen(
            [node, "-e", DRIVER, *(str(LANGUAGES / each) for each in PROGRAMS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip

    def decide(self, name, request):
        """What it decides; calendars are sent once, before the first request."""
        known, self.known = self.known, name
        rules = routing_of(name)["items"][request.item]
        calendars = None if known == name else routing_of(name)["calendars"]
        line = json.dumps([rules, plain(request), calendars])
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def program(node):
    running = Program(node)
    yield running
    running.process.communicate(timeout=30)


@cache
def printed():
    """`decide` as the page about routing prints it."""
    text = next(
        each.text
        for each in blocks(ROOT / "docs" / "targets" / "routing.md")
        if "def decide" in each.text
    )
    names = {}
    exec(text, names)  # noqa: S102 - the page is ours
    return names["decide"]


@pytest.mark.parametrize("name, item", ITEMS)
@settings(FEW, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_rules_decide_in_javascript_as_we_do(program, name, item, data):
    catalog = catalog_of(name)
    request = data.draw(asked(catalog, item))

    ours = decided(catalog, request)
    theirs = program.decide(name, request)

    if "refused" in ours:
        only_the_form = OF_THE_FORM.issuperset(ours["refused"])
        assert "refused" in theirs or only_the_form
    else:
        assert {key: theirs.get(key) for key in ours} == ours


@pytest.mark.parametrize("name, item", ITEMS)
def test_a_smallest_request_for_a_path_takes_it_everywhere(program, name, item):
    catalog = catalog_of(name)
    whole = next(each for each in catalog.items() if each.id == item)
    for taken, path in in_order(whole):
        if path.when is None:
            continue
        try:
            request = requests(catalog, whole).some(catalog.typed[id(path.when)])
        except Unproven:
            continue
        if request is None:
            continue
        request = replace(request, at=request.at or NOON)
        ours = decided(catalog, request)
        theirs = program.decide(name, request)
        before = [name for name, _ in in_order(whole)]
        for found in (ours["path"], theirs["path"]):
            assert before.index(found) <= before.index(taken)
        assert {key: theirs.get(key) for key in ours} == ours


@pytest.mark.parametrize("name, item", ITEMS)
@FEW
@given(data=st.data())
def test_the_printed_program_decides_as_we_do(name, item, data):
    catalog, rules = catalog_of(name), rules_of(name, item)
    request = data.draw(asked(catalog, item))
    ours = decided(catalog, request)
    if "refused" in ours and ours["refused"] != ["audience"]:
        return

    found = printed()(rules, facts_of(request))

    if "refused" in ours:
        assert "refused" in found
        return
    text = json.dumps(rules)
    calendars = any(f'"{each}"' in text for each in ("within", "outside", "today"))
    if not calendars:
        for key in ("path", "team", "approvals", "priority"):
            assert found[key] == ours[key]
        sure = [each for each, _, maybe in ours["tasks"] if not maybe]
        may = [each for each, _, _ in ours["tasks"]]
        assert {*sure} <= {*found["tasks"]} <= {*may}


def asked(catalog, name):
    item = next(each for each in catalog.items() if each.id == name)
    return requests_for(catalog, item)


def facts_of(request):
    """The facts of a request, as a program of others would gather them."""
    people = {"requester": request.requester, "recipient": request.recipient}
    if request.recipient is None:
        people["recipient"] = request.requester
    found = {f"{who}.{key}": v for who in people for key, v in people[who].items()}
    request_ = {"channel": request.channel, "time": plain(request)["at"]}
    found |= {f"request.{key}": value for key, value in request_.items()}
    return {**found, **request.answers}


def test_the_program_for_pages_is_small_and_evaluates_no_text():
    lines = (line.strip() for line in decider().splitlines())
    kept = "\n".join(line for line in lines if not line.startswith("//"))

    assert len(gzip.compress(kept.encode(), 9)) <= 3 * 1024
    assert "eval(" not in kept
    assert "Function(" not in kept
