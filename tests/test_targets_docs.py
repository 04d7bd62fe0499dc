"""The pages of targets: what they carry, and a program that carries routing out."""

import json

import pytest

from catalogkit.build import Order, build
from catalogkit.constructs.tables import described, matrix
from catalogkit.findings import findings
from catalogkit.project import load
from catalogkit.targets import targets
from tests.docs import ROOT, blocks
from tests.pages import TODAY, WORLD

PAGES = ROOT / "docs" / "targets"
MARK = "<!-- generated from the target: pytest --update-golden -->\n"


@pytest.mark.parametrize("name", [*sorted(targets()), "matrix"])
def test_a_page_ends_with_what_is_carried(name, request):
    page = PAGES / f"{name}.md"
    written, _, table = page.read_text(encoding="utf-8").partition(MARK)
    every = targets()
    if name == "matrix":
        made = matrix({each.name: each.capabilities for each in every.values()})
    else:
        made = described(every[name].capabilities, every[name].ignores)

    if request.config.getoption("--update-golden"):
        page.write_text(f"{written}{MARK}\n{made}", encoding="utf-8")
        return

    assert table.strip("\n") == made.strip("\n")


def test_the_program_of_the_page_is_short():
    program = next(
        each for each in blocks(PAGES / "routing.md") if "def decide" in each.text
    )

    assert len([line for line in program.text.splitlines() if line]) <= 60
    assert "catalogkit" not in program.text


@pytest.mark.parametrize("root", [ROOT, WORLD], ids=["company", "world"])
def test_the_program_of_the_page_decides_every_example(root, tmp_path, monkeypatch):
    whole = load(root, TODAY)
    build(whole, findings(whole), Order(root, tmp_path / "dist", ("routing",)))
    monkeypatch.chdir(tmp_path)
    names = {}

    for each in blocks(PAGES / "routing.md"):
        if each.language == "python":
            exec(each.text, names)  # noqa: S102 - the page is ours

    for item, rules in names["rules"].items():
        for example in rules["examples"]:
            _compare(names, item, rules, example)


def _compare(names, item, rules, example):
    asks = example["requester"]
    people = {"requester": asks, "recipient": example["recipient"] or asks}
    facts = {f"{who}.{key}": v for who in people for key, v in people[who].items()}
    facts |= {**example["answers"], "request.channel": example.get("channel")}
    found = names["decide"](rules, facts)
    judged = {"path", "team", "approvals", "tasks", "refused"}
    if "side" not in json.dumps(rules["priority"]):  # inside or outside hours
        judged.add("priority")
    wanted = {key: each for key, each in example["expect"].items() if key in judged}
    for each in (found, wanted):  # what waits for the end of another may still come
        if "tasks" in each:
            each["tasks"] = [one for one in each["tasks"] if one not in _open(rules)]
    for each in (found, wanted):  # an author quotes it in one locale
        if "refused" in each:
            each["refused"] = each["refused"]["en"]
    asking = [each for each in rules["constraints"] if names["CLOCK"].search(str(each))]
    if wanted.get("refused") in [each["otherwise"]["en"] for each in asking]:
        return  # the program says that it does not judge these
    assert {key: found.get(key) for key in wanted} == wanted, (item, example["name"])


def _open(rules):
    """The tasks that ask how another one ended."""
    ends = tuple(f"{each['id']}." for each in rules["tasks"])
    asked = {each["id"]: json.dumps(each["when"]) for each in rules["tasks"]}
    return {name for name, when in asked.items() if any(f'"{e}' in when for e in ends)}
