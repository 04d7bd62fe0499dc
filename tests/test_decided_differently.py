"""Which requests are decided differently, against deciding every request one by one."""

import datetime
import re
from copy import deepcopy
from random import Random

import pytest

from catalogkit.decide import Refused, decide
from catalogkit.diff.compare import compare
from catalogkit.diff.decided import redecided
from catalogkit.project import compiled
from catalogkit.redecided import Redecided, Shifted
from tests.pages import TODAY, world
from tests.strategies_items import (
    MODES,
    built,
    condition,
    item,
    requests_to,
)

AT = datetime.datetime.fromisoformat("2026-12-01T10:00+08:00")


def found(*edits: tuple[str, str, str]):
    """What is decided otherwise after some edits of the small world."""
    files = world()
    before = compiled(files, TODAY)
    for name, old, new in edits:
        path = f"catalog/{name}.yaml"
        text = files[path].decode()
        assert old in text
        files[path] = text.replace(old, new).encode()
    after = compiled(files, TODAY, known=before)
    assert before.catalog is not None
    assert after.catalog is not None
    assert not after.diagnostics
    return [*redecided(compare(before.catalog, after.catalog))]


def rows(those):
    return [(e.item, e.aspect, e.name, e.old, e.new, e.said, e.share) for e in those]


def test_a_condition_of_a_path_moves_requests_to_another_team():
    expert = "  expert:\n    when: {device: unmanaged"
    moved = found(("vpn-access", expert, f"{expert}, requester.employment: contractor"))

    who = "device: unmanaged, requester.employment: employee"
    assert rows(moved) == [
        ("vpn-access", "path", "", "expert", "standard", who, 0.25),
        ("vpn-access", "team", "", "security", "network-operations", who, 0.25),
    ]


@pytest.mark.parametrize("kind, name", [("team", "security"), ("calendar", "hq")])
def test_what_is_only_called_otherwise_decides_nothing_otherwise(kind, name):
    names = rb"(?m)((?:^id|team|owner|calendar): )%s(?=[\n},])" % name.encode()
    word = re.compile(names)
    files = {
        path.replace(f"/{name}.", "/renamed."): word.sub(rb"\1renamed", data)
        for path, data in world().items()
    }
    files["catalog/renamed.yaml"] += f"renamed_from: {name}\n".encode()
    before, after = (compiled(each, TODAY).catalog for each in (world(), files))
    assert before is not None
    assert after is not None
    assert f"{kind}:renamed" in {each.key for each in after.entities[kind].values()}

    assert not [*redecided(compare(before, after))]


def test_an_approval_without_its_condition_is_asked_of_more():
    (row,) = found(
        ("vpn-access", "    when: {requester.employment: contractor}\n    by", "    by")
    )

    assert (row.aspect, row.name, row.old, row.new, row.share) == (
        ("approval", "manager", "not asked", "asked", 0.5)
    )
    assert "employment: employee" in row.said


def test_an_audience_that_is_narrower_refuses_whom_it_took():
    refused = found(("employees", "[employee, contractor]", "[employee]"))

    assert ("taken", "taken", "refused") in {(e.aspect, e.old, e.new) for e in refused}
    assert all(e.request.requester["employment"] == "contractor" for e in refused)


def test_a_promise_that_is_longer_is_due_otherwise_for_all():
    (row,) = found(("vpn-access", "fulfil: 4h", "fulfil: 8h"))

    assert (row.aspect, row.old, row.new, row.share) == (
        ("fulfil", "4h on hq", "8h on hq", 1.0)
    )


def test_a_day_more_that_is_closed_moves_due_times_and_is_told_with_the_worst():
    shifted = found(("hq", "id: hq", "id: hq\nclosed: [2026-12-07]"))

    assert all(isinstance(each, Shifted) for each in shifted)
    (row,) = [e for e in shifted if (e.item, e.time) == ("vpn-access", "4h")]
    assert row.asked.isoformat() == "2026-12-04T15:00:00+08:00"
    assert row.old.isoformat() == "2026-12-07T10:00:00+08:00"
    assert row.new.isoformat() == "2026-12-08T10:00:00+08:00"
    assert 0 < row.share < 0.01


