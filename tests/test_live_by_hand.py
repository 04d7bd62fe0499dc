"""What only people can do on a desk, and what the manifest says of platforms."""

import pytest

from tests.live_desk import World, made


@pytest.fixture
def world(tmp_path, capsys, monkeypatch) -> World:
    found: World = made(tmp_path, capsys, monkeypatch)
    found.replace("security.yaml", "contact: {", "contact: {page: /security, ")
    return found


def test_what_only_people_can_do_is_in_the_plan_and_the_run_book(world):
    _, plan, _ = world.run("plan", "-e", "test")
    code, applied, _ = world.run("apply", "-e", "test", "--yes")
    _, page, _ = world.run("runbook", "-e", "test")
    _, again, _ = world.run("plan", "-e", "test")

    assert "by hand (1): see the run-book" in plan
    assert "? task page-security “Link the page of security”" in plan
    assert code == 0
    assert "8 of 8 steps done" in applied
    assert "next: catalogkit runbook -e test" in applied
    assert "Go to **Start page** › **Links**." in page
    assert "| Address | `/security` |" in page
    assert "desk: 1 to do by hand" in again


def test_what_somebody_has_done_is_noted_until_it_is_wanted_otherwise(world):
    world.run("apply", "-e", "test", "--yes")
    key = "Manual:page-security"

    wrong = world.run("runbook", "-e", "test", "--done", "Manual:page-securit")
    code, noted, _ = world.run("runbook", "-e", "test", "--done", key)
    _, done, _ = world.run("plan", "-e", "test")
    _, left, _ = world.run("runbook", "-e", "test", "--open")
    verified = world.run("verify", "-e", "test")
    world.replace("security.yaml", "page: /security", "page: /it/security")
    _, later, _ = world.run("plan", "-e", "test")

    assert wrong[0] == 2
    assert f"did you mean '{key}'?" in wrong[2]
    assert (code, noted) == (0, f"{key} is noted as done\n")
    assert "nothing to do" in done
    assert "Address" not in left
    assert verified[0] == 0
    assert "done, as somebody said: Link the page of security" in verified[1]
    assert "1 to do by hand" in later


@pytest.mark.parametrize("there", [True, False])
def test_verify_believes_what_it_sees(world, there):
    world.run("apply", "-e", "test", "--yes")
    world.run("runbook", "-e", "test", "--done", "Manual:page-security")
    values = {"Team": "security", "Address": "/security"}
    world.set_desk({**world.desk, "links": [values] if there else []})

    code, out, _ = world.run("verify", "-e", "test")
    _, plan, _ = world.run("plan", "-e", "test")

    assert code == (0 if there else 1)
    assert ("done, as is seen there" if there else "  open: ") in out
    assert ("nothing to do" if there else "1 to do by hand") in plan


def test_a_platform_that_no_target_knows_is_said_where_it_is_named(world):
    world.replace("catalogkit.yaml", "      desk:", "      dsek:")

    code, out, _ = world.run("check")

    assert code == 1
    assert "called 'dsek'; did you mean 'desk'?" in out
    assert "at catalogkit.yaml:12:7 (platform/unknown-target)" in out


def test_an_owner_of_nothing_is_said_where_it_is_written(world):
    owners = "/desk.json\n        owners: {Queue.Descripton: ignore, Name: adopt}\n"
    world.replace("catalogkit.yaml", "/desk.json\n", owners)

    code, out, _ = world.run("check")

    assert code == 1
    assert "desk has no attribute 'Queue.Descripton'" in out
    assert "desk has no attribute 'Name'" in out
    assert "(platform/unknown-owner)" in out
