"""The impact of what differs between two catalogs, out of a real repository."""

import json

import pytest

from catalogkit.catalog.graph.reach import Reached
from catalogkit.cli.main import run
from catalogkit.diff.compare import compare
from catalogkit.review.impact.lines import Lines
from catalogkit.review.impact.of_change import of_change
from catalogkit.review.impact.why import why_text
from catalogkit.review.sides import both
from tests.pages import TODAY
from tests.repositories import with_world

GATEWAY, ITEM = "catalog/vpn-gateway.yaml", "catalog/vpn-access.yaml"
SERVICE, VPN = "catalog/remote-work.yaml", "service_item:vpn-access"


@pytest.fixture
def repo(tmp_path, monkeypatch):
    found = with_world(tmp_path / "world")
    monkeypatch.chdir(found.folder)
    return found


def change(repo):
    old, new = both(repo.folder, None, None, today=TODAY)
    before, after = old.project.catalog, new.project.catalog
    assert before is not None
    assert after is not None
    found = of_change(compare(before, after), depth=None)
    return found, Lines(new.project.files, old.project.files)


def test_a_change_reaches_those_who_use_what_changed(repo):
    repo.edit(GATEWAY, "criticality: high", "criticality: critical")

    found, _ = change(repo)
    assert found.starts == ("system:vpn-gateway",)
    assert "service_item:vpn-access" in found.found


def test_what_is_only_worded_otherwise_reaches_nobody(repo, capsys):
    repo.edit(GATEWAY, "VPN gateway", "Gateway of the VPN")

    assert not change(repo)[0].found
    assert run(["impact"]) == 0
    assert "only words and names differ" in capsys.readouterr().out


def test_what_was_taken_away_reaches_whom_it_reached_with_its_old_line(repo, capsys):
    repo.edit(SERVICE, "systems: [vpn-gateway]\n", "")
    repo.edit(ITEM, "systems: [vpn-gateway]\n", "")
    repo.edit(ITEM, "    evidence: vpn-gateway.account_enabled\n", "")
    repo.write({GATEWAY: None})

    found, lines = change(repo)
    gateway = found.found["system:vpn-gateway"]
    assert found.names.title(gateway.address) == "VPN gateway"
    gone = [e for e in found.graph["system:vpn-gateway"] if e.end == VPN]
    assert {each.says for each in gone} == {"is touched by", "proves the result of"}
    before = repo.git("show", f"HEAD:{ITEM}").splitlines()
    assert all("vpn-gateway" in before[lines.of(each)[1] - 1] for each in gone)

    assert run(["impact", "--base", "main", "--format", "json"]) == 0
    (owner,) = (
        reason
        for each in json.loads(capsys.readouterr().out)["asked"]
        for reason in each["reasons"]
        if reason["file"] == GATEWAY
    )
    assert owner["text"] == "owns 'vpn-gateway'"


def test_the_way_says_what_was_removed(repo):
    repo.edit(SERVICE, "systems: [vpn-gateway]\n", "")

    found, lines = change(repo)
    (gone,) = (e for e in found.graph["system:vpn-gateway"] if e.old)
    told = why_text(found, Reached(gone.end, (gone,)), lines)
    assert "vpn-gateway carries remote-work (removed)" in told
    assert f"{SERVICE}:6" in told


def test_a_renamed_entity_reaches_whom_it_reached(repo):
    text = (repo.folder / GATEWAY).read_text("utf-8")
    new = text.replace("id: vpn-gateway", "id: gateway, renamed_from: vpn-gateway")
    new = new.replace("criticality: high", "criticality: critical")
    repo.write({GATEWAY: None, "catalog/gateway.yaml": new.encode()})
    repo.edit(ITEM, "systems: [vpn-gateway]", "systems: [gateway]")
    repo.edit(ITEM, "evidence: vpn-gateway.", "evidence: gateway.")
    repo.edit(SERVICE, "systems: [vpn-gateway]\n", "")

    found, _ = change(repo)
    assert "system:gateway" in found.starts
    gone = [e for e in found.graph["system:gateway"] if e.old]
    assert [each.end for each in gone] == ["service:remote-work"]
    assert "system:vpn-gateway" not in found.graph


def test_two_catalogs_are_compared_by_revision(repo, capsys):
    repo.edit(GATEWAY, "criticality: high", "criticality: critical")
    repo.git("commit", "-qam", "The gateway matters")

    assert run(["impact", "HEAD~1", "HEAD", "--why", "vpn-access"]) == 0
    assert "vpn-gateway is touched by vpn-access" in capsys.readouterr().out
    assert run(["impact", "HEAD~1"]) == 0
    head = capsys.readouterr().out
    assert head.startswith("Impact of the change from HEAD~1 (")
    assert "what changes: system vpn-gateway “VPN gateway”;" in head
    assert run(["impact", "HEAD", "HEAD"]) == 0
    assert "nothing differs" in capsys.readouterr().out


def test_files_that_come_out_otherwise_are_named(repo, capsys):
    repo.edit(ITEM, "within: 1h", "within: 2h")

    assert run(["impact", "--resources", "--format", "json"]) == 0
    files = json.loads(capsys.readouterr().out)["resources"]
    assert files["routing"] == ["routing.json", "vpn-access.json"]
    assert files["forms"] == []


def test_a_word_that_is_neither_is_explained_as_both(repo, capsys):
    assert run(["impact", "vpn-acess"]) == 2

    said = capsys.readouterr().err
    assert "nothing is called 'vpn-acess'; did you mean 'vpn-access'?" in said
    assert "As a revision: " in said
    assert run(["impact", "HEAD", "HEAD", "HEAD"]) == 2
    assert "two catalogs are compared, and 3 are named" in capsys.readouterr().err
