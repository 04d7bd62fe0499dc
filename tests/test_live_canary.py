"""A secret of a platform is used, and is nowhere afterwards."""

import base64
import contextlib
import json
import os
from urllib.parse import quote, quote_plus

import pytest

from tests.live_desk import World, made

CANARY = "c4n'ary \"ä/+=%&<\\>$x"
CLOTHES = [
    CANARY,
    json.dumps(CANARY)[1:-1],
    repr(CANARY)[1:-1],
    quote(CANARY),
    quote(CANARY, safe=""),
    quote_plus(CANARY),
    base64.b64encode(CANARY.encode()).decode(),
    base64.b64encode(f"api:{CANARY}".encode()).decode()[8:-4],
]


@pytest.fixture
def world(tmp_path, capsys, monkeypatch) -> World:
    found = made(tmp_path, capsys, monkeypatch)
    kept = "/desk.json\n        user: api\n        password: {env: DESK_TOKEN}\n"
    found.replace("catalogkit.yaml", "/desk.json\n", kept)
    monkeypatch.setenv("DESK_TOKEN", CANARY)
    monkeypatch.setenv("PYTHONFAULTHANDLER", "1")
    monkeypatch.setattr("time.sleep", lambda _: None)
    return found


def kept(world: World) -> str:
    """Everything in the folder of a catalog."""
    files = [each for each in world.folder.rglob("*") if each.is_file()]
    return "\n".join(each.read_text("utf-8") for each in files)


def seen(text: str) -> list[str]:
    return [each for each in CLOTHES if each in text]


SAYING = [
    "refused: 401 for api:SECRET",
    "500: POST /login?p=SECRET",
    "gone: no way to https://api:SECRET@desk.example",
    "bug: {'password': 'SECRET'}",
    "lost: no answer to SECRET",
    "quoted: SECRET",
    "basic: SECRET",
    "caused: SECRET",
]


@pytest.mark.parametrize("said", SAYING, ids=lambda each: each.partition(":")[0])
@pytest.mark.parametrize("call", ["read", "create___Queue__laptop"])
def test_what_a_platform_says_of_a_secret_reaches_nobody(world, said, call):
    world.faults(**{call: said})

    printed = [
        *world.run("plan", "-e", "test", "-o", "test.plan"),
        *world.run("apply", "-e", "test", "--yes"),
        *world.run("plan", "-e", "test", "--format", "json"),
        *world.run("apply", "-e", "test", "--resume"),
    ]

    told = "\n".join(map(str, printed))
    assert seen(told) == []
    assert seen(kept(world)) == []
    assert "(hidden)" in told


def test_a_secret_that_stands_on_a_platform_is_written_nowhere(world):
    assert world.run("apply", "-e", "test", "--yes")[0] == 0
    world.by_hand("Queue:laptop", Name=f"Use {CANARY} for it")

    printed = [
        world.run("plan", "-e", "test", "-o", "test.plan"),
        world.run("apply", "-e", "test", "--yes"),
        world.run("drift", "-e", "test", "--format", "json"),
    ]
    desk = (world.folder / "desk.json").read_text("utf-8")
    (world.folder / "desk.json").unlink()

    assert [code for code, _, _ in printed] == [4, 4, 4]
    assert all("stands in Queue:laptop" in err for _, _, err in printed)
    assert "c4n'ary" in desk
    assert seen("\n".join(map(str, printed))) == []
    assert seen(kept(world)) == []
    assert not (world.folder / "test.plan").exists()


def test_a_short_secret_may_stand_anywhere(world, monkeypatch):
    monkeypatch.setenv("DESK_TOKEN", "laptop")

    assert world.run("apply", "-e", "test", "--yes")[0] == 0


def test_a_secret_is_in_no_argument_of_a_process(world):
    world.faults(read="listen: ")

    done = world.process("plan", "-e", "test")

    assert done.returncode == 4
    assert "listened" in done.stderr
    assert seen(done.stdout + done.stderr) == []


def test_a_traceback_of_ours_has_no_secret(world, monkeypatch):
    def broken(*_: object) -> None:
        with contextlib.suppress(KeyError):
            raise KeyError(os.environ["DESK_TOKEN"])
        message = f"it is {os.environ['DESK_TOKEN']!r}"
        raise ValueError(message)

    monkeypatch.setattr("catalogkit.live.planning.plan", broken)

    code, out, err = world.run("plan", "-e", "test")

    assert code == 3
    assert "ValueError: it is" in err
    assert seen(out + err) == []
