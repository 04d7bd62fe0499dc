"""`catalogkit routes`: who gets what, as tables and as JSON."""

import json
import shutil
from dataclasses import replace

import pytest
from hypothesis import given

from catalogkit.catalog.canonical import And, Not, Or
from catalogkit.catalog.decision_table import MOST, decision_table
from catalogkit.catalog.holds import holds
from catalogkit.catalog.path_order import in_order
from catalogkit.cli.main import run
from catalogkit.model.organisation import Team
from catalogkit.project import load
from catalogkit.report.routes import Reading, as_text, item_sheet, team_sheets
from catalogkit.report.routes.as_json import item_json, team_json
from catalogkit.report.routes.by_team import idle_sheet, idle_teams, routes
from tests.catalogs import project
from tests.pages import ROOT, TODAY, WORLD
from tests.strategies_conditions import Almanac, asked_and_answered


@pytest.fixture(scope="module")
def company():
    catalog = load(ROOT, TODAY).catalog
    assert catalog is not None
    return catalog


def shown(body):
    """A report as a program reads it."""
    return json.loads(json.dumps(body))


def made(**files):
    """The catalog of the small world with some files changed."""
    found = project(**files).catalog
    assert found is not None
    return found


def expanded(sheets):
    return {cell for sheet in sheets for row in sheet.rows for cell in row}


@pytest.mark.parametrize("locale", [None, "en", "zh-CN"])
def test_every_path_of_the_company_stands_in_the_tables_of_teams(company, locale):
    reading = Reading(company, locale)

    rows = [row for sheet in team_sheets(reading) for row in sheet.rows]

    wanted = [
        (reading.said(item.title, item.id), reading.path(name, path))
        for item in company.items()
        for name, path in item.paths.items()
    ]
    assert sorted(row[:2] for row in rows) == sorted(wanted)
    assert all(all(row) for row in rows)


@pytest.mark.parametrize("locale", [None, "en", "zh-CN"])
def test_every_path_of_the_company_stands_in_a_decision_table(company, locale):
    reading = Reading(company, locale)

    for item in company.items():
        sheet = item_sheet(reading, item)
        shown = {row[sheet.inputs] for row in sheet.rows}
        assert shown == {reading.path(*each) for each in item.paths.items()}


def test_a_table_without_ids_of_fields_reads_in_the_words_of_the_form(company):
    item = next(each for each in company.items() if each.id == "vpn-access")

    sheet = item_sheet(Reading(company, "zh-CN"), item)

    assert sheet.heads[1:4] == ("您将使用哪种设备？", "用途是什么？", "处理路径")
    assert "“自己的电脑”" in expanded([sheet])


@given(case=asked_and_answered())
def test_some_row_fits_exactly_when_the_condition_of_its_path_holds(case):
    tree, some = case
    catalog, item = _with(tree)

    table = decision_table(catalog, item)

    ways = [row for row in table.rows if row.path == "expert"]
    for each in some:
        fits = any(
            holds(row.whole or And(tuple(row.cells.values())), each, Almanac())
            for row in ways
        )
        assert fits is holds(tree, each, Almanac())
    assert len(ways) <= MOST
    assert not any(_joins(cell) for row in ways for cell in row.cells.values())


def _with(tree):
    """The world with an item whose expert path has a condition."""
    catalog = WITH
    item = next(each for each in catalog.items() if each.id == "laptop")
    when = item.paths["expert"].when
    typed = {**catalog.typed, id(when): tree}
    return replace(catalog, typed=typed), item


WITH = made(
    laptop="""
    kind: service_item
    id: laptop
    title: Laptop
    owner: service-desk
    form: [{id: why, type: text, label: Why}]
    paths:
      standard: {team: service-desk}
      expert: {when: {why: present}, team: security}
    """
)


def _joins(cell):
    """Whether a cell asks of more than one field, or offers a choice of tests."""
    match cell:
        case Or(_):
            return True
        case And(parts):
            return any(isinstance(each, And | Or) for each in parts)
        case Not(part):
            return isinstance(part, And | Or)
    return False


def test_values_that_cannot_be_are_no_rows_and_values_that_fail_go():
    found = made(
        laptop="""
        kind: service_item
        id: laptop
        title: Laptop
        owner: service-desk
        form:
          - id: why
            type: choice
            label: Why
            options: [{id: lost, label: L}, {id: old, label: O}, {id: new, label: N}]
        paths:
          standard: {team: service-desk}
          expert:
            when:
              all:
                - {why: [lost, old]}
                - any: [{why: new}, {why: {not: [old]}}]
            team: security
        """
    )
    item = next(each for each in found.items() if each.id == "laptop")

    rows = item_sheet(Reading(found), item).rows

    assert [row[1] for row in rows] == ["lost", "–"]


