"""`apply` on a desk in a file."""

import json
import os
import pty
import subprocess
import sys

import pytest

from catalogkit.rollout.journal import JournalRefused
from catalogkit.rollout.lock import locked
from tests.live_desk import World, made

KILLED = -9


@pytest.fixture
def world(tmp_path, capsys, monkeypatch) -> World:
    monkeypatch.setattr("time.sleep", lambda _: None)
    return made(tmp_path, capsys, monkeypatch)


def changed(world: World) -> None:
    """The catalog is otherwise than at the last apply."""
    world.replace("vpn-access.yaml", "{en: VPN access,", "{en: VPN,")
    world.replace("vpn-access.yaml", "Managed by IT", "IT manages it")


def test_an_apply_does_all_and_a_second_one_nothing(world):
    code, out, err = world.run("apply", "-e", "test", "--yes")
    before = world.desk
    again = world.run("apply", "-e", "test", "--yes")

    assert (code, err) == (0, "")
    assert "desk: 8 of 8 steps done\njournal: .catalogkit/test/journal/desk-" in out
    assert again[0] == 0
    assert "desk: nothing to do" in again[1]
    assert world.desk == before
    assert len(world.journals) == 1


def test_nobody_at_a_terminal_must_have_agreed_before(world):
    code, out, err = world.run("apply", "-e", "test")

    assert code == 2
    assert "desk: 8 to create" in out
    assert "nobody is at a terminal to agree: pass --yes" in err
    assert not (world.folder / "desk.json").exists()


@pytest.mark.parametrize(("answer", "code"), [(b"y\n", 0), (b"n\n", 130)])
def test_somebody_at_a_terminal_is_asked(world, answer, code):
    ours, theirs = pty.openpty()
    os.write(ours, answer)

    done = world.process("apply", "-e", "test", stdin=theirs)

    os.close(theirs)
    os.close(ours)
    assert "Do this in test? [y/N]" in done.stderr
    assert done.returncode == code
    assert (world.folder / "desk.json").exists() == (code == 0)


def test_a_plan_from_a_file_is_done_without_a_question(world):
    world.run("plan", "-e", "test", "-o", "test.plan")

    code, out, _ = world.run("apply", "test.plan")

    assert code == 0
    assert "8 of 8 steps done" in out


@pytest.mark.parametrize("who", ["catalog", "desk", "owners", "file"])
def test_a_plan_is_refused_when_anything_has_changed_since(world, who):
    world.run("apply", "-e", "test", "--yes")
    changed(world)
    world.run("plan", "-e", "test", "-o", "test.plan")
    before = world.desk
    if who == "catalog":
        world.replace("vpn-access.yaml", "IT manages it", "Ours")
    elif who == "desk":
        world.by_hand("Team:security", Members=["m.lee"])
        before = world.desk
    elif who == "owners":
        owners = "/desk.json\n        owners: {Queue.Name: ignore}\n"
        world.replace("catalogkit.yaml", "/desk.json\n", owners)
    else:
        text = (world.folder / "test.plan").read_text("utf-8")
        mended = text.replace('"after": "VPN"', '"after": "Mine"')
        assert mended != text
        (world.folder / "test.plan").write_text(mended, encoding="utf-8")

    code, _, err = world.run("apply", "test.plan")

    said = {
        "catalog": "the catalog has changed since this plan was made",
        "desk": "desk has changed since this plan was made",
    }
    assert code == 2
    assert said.get(who, "this plan would be another one today") in err
    assert "plan again: catalogkit plan -e test" in err
    assert world.desk == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["test.plan", "-e", "prod"], "'test.plan' is a plan for test, not for prod"),
        (["test.plan", "--target", "other"], "has no plan for other"),
        (["test.plan", "--adopt", "all"], "a plan file says all"),
        (["catalogkit.yaml"], "'catalogkit.yaml' is no plan that catalogkit wrote"),
    ],
)
def test_a_plan_file_is_used_for_what_it_is(world, args, said):
    world.run("plan", "-e", "test", "-o", "test.plan")

    code, _, err = world.run("apply", *args)

    assert code == 2
    assert said in err


def test_what_fails_is_said_at_once_and_resumed_later(world):
    world.faults(**{"create___Question__laptop.site": "refused: no\x1b[2J such type"})

    code, out, err = world.run("apply", "-e", "test", "--yes")
    (journal,) = world.journals
    world.faults()
    _, planned, _ = world.run("plan", "-e", "test")
    resumed, said, _ = world.run("apply", "-e", "test", "--resume")

    assert code == 4
    assert err == (
        r"failed: question laptop.site “Where do you work?”: no\x1b[2J such type" "\n"
    )
    assert "desk: 6 of 8 steps done, 1 failed, 1 not tried" in out
    assert "not tried: queue laptop “Laptop”" in out
    assert f"journal: .catalogkit/test/journal/{journal.name}" in out
    assert "next: catalogkit apply -e test --resume" in out
    assert "was cut off after 6 of 8 steps" in planned
    assert (resumed, "desk: 8 of 8 steps done" in said) == (0, True)
    assert len(world.in_use) == 8