def test_a_question_that_nothing_reads_and_that_must_be_answered_refuses_requests():
    question = "form:\n  - {id: remark, type: text, label: {en: Remark, zh-CN: 备注}%s}"
    files = world()
    path = "catalog/laptop.yaml"
    text = files[path].decode()
    sides = [
        {**files, path: text.replace("form:", question % each, 1).encode()}
        for each in ("", ", required: true")
    ]
    before, after = (compiled(each, TODAY).catalog for each in sides)
    assert before is not None
    assert after is not None

    (row,) = redecided(compare(before, after))

    assert isinstance(row, Redecided)
    assert (row.aspect, row.old, row.new) == ("taken", "taken", "refused")
    assert "remark" not in row.request.answers
    assert row.share == 0.5


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("vpn-access", "effort: 10m", "effort: 20m"),
        ("vpn-access", "{device: unmanaged}", "{all: [{device: [unmanaged]}]}"),
        ("vpn-access", "title: {en: VPN access,", "title: {en: VPN,"),
        ("hq", "title: {en: Head office,", "title: {en: Main office,"),
        ("hq", "working_days: [2026-10-10]", "working_days: [2026-10-10, 2020-10-10]"),
    ],
)
def test_what_decides_nothing_otherwise_is_not_told(name, old, new):
    assert not found((name, old, new))


def with_steps(body, random, names):
    """A random item with an approval and two tasks."""
    when = [condition(random, names, 1) for _ in range(3)]
    body["approvals"] = [{"id": "boss", "by": {"role": "boss"}, "when": when[0]}]
    body["fulfilment"] = [
        {"id": "first", "team": "service-desk", "when": when[1]},
        {"id": "second", "team": "security", "when": when[2], "after": ["first"]},
    ]
    return body


def changed(body, random, names):
    """Another version of it."""
    new = deepcopy(body)
    key = random.choice(["paths", "approvals", "fulfilment", "form", "constraints"])
    match key:
        case "paths":
            name = random.choice([*body["paths"]])
            new["paths"][name] = {"when": condition(random, names, 1)}
        case "form":
            asked = random.choice(new["form"])
            asked["required"] = not asked.get("required")
        case "constraints":
            limit = {"require": condition(random, names, 1), "otherwise": "No"}
            new["constraints"] = [limit]
        case _:
            random.choice(new[key])["when"] = condition(random, names, 1)
    return new


def outcomes(side, request) -> dict[tuple[str, str], str] | None:
    """What `decide` says of a request; None where it is refused."""
    try:
        done = decide(
            side.catalog, side.item, request.answers, request.requester, AT,
            channel=request.channel,
        )  # fmt: skip
    except Refused:
        return None
    asked = {each.id for each in done.approvals}
    tasks = {each.id for each in done.tasks}
    return {
        ("path", ""): done.path or "no path",
        ("team", ""): done.team or "nobody",
        ("approval", "boss"): "asked" if "boss" in asked else "not asked",
        ("task", "first"): "done" if "first" in tasks else "not done",
        ("task", "second"): "done" if "second" in tasks else "not done",
    }


@pytest.mark.parametrize("seed", range(6))
def test_exactly_those_kinds_are_told_that_some_request_shows(seed):
    random = Random(seed)
    body = item(random, MODES[seed % len(MODES)])
    names = [each["id"] for each in body["form"]]
    body = with_steps(body, random, names)
    old, new = built(body), built(changed(body, random, names))
    expected = {
        pair
        for side in (old, new)
        for request in requests_to(side)
        for pair in pairs(old, new, request)
    }

    told = [*redecided(compare(old.catalog, new.catalog))]

    assert {(e.aspect, e.name, e.old, e.new) for e in told} == expected
    for each in told:
        assert isinstance(each, Redecided)
        shown = pairs(old, new, each.request)
        assert (each.aspect, each.name, each.old, each.new) in shown


def pairs(old, new, request) -> set[tuple[str, str, str, str]]:
    """What becomes otherwise of one request."""
    one, other = (outcomes(side, request) for side in (old, new))
    if one is None or other is None:
        was, now = ("refused" if each is None else "taken" for each in (one, other))
        return {("taken", "", was, now)} if was != now else set()
    return {(*key, one[key], other[key]) for key in one if one[key] != other[key]}