def test_a_condition_of_too_many_ways_is_read_aloud():
    lines = "\n".join(
        f"                - any: [{{a: 'x{n}'}}, {{b: 'x{n}'}}, {{c: 'x{n}'}}]"
        for n in range(5)
    )
    found = made(
        laptop=f"""
        kind: service_item
        id: laptop
        title: Laptop
        owner: service-desk
        form:
          - {{id: a, type: text, label: A}}
          - {{id: b, type: text, label: B}}
          - {{id: c, type: text, label: C}}
        paths:
          standard: {{team: service-desk}}
          expert:
            team: security
            when:
              all:
{lines}
        """
    )
    item = next(each for each in found.items() if each.id == "laptop")

    sheet = item_sheet(Reading(found), item)

    assert sheet.heads[:2] == ("F", "when")
    assert sheet.rows[0][1].startswith("(a is x0 or b is x0 or c is x0) and (")
    assert sheet.rows[1][1] == "–"


def test_teams_to_which_nothing_comes_are_named(company):
    idle = idle_teams(company)

    busy = {each.team for each in routes(company)}
    assert idle
    assert set(idle) | busy == {each.id for each in company.all(Team)}
    assert not set(idle) & busy
    shown = as_text([*team_sheets(Reading(company)), *idle_sheet(Reading(company))], 99)
    for name in idle:
        assert name in shown.rpartition("no path leads to:")[2]


def test_json_has_every_path_of_a_team_with_its_condition(company):
    found = shown(team_json(Reading(company)))

    assert (found["format"], found["version"]) == ("catalogkit-routes", 1)
    assert found["idle"] == idle_teams(company)
    told = [
        (team["team"], one["item"], one["path"])
        for team in found["teams"]
        for one in team["routes"]
    ]
    assert sorted(told) == sorted(
        (each.team, each.item.id, each.name) for each in routes(company)
    )
    one = found["teams"][0]["routes"][0]
    assert {"title", "leads_to", "team", "when", "said", "promise", "approvals"} < {
        *one
    }


def test_json_of_an_item_is_its_table(company):
    item = next(each for each in company.items() if each.id == "vpn-access")

    found = shown(item_json(Reading(company), item))

    assert found["hit_policy"] == "first"
    assert found["columns"] == ["device", "purpose"]
    assert [row["path"] for row in found["rows"]] == [n for n, _ in in_order(item)]
    assert found["rows"][0]["cells"] == {
        "purpose": {"field": "purpose", "is": ["site_link"]}
    }
    assert list(found["paths"]) == [name for name, _ in in_order(item)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(WORLD, tmp_path / "world")
    monkeypatch.chdir(tmp_path / "world")
    return tmp_path / "world"


@pytest.mark.parametrize(
    "args, message",
    [
        (["vpn-acess"], "no item is called 'vpn-acess'; did you mean 'vpn-access'?"),
        (["--team", "securty"], "no team is called 'securty'; did you mean 'security'"),
        (["-o", "no/folder.txt"], "'no/folder.txt' cannot be written: No such file"),
        (["--locale", "de"], "the catalog has no locale 'de'; it has en, zh-CN"),
    ],
)
def test_what_is_not_there_is_said(folder, capsys, args, message):
    assert run(["routes", *args]) == 2

    assert message in capsys.readouterr().err


def test_a_file_is_written_and_named(folder, capsys):
    assert run(["routes", "vpn-access", "--format", "svg", "-o", "a.svg"]) == 0

    assert capsys.readouterr().out == "a.svg is written\n"
    assert (folder / "a.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_definitions_with_errors_are_left_out_and_that_is_said(folder, capsys):
    (folder / "catalog" / "bad.yaml").write_text("kind: team\nid: bad\nownr: x\n")

    assert run(["routes"]) == 1

    assert "left out" in capsys.readouterr().err


def test_a_team_sees_only_what_comes_to_it(folder, capsys):
    assert run(["routes", "--team", "security", "--format", "json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert {each["team"] for each in found["teams"]} <= {"security"}


def test_a_team_to_which_nothing_comes_is_told_so(folder, capsys):
    (folder / "catalog" / "quiet.yaml").write_text("kind: team\nid: quiet\n")

    assert run(["routes", "--team", "quiet"]) == 0

    assert capsys.readouterr().out == "no path leads to: quiet\n"
