"""`import --from`: a live platform becomes drafts, and a plan only marks them."""

import json

import pytest

from tests.strangers import DESK, queue
from tests.trackers import FROM, INCOMPLETE, MANIFEST, Project, project_in


@pytest.fixture
def project(tmp_path, capsys, monkeypatch) -> Project:
    found = project_in(tmp_path, capsys, monkeypatch)
    found.fill(*DESK)
    return found


def test_an_import_writes_definitions_and_says_what_stays_behind(project):
    code, out, _ = project.run(*FROM)

    assert code == 0
    assert "scrip 'Route by device' is a program in Perl" in out
    assert "| queue | 4 | 4 |" in out
    assert "title: VPN access" in project.text("catalog/items/vpn-access.yaml")
    assert "next: catalogkit plan -e prod" in out


def test_the_manifest_learns_what_is_known_of_requesters_and_keeps_its_comments(
    project,
):
    project.run(*FROM)

    manifest = project.text("catalogkit.yaml")
    assert manifest.startswith(MANIFEST)
    assert "requester:\n  department:" in manifest


def test_nothing_is_written_there(project):
    before = project.file.read_bytes()

    project.run(*FROM)

    assert project.file.read_bytes() == before


def test_a_plan_only_marks_and_then_is_empty(project):
    project.run(*FROM)
    steps = project.plan()["steps"]
    assert {each["do"] for each in steps} == {"adopt"}
    assert not any(each.get("changes") for each in steps)

    project.apply()

    assert project.plan()["steps"] == []


def test_a_dry_run_writes_nothing(project):
    code, out, _ = project.run(*FROM, "--dry-run")

    assert code == 0
    assert "files would be written" in out
    assert not (project.folder / "catalog").exists()
    assert not (project.folder / ".catalogkit").exists()


def test_what_changes_there_is_merged_into_what_its_author_made_of_it(project):
    project.run(*FROM)
    project.edit("vpn-access", "title: VPN access", "title: Remote access # ours")
    project.change("3", Description="Reach it from home")
    project.change("7", EntryHint="Which one do you use?")

    code, out, _ = project.run(*FROM)

    assert code == 0
    assert "catalog/items/vpn-access.yaml: merged" in out
    text = project.text("catalog/items/vpn-access.yaml")
    assert "title: Remote access # ours" in text
    assert "summary: Reach it from home" in text
    assert "help: Which one do you use?" in text


def test_after_that_a_plan_has_nothing_to_do_about_it(project):
    project.run(*FROM)
    project.apply()
    project.change("3", Description="Reach it from home")
    project.change("9", Pattern=r"^[A-Z]{3}\d{4}$")

    project.run(*FROM)

    found = project.plan()
    assert found["steps"] == []
    assert "[A-Z]{3}" in project.text("catalog/field_sets/cost-centre.yaml")


def test_what_its_author_changed_is_still_to_be_done_after_another_import(project):
    project.run(*FROM)
    project.apply()
    project.edit("vpn-access", "title: VPN access", "title: Remote access")

    project.run(*FROM)

    (step,) = project.plan()["steps"]
    assert step["key"] == "Queue:vpn-access"
    (change,) = step["changes"]
    assert (change["before"], change["after"]) == ("VPN access", "Remote access")


def test_both_sides_changed_is_told_and_the_authors_stays(project):
    project.run(*FROM)
    project.edit("vpn-access", "title: VPN access", "title: Remote access")
    project.change("3", Name="Tunnel")

    code, out, _ = project.run(*FROM)

    assert code == 1
    assert "yours says 'Remote access'; yours is kept" in out
    assert "title: Remote access" in project.text("catalog/items/vpn-access.yaml")


def test_an_article_that_both_sides_changed_stays(project):
    project.run(*FROM)
    file = project.folder / "catalog/knowledge/how-to-connect.md"
    file.write_text(file.read_text("utf-8") + "\nOurs.\n", encoding="utf-8")
    project.change("5", Content="<p>Theirs</p>")

    code, out, _ = project.run(*FROM)

    assert code == 1
    assert "the source has changed this, and so have you; yours is kept" in out
    assert file.read_text("utf-8").endswith("\nOurs.\n")


def test_what_an_author_declares_is_not_written_over(project):
    text = "kind: team\nid: network-team\nlead: m.chen\nmembers: [m.chen]\n"
    own = project.folder / "catalog/people/network-team.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(text, encoding="utf-8")

    project.run(*FROM)

    assert own.read_text("utf-8") == text
    assert project.text("catalog/teams/network-team-20.yaml")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("import", "--from", "tracker", "table", "."), "takes no FORMAT"),
        (("import", "--from", "tracker"), "name the environment"),
        (("import", "--from", "desk", "-e", "prod"), "names no platform of target"),
        (("import",), "name a FORMAT and a PATH, or a platform"),
        (("import", "table", ".", "-e", "prod"), "name a FORMAT and a PATH"),
    ],
)
def test_what_is_called_wrongly_is_said(project, args, said):
    code, _, err = project.run(*args)

    assert code != 0
    assert said in err


def test_a_platform_that_cannot_be_read_ends_with_four(project):
    form = {"faults": {"read": "gone: it is away"}}
    project.file.write_text(json.dumps(form), encoding="utf-8")

    code, _, err = project.run(*FROM)

    assert code == INCOMPLETE
    assert "it is away" in err


def test_a_secret_that_stands_there_is_written_nowhere(project, monkeypatch):
    said = "correct horse 'battery'"
    monkeypatch.setenv("TRACKER_PASSWORD", said)
    reached = "{url: /tracker.json, password: {env: TRACKER_PASSWORD}}"
    project.replace("catalogkit.yaml", "{url: /tracker.json}", reached)
    project.fill(queue("1", "Hardware", Description=f"Log in with {said}"))

    code, out, err = project.run(*FROM)

    assert code == INCOMPLETE
    assert "it is reached with stands in catalog/items/hardware.yaml" in err
    assert said not in out + err
    assert not list(project.folder.rglob("catalog/items/*"))