def test_an_interrupted_apply_says_how_to_go_on(world):
    world.faults(create___Queue__laptop="stop: ")

    code, _, err = world.run("apply", "-e", "test", "--yes")
    world.faults()
    resumed, _, _ = world.run("apply", "-e", "test", "--resume")

    assert code == 130
    assert "next: catalogkit apply -e test --resume" in err
    assert resumed == 0
    assert len(world.desk["things"]) == 8


def test_a_killed_apply_is_resumed_without_a_duplicate(world):
    world.faults(**{"create___Queue__vpn-access": "kill: "})

    done = world.process("apply", "-e", "test", "--yes")
    world.faults()
    code, _, _ = world.run("apply", "-e", "test", "--resume")

    assert done.returncode == KILLED
    assert code == 0
    assert len(world.desk["things"]) == 8
    assert world.run("plan", "-e", "test", "--exit-code")[0] == 0


def test_a_catalog_that_changed_after_a_cut_is_planned_anew(world):
    world.run("apply", "-e", "test", "--yes")
    changed(world)
    world.faults(**{"update___Queue__vpn-access": "refused: not today"})
    world.run("apply", "-e", "test", "--yes")
    world.replace("vpn-access.yaml", "{en: VPN,", "{en: Tunnel,")
    world.faults()

    refused = world.run("apply", "-e", "test", "--resume")
    code, out, _ = world.run("apply", "-e", "test", "--yes")

    assert refused[0] == 2
    assert "the catalog has changed since the apply of desk" in refused[2]
    assert code == 0
    assert "changed by hand" not in out
    assert world.there("Queue:vpn-access")["body"]["Name"] == "Tunnel"
    assert not [each for each in world.journals if "open" in each.name]


def test_nothing_cut_off_is_nothing_to_resume(world):
    code, out, _ = world.run("apply", "-e", "test", "--resume")

    assert code == 0
    assert "there is nothing to resume" in out


def test_two_applies_do_not_meet(world):
    with locked(world.folder, "test"):
        code, _, err = world.run("apply", "-e", "test", "--yes")

    assert code == 2
    assert "another apply or rollback of environment test is at work" in err


def test_what_is_known_of_a_platform_holds_no_values(world):
    world.run("apply", "-e", "test", "--yes")

    kept = (world.folder / ".catalogkit/test/desk.bindings.json").read_text("utf-8")
    ignored = (world.folder / ".catalogkit/.gitignore").read_text("utf-8")

    assert json.loads(kept)["resources"]["Queue:vpn-access"]["native"]
    assert "VPN access" not in kept
    assert "journal/" in ignored


def test_a_bug_of_a_platform_is_a_bug_and_leaves_a_journal(world):
    world.faults(create___Queue__laptop="bug: boom")

    code, _, err = world.run("apply", "-e", "test", "--yes")

    assert code == 3
    assert "RuntimeError: boom" in err
    assert [each for each in world.journals if "open" in each.name]


def test_commands_without_a_platform_stay_quick():
    code = (
        "import sys; from catalogkit.cli.main import run; run(['--help']); "
        "sys.exit(any('rollout' in each or 'live' in each.split('.') "
        "for each in sys.modules))"
    )
    src = os.pathsep.join(map(os.path.abspath, sys.path))
    env = {**os.environ, "PYTHONPATH": src}
    done = subprocess.run([sys.executable, "-c", code], env=env, check=False)

    assert done.returncode == 0


def test_one_platform_that_fails_does_not_stop_another(world):
    second = "      second-desk: {url: /other.json}\n"
    manifest = world.folder / "catalogkit.yaml"
    manifest.write_text(manifest.read_text("utf-8") + second, encoding="utf-8")
    world.faults(create___Queue__laptop="refused: not today")

    code, out, _ = world.run("apply", "-e", "test", "--yes")
    world.faults()
    resumed, said, _ = world.run("apply", "-e", "test", "--resume")

    assert code == 4
    assert "desk: 7 of 8 steps done, 1 failed\n" in out
    assert "second-desk: 8 of 8 steps done\n" in out
    assert resumed == 0
    assert "second-desk" not in said


def test_a_disk_that_is_full_leaves_what_can_be_resumed(world, monkeypatch):
    def full(*_: object) -> None:
        message = "'x' cannot be written: No space left on device"
        raise JournalRefused(message)

    with monkeypatch.context() as patch:
        patch.setattr("catalogkit.rollout.journal.Journal.note", full)
        code, _, err = world.run("apply", "-e", "test", "--yes")
    resumed, _, _ = world.run("apply", "-e", "test", "--resume")

    assert code == 4
    assert "No space left on device" in err
    assert "next: catalogkit apply -e test --resume" in err
    assert resumed == 0
