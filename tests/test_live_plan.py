"""`plan` and `drift` on a desk in a file."""

import json
import re

import pytest

from tests.live_desk import World, made

ITEM = """
kind: service_item
id: {name}
version: 1.0.0
title: {{en: {title}, zh-CN: {title}}}
owner: security
review_by: 2027-03-31
channels: [portal]
deliverables:
  - id: done
    result: {{en: It is yours, zh-CN: 已归您使用}}
    notify: [requester]
    evidence: vpn-gateway.account_enabled
form: []
promise: {{calendar: hq, respond: 30m, fulfil: 4h}}
paths: {{standard: {{team: security}}}}
"""
LENT = "{id: lent, label: {en: Lent, zh-CN: 借用}}"
LONG = "Reach the company network\nfrom outside.\nAsk before you travel."


@pytest.fixture
def world(tmp_path, capsys, monkeypatch) -> World:
    return made(tmp_path, capsys, monkeypatch)


@pytest.fixture
def busy(world: World) -> World:
    """A world in which much has happened since the last apply."""
    world.run("apply", "-e", "test", "--yes")
    laptop = next(n for n, e in world.desk["things"].items() if "Queue:l" in e["key"])
    world.set_desk({**world.desk, "data": {laptop: 812}})
    world.by_hand("Queue:vpn-access", Name="Tunnel", Description=LONG)
    world.by_hand("Team:security", Members=["l.wang", "m.lee"])
    world.put("Queue", Name="Door badge", Description="", Team="", Questions=[])
    world.put("Queue", Name="Guest Wi-Fi", Description="", Team="", Questions=[])
    owners = "        owners: {Queue.Description: ignore, Team.Members: adopt}\n"
    world.replace("catalogkit.yaml", "/desk.json\n", f"/desk.json\n{owners}")
    world.remove_laptop()
    vpn = world.folder / "catalog" / "vpn-access.yaml"
    text = vpn.read_text("utf-8")
    for old, new in {
        "Managed by IT": "IT manages it",
        "{id: managed,": f"{LENT}\n      - {{id: managed,",
        "Why your own device?": "Why not one of ours?",
    }.items():
        assert old in text
        text = text.replace(old, new)
    vpn.write_text(text, encoding="utf-8")
    for name, title in (("door-badge", "Door badge"), ("guest-wifi", "Guest Wi-Fi")):
        world.write(f"{name}.yaml", ITEM.format(name=name, title=title))
    return world


@pytest.mark.parametrize(
    ("style", "file"), [("text", "plan.txt"), ("markdown", "plan.md")]
)
def test_a_plan_says_what_is_done_to_what_and_who_notices(busy, style, file, golden):
    code, out, err = busy.run(
        "plan", "-e", "test", "--format", style, "--adopt", "Queue:door-badge"
    )

    assert (err, code) == ("", 0)
    golden(f"live/{file}", out)


def test_drift_says_what_becomes_of_each_change_by_hand(busy, golden):
    code, out, _ = busy.run("drift", "-e", "test", "--exit-code")

    assert code == 1
    golden("live/drift.txt", out)


def test_nothing_changed_by_hand_is_no_drift(world):
    world.run("apply", "-e", "test", "--yes")

    code, out, _ = world.run("drift", "-e", "test", "--exit-code")

    assert code == 0
    assert "nothing was changed by hand" in out


def test_programs_read_both_values_of_what_changes(busy):
    _, out, _ = busy.run("plan", "-e", "test", "--format", "json")

    (plan,) = json.loads(out)["plans"]
    (vpn,) = (e for e in plan["steps"] if e["key"] == "Queue:vpn-access")
    (name,) = (e for e in vpn["changes"] if e["name"] == "Name")
    assert (vpn["do"], vpn["at"]) == ("update", "catalog/vpn-access.yaml:6")
    assert (name["before"], name["after"]) == ("Tunnel", "VPN access")
    assert name["noticed"] == "a service has another name"
    owners = {e["attribute"]: e["owner"] for e in plan["drifts"]}
    assert owners == {"Name": "managed", "Description": "ignore", "Members": "adopt"}


def test_a_plan_has_an_exit_code_only_for_those_who_ask(world):
    assert world.run("plan", "-e", "test")[0] == 0
    assert world.run("plan", "-e", "test", "--exit-code")[0] == 1
    world.run("apply", "-e", "test", "--yes")

    code, out, _ = world.run("plan", "-e", "test", "--exit-code")

    assert code == 0
    assert "desk: nothing to do" in out


