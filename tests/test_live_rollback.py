"""`rollback` and `verify` on a desk in a file."""

import pytest

from tests.live_desk import World, made


@pytest.fixture
def world(tmp_path, capsys, monkeypatch) -> World:
    return made(tmp_path, capsys, monkeypatch)


def test_a_rollback_is_shown_and_brings_back_what_was(world):
    world.run("apply", "-e", "test", "--yes")
    before = world.desk["things"]
    world.replace("vpn-access.yaml", "{en: VPN access,", "{en: VPN,")
    world.remove_laptop()
    world.run("apply", "-e", "test", "--yes")
    journal = str(world.journals[-1])

    asked = world.run("rollback", journal)
    code, out, _ = world.run("rollback", journal, "--yes")

    assert asked[0] == 2
    assert 'Name: "VPN" → "VPN access"' in asked[1]
    assert code == 0
    assert "take back into use (2)" in out
    assert world.desk["things"] == before


def test_a_rollback_of_what_was_cut_off_ends_it(world):
    world.faults(create___Queue__laptop="stop: ")
    world.run("apply", "-e", "test", "--yes")
    world.faults()

    code, _, _ = world.run("rollback", str(world.journals[-1]), "--yes")

    assert code == 0
    assert world.in_use == set()
    assert "nothing to resume" in world.run("apply", "-e", "test", "--resume")[1]


def test_a_rollback_needs_no_sound_catalog(world):
    world.run("apply", "-e", "test", "--yes")
    world.replace("laptop.yaml", "owner:", "onwer:")

    code, _, _ = world.run("rollback", str(world.journals[-1]), "--yes")

    assert code == 0
    assert world.in_use == set()


def test_a_rollback_stays_in_its_environment(world):
    world.run("apply", "-e", "test", "--yes")

    other = world.run("rollback", str(world.journals[-1]), "-e", "prod")
    none = world.run("rollback", "catalogkit.yaml")

    assert other[0] == none[0] == 2
    assert "is of environment test, not of prod" in other[2]
    assert "is no journal of an apply" in none[2]


def test_verify_says_how_much_is_as_the_catalog_says(world):
    before = world.run("verify", "-e", "test")
    world.run("apply", "-e", "test", "--yes")
    after = world.run("verify", "-e", "test")

    assert before[0] == 1
    assert "desk: 0 of 8 things are as the catalog says" in before[1]
    assert after == (0, "desk: 8 of 8 things are as the catalog says\n", "")
