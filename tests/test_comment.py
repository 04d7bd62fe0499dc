"""One comment in a pull or merge request: written once, updated from then on."""

import json
from dataclasses import dataclass

import pytest

from catalogkit.cli.main import run as catalogkit
from tests.forges import BOT, JOB, PERSON, READER, SOMEBODY, forge

MARK = "<!-- catalogkit: catalog -->\n"


@dataclass(frozen=True)
class Done:
    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def hub():
    with forge() as made:
        yield made


@pytest.fixture
def comment(hub, tmp_path, monkeypatch, capsys):
    """Runs the command with a text, in a run of CI about request 7."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7}}), encoding="utf-8")
    file = tmp_path / "comment.md"

    def run(text, *words, token=JOB, gitlab=False, **more):
        file.write_text(text, encoding="utf-8")
        given = hub.env(token, gitlab=gitlab) | {"GITHUB_EVENT_PATH": str(event)} | more
        for name in ("GITHUB_ACTIONS", "GITLAB_CI", "CATALOGKIT_TOKEN", "GITHUB_TOKEN"):
            monkeypatch.delenv(name, raising=False)
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        code = catalogkit(["comment", str(file), *words])
        return Done(code, *capsys.readouterr())

    return run


@pytest.mark.parametrize("gitlab", [False, True])
def test_the_first_run_writes_and_the_next_one_updates(hub, comment, gitlab):
    token = PERSON if gitlab else JOB
    first = comment("one", gitlab=gitlab, token=token)
    second = comment("two, 中文", gitlab=gitlab, token=token)

    assert (first.stdout, second.stdout) == (
        "the comment is written\n",
        "the comment is updated\n",
    )
    assert hub.bodies == [f"{MARK}two, 中文"]


@pytest.mark.parametrize("gitlab", [False, True])
def test_a_comment_is_found_behind_hundreds_of_others(hub, comment, gitlab):
    for number in range(230):
        hub.wrote(SOMEBODY, f"remark {number}")
    hub.wrote(SOMEBODY if gitlab else BOT, f"{MARK}old")
    hub.wrote(SOMEBODY, "the last word")

    comment("new", gitlab=gitlab, token=PERSON if gitlab else JOB)

    assert hub.bodies[230:] == [f"{MARK}new", "the last word"]


def test_what_others_wrote_is_never_touched_even_with_our_mark(hub, comment):
    theirs = [f"{MARK}mine now", f"> {MARK}quoted", "<!-- catalogkit: other -->\nx"]
    for who, body in zip((SOMEBODY, BOT, BOT), theirs, strict=True):
        hub.wrote(who, body)

    comment("ours")

    assert hub.bodies == [*theirs, f"{MARK}ours"]


def test_a_person_updates_what_that_person_wrote(hub, comment):
    hub.wrote(BOT, f"{MARK}of the job")
    comment("mine", token=PERSON)
    comment("mine again", token=PERSON)

    assert hub.bodies == [f"{MARK}of the job", f"{MARK}mine again"]


def test_several_catalogs_have_a_comment_each(hub, comment):
    comment("one", "--name", "services/it")
    comment("two", "--name", "services/hr")
    comment("three", "--name", "services/it")

    assert [each.split("\n")[1] for each in hub.bodies] == ["three", "two"]


@pytest.mark.parametrize("name", ["a --> <script>", "a--b", "", "-x", "a\nb"])
def test_a_name_cannot_end_the_mark(hub, comment, name):
    done = comment("x", f"--name={name}")

    assert done.exit_code == 2
    assert "is no name such as catalog" in done.stderr
    assert not hub.asked


def test_a_token_that_may_only_read_is_told_what_it_needs(hub, comment):
    done = comment("x", token=READER)

    assert done.exit_code == 1
    assert "it needs 'pull-requests: write', which no pull request" in done.stderr
    assert READER not in done.stdout + done.stderr
    assert not hub.comments


def test_the_longest_comment_fits_and_a_longer_one_is_not_sent(hub, comment):
    room = 65_536 - len(MARK)

    assert comment("中" * room).exit_code == 0
    asked = len(hub.asked)
    done = comment("x" * (room + 1))

    assert done.exit_code == 1
    assert "takes 65,536 characters and this has 65,537" in done.stderr
    assert len(hub.asked) == asked


def test_a_token_is_not_carried_to_another_server(hub, comment):
    with forge() as other:
        hub.moved_to = other.address
        done = comment("x")

        assert done.exit_code == 1
        assert "(HTTP 302)" in done.stderr
        assert not other.asked


def test_a_forge_that_is_broken_or_away_is_a_sentence(hub, comment):
    hub.broken = True
    assert "GitHub did not take the comment (HTTP 502)" in comment("x").stderr

    done = comment("x", GITHUB_API_URL="http://127.0.0.1:1")

    assert done.exit_code == 1
    assert "no comment: GitHub gave no answer that can be read: " in done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"GITHUB_ACTIONS": ""}, "nobody knows to which pull or merge request"),
        ({"GITHUB_EVENT_PATH": "/nowhere"}, "this run is not about a pull request"),
        ({"GITHUB_TOKEN": ""}, "GITHUB_TOKEN is not set"),
        ({"GITHUB_TOKEN": "a\r\nHost: b"}, "GITHUB_TOKEN is no plain text"),
        ({"GITHUB_API_URL": "file:///etc/passwd"}, "which is no address of the web"),
    ],
)
def test_what_a_run_does_not_say_is_a_wrong_call(hub, comment, given, said):
    done = comment("x", **given)

    assert done.exit_code == 2
    assert said in done.stderr
    assert not hub.asked


def test_a_pipeline_without_a_merge_request_has_nothing_to_comment_on(hub, comment):
    done = comment("x", gitlab=True, CI_MERGE_REQUEST_IID="")

    assert done.exit_code == 2
    assert "this run is not about a merge request" in done.stderr
