"""What the manifest leaves to a platform, an import writes into the definitions."""

import pytest

from catalogkit.platform import Held
from tests.trackers import FROM, MANIFEST, Project, project_in

OWNERS = "{url: /tracker.json, owners: {Group.Members: adopt, CustomField.Name: adopt}}"
OWN = {
    "teams/desk.yaml": """\
kind: team
id: desk
title: {en: The desk}
members: [m.chen, a.weber]   # the lead first
""",
    "items/badge.yaml": """\
kind: service_item
id: badge
title: {en: Badge}
lifecycle: draft
form:
  # asked at the door
  - {id: door, type: text, label: {en: Which door?}}
""",
}


@pytest.fixture
def own(tmp_path, capsys, monkeypatch) -> Project:
    """A project of its author's, applied to an empty tracker."""
    project = project_in(tmp_path, capsys, monkeypatch)
    text = MANIFEST.replace("{url: /tracker.json}", OWNERS)
    (project.folder / "catalogkit.yaml").write_text(text, encoding="utf-8")
    for path, each in OWN.items():
        file = project.folder / "catalog" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(each, encoding="utf-8")
    project.fill(Held(None, "User", "40", {"Name": "l.wang", "Privileged": True}))
    project.apply()
    return project


def test_what_is_left_to_the_platform_is_written_into_the_definitions(own):
    own.by_hand("Group:desk", Members=["a.weber", "l.wang", "m.chen"])
    own.by_hand("CustomField:badge.door", Name="Which gate?")

    code, out, _ = own.run(*FROM)

    assert code == 0
    assert "catalog/teams/desk.yaml: merged" in out
    assert "members: [m.chen, a.weber, l.wang]   # the lead first" in own.text(
        "catalog/teams/desk.yaml"
    )
    assert own.text("catalog/items/badge.yaml") == OWN["items/badge.yaml"].replace(
        "door?", "gate?"
    )


def test_after_that_nothing_is_to_be_done_and_nothing_has_drifted(own):
    own.by_hand("Group:desk", Members=["a.weber", "l.wang", "m.chen"])
    own.run(*FROM)

    found = own.plan()

    assert found["steps"] == []
    assert found["drifts"] == []


def test_what_is_not_left_to_the_platform_stays_as_its_author_wrote_it(own):
    own.by_hand("Queue:badge", Name="Badges")

    own.run(*FROM)

    assert own.text("catalog/items/badge.yaml") == OWN["items/badge.yaml"]
    (step,) = own.plan()["steps"]
    assert step["key"] == "Queue:badge"


def test_where_both_changed_what_is_left_to_the_platform_its_word_counts(own):
    own.by_hand("CustomField:badge.door", Name="Which gate?")
    own.edit("badge", "Which door?", "Which entrance?")

    _, out, _ = own.run(*FROM)

    assert "label of question 'door': 'Which entrance?' → 'Which gate?'" in out
    assert "Which gate?" in own.text("catalog/items/badge.yaml")
