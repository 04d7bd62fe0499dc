"""Who must agree to a change: by the model, and on the command line."""

import shutil

import pytest

from catalogkit.catalog.owners import by_file, owners_of
from catalogkit.cli.main import run
from tests.catalogs import entity, project
from tests.deciding import company
from tests.pages import WORLD

MANIFEST = """\
format: 1
name: World
locales: [en, zh-CN]
owner: service-desk
code_owners: {github: {team: "@org/{team}", person: "@{login}"}}
requester:
  employment: {type: choice, options: [employee, contractor]}
  country: {type: text}
"""
STREAM = """\
kind: value_stream
id: stream
title: {en: A stream, zh-CN: 价值流}
owner: service-desk
sensitivity: high
participants: {security: security}
stages: [{id: go, team: service-desk, items: [vpn-access]}]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository whose catalog stands in a folder of its own."""
    inside = tmp_path / "it desk"
    shutil.copytree(WORLD, inside)
    (tmp_path / ".git").mkdir()
    (inside / "catalogkit.yaml").write_text(MANIFEST, encoding="utf-8")
    (inside / "waivers.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(inside)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return tmp_path


def parts(found, kind, name):
    asked = owners_of(found.catalog, entity(found, kind, name))
    return [(each.team.id, each.part) for each in asked]


def test_an_item_asks_its_owner_its_value_streams_and_security_where_much_is_at_stake():
    found = project(manifest=MANIFEST, stream=STREAM)
    calm = project(manifest=MANIFEST, stream=STREAM.replace("high", "low"))

    owner, stream = ("network-operations", "owner"), ("service-desk", "stream")
    assert parts(found, "service_item", "vpn-access") == [
        owner, stream, ("security", "security"),
    ]  # fmt: skip
    assert parts(calm, "service_item", "vpn-access") == [owner, stream]
    assert parts(found, "value_stream", "stream") == [("service-desk", "owner")]


def test_a_team_that_owns_and_answers_for_a_stream_is_asked_once():
    text = STREAM.replace("owner: service-desk", "owner: network-operations")

    found = project(manifest=MANIFEST, stream=text)

    assert parts(found, "service_item", "vpn-access") == [
        ("network-operations", "owner"), ("security", "security"),
    ]  # fmt: skip


def test_what_has_no_owner_asks_that_of_what_it_belongs_to():
    found = project(
        manifest=MANIFEST,
        trial="{kind: test, id: trial, item: vpn-access, cases: []}",
        inner="{kind: category, id: inner, title: x, parent: access}",
        pact="{kind: promise, id: pact, class: ola, between: [security, service-desk],"
        " targets: {p1: {fulfil: 1h}}}",
    )

    assert parts(found, "test", "trial") == [("network-operations", "owner")]
    assert parts(found, "category", "inner") == [("network-operations", "owner")]
    assert parts(found, "promise", "pact") == [
        ("security", "owner"), ("service-desk", "owner"),
    ]  # fmt: skip


def test_shelves_that_stand_on_one_another_end_with_the_owner_of_the_catalog():
    found = project(
        manifest=MANIFEST,
        one="{kind: category, id: one, title: x, parent: two}",
        two="{kind: category, id: two, title: x, parent: one}",
    )

    assert parts(found, "category", "one") == [("service-desk", "owner")]


def test_rows_and_events_are_owned_with_what_reads_them():
    files = by_file(company())

    assert [each.team.id for each in files["catalog/lists/rooms.csv"]] == ["facilities"]
    assert files["catalog/lists/rooms.csv"] == files["catalog/lists/rooms.yaml"]


def test_an_owner_of_the_catalog_that_nobody_declared_is_told():
    found = project(manifest=MANIFEST.replace("service-desk", "service-dsk"))

    [told] = [each for each in found.diagnostics if each.rule == "reference/unknown"]
    assert told.place.file == "catalogkit.yaml"
    assert "did you mean 'service-desk'" in told.message


def test_a_blank_that_nothing_fills_is_told():
    found = project(manifest=MANIFEST.replace("{team}", "{temm}"))

    assert any("nothing fills '{temm}'" in each.message for each in found.diagnostics)


def test_paths_begin_at_the_root_of_the_repository(folder, capsys):
    assert run(["owners"]) == 0

    told = capsys.readouterr().out.splitlines()
    assert "/it\\ desk/catalog/ @org/service-desk" in told
    assert "/it\\ desk/waivers.yaml @org/service-desk" in told


def test_a_kept_file_is_stale_until_it_is_written_again(folder, capsys):
    kept = folder / ".github" / "CODEOWNERS"
    assert run(["owners", "-o", str(kept)]) == 0
    assert run(["owners", "--check", str(kept)]) == 0
    item = folder / "it desk" / "catalog" / "vpn-access.yaml"
    text = item.read_text(encoding="utf-8")
    item.write_text(
        text.replace("owner: network-operations", "owner: security"), encoding="utf-8"
    )
    capsys.readouterr()

    assert run(["owners", "--check", str(kept)]) == 1

    told = capsys.readouterr().out
    assert "is stale" in told
    assert "  - /it\\ desk/catalog/vpn-access.yaml @org/network-operations\n" in told
    assert "  + /it\\ desk/catalog/vpn-access.yaml @org/security\n" in told
    assert run(["owners", "-o", str(kept)]) == 0
    assert run(["owners", "--check", str(kept)]) == 0


def test_a_file_that_is_missing_is_stale(folder):
    assert run(["owners", "--check", "CODEOWNERS"]) == 1


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--format", "gitlab"], "nothing says what teams are called on GitLab"),
        (["--check", "a", "-o", "b"], "--check writes nothing"),
        (["-o", "half"], "'half' cannot be brought up to date"),
        (["--check", "bytes"], "'bytes' is no text in UTF-8"),
    ],
)
def test_what_is_called_wrongly_is_a_sentence(folder, capsys, args, sentence):
    (folder / "it desk" / "half").write_text("# catalogkit: end\n", encoding="utf-8")
    (folder / "it desk" / "bytes").write_bytes(b"\xff")

    assert run(["owners", *args]) == 2
    assert sentence in capsys.readouterr().err


def test_who_must_agree_to_a_definition_is_told_with_the_reason(folder, capsys):
    stream = folder / "it desk" / "catalog" / "stream.yaml"
    stream.write_text(STREAM, encoding="utf-8")

    assert run(["owners", "vpn-access"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "service_item:vpn-access: catalog/vpn-access.yaml",
        "  network-operations: it owns 'vpn-access'",
        "  service-desk: it owns the value stream 'stream', which this serves",
        "  security: it speaks for security in 'stream', which this serves",
    ]
    assert run(["owners", "manifest"]) == 0
    assert "it answers for the catalog as a whole" in capsys.readouterr().out
    assert run(["owners", "vpn-acess"]) == 2
    assert "did you mean 'vpn-access'" in capsys.readouterr().err