def test_a_plan_writes_nothing(world):
    world.run("plan", "-e", "test")

    assert not (world.folder / "desk.json").exists()
    assert not (world.folder / ".catalogkit").exists()


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("gone: the desk is closed", "desk in test cannot be read: the desk is closed"),
        ("500: no\x1b[2Jbody home", r"cannot be read: no\x1b[2Jbody home"),
    ],
)
def test_a_platform_that_cannot_be_read_ends_with_4(world, how, said, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    world.faults(read=how)

    code, out, err = world.run("plan", "-e", "test")

    assert (code, out) == (4, "")
    assert said in err


def test_a_missing_secret_ends_with_4_and_its_place(world):
    more = "/desk.json\n        password: {env: DESK_TOKEN}\n"
    world.replace("catalogkit.yaml", "/desk.json\n", more)

    code, _, err = world.run("plan", "-e", "test")

    assert code == 4
    assert "the environment variable DESK_TOKEN is not set" in err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "name the environment"),
        (["-e", "tset"], "the manifest has no environment 'tset'; it has test"),
        (["-e", "test", "--target", "dsek"], "did you mean 'desk'?"),
        (["-e", "test", "--adopt", "Queue:lptop"], "did you mean 'Queue:laptop'?"),
        (["-e", "test", "--allow-data-loss", "Queue:x"], "needs --reason"),
        (
            ["-e", "test", "--allow-data-loss", "Queue:x", "--reason", " "],
            "needs --reason",
        ),
        (["-e", "test", "--reason", "x"], "--reason goes with --allow-data-loss"),
        (
            ["-e", "test", "--allow-data-loss", "Queue:laptop", "--reason", "x"],
            "the catalog has it, so it stays",
        ),
        (
            ["-e", "test", "--allow-data-loss", "Queue:fax", "--reason", "x"],
            "nothing of this name is taken away",
        ),
    ],
)  # fmt: skip
def test_a_wrong_call_ends_with_2_and_says_what_would_be_right(world, args, said):
    code, _, err = world.run("plan", *args)

    assert code == 2
    assert said in err


def test_an_environment_without_a_platform_says_how_to_name_one(world):
    world.replace("catalogkit.yaml", "desk:\n        url: /desk.json", "{}")

    code, _, err = world.run("plan", "-e", "test")

    assert code == 2
    assert "names no platform: write one in catalogkit.yaml" in err


def test_a_catalog_with_an_error_plans_nothing(world):
    world.run("apply", "-e", "test", "--yes")
    world.replace("laptop.yaml", "owner:", "onwer:")

    code, out, err = world.run("plan", "-e", "test")

    assert (code, out) == (1, "")
    assert "look as if it were to be taken away" in err


def test_data_goes_only_with_a_reason_which_the_plan_and_the_journal_keep(busy):
    options = ["--allow-data-loss", "Queue:laptop", "--reason", "Agreed on 3 May"]

    _, out, _ = busy.run("plan", "-e", "test", *options)
    code, _, _ = busy.run("apply", "-e", "test", "--yes", *options)

    assert "queue laptop “Laptop”: 812 requests lost, since: Agreed on 3 May" in out
    assert code == 1  # two are still blocked
    assert "Agreed on 3 May" in busy.journals[-1].read_text("utf-8")
    assert all(e["key"] != "Queue:laptop" for e in busy.desk["things"].values())


HOSTILE = "\x1b[31m<script>|`*x*\u202e::error:: [a](b) @you"


@pytest.mark.parametrize("style", ["text", "markdown"])
def test_no_name_acts_in_a_plan(world, style):
    quoted = json.dumps(HOSTILE)
    world.replace("vpn-access.yaml", "{en: VPN access,", f"{{en: {quoted},")
    world.replace("security.yaml", "{en: Security,", f"{{en: {quoted},")
    world.run("apply", "-e", "test", "--yes")
    world.by_hand(
        "Queue:vpn-access", Name=f"{HOSTILE}\n::error::x", Questions=[HOSTILE]
    )
    world.put("Team", Name="Service desk\n")

    _, out, _ = world.run("plan", "-e", "test", "--format", style)

    assert "\x1b" not in out
    assert "\u202e" not in out
    assert not any(line.startswith("::") for line in out.splitlines())
    if style == "markdown":
        assert re.search(r"(?<!\\)[<`|*]script", out) is None
        assert re.search(r"(?<!\\)\]\(b", out) is None
