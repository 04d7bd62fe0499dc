"""Whom a change of the company reaches, why, how much, and who must agree."""

import json
import re
import shutil
from dataclasses import replace
from functools import cache

import pytest

from catalogkit.catalog.graph.edges import whole
from catalogkit.cli.impacting import Seen, Wanted, told, way_told
from catalogkit.cli.main import run
from catalogkit.model.change_model import ChangeModel
from catalogkit.project import load
from catalogkit.review.impact.approvers import approvers, missing
from catalogkit.review.impact.asked import How
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.lines import Lines
from catalogkit.review.impact.names import GROUPS, kind_of
from catalogkit.review.impact.picture import picture
from catalogkit.review.impact.starts import UnknownError, addresses, changed, named
from tests.pages import ROOT, TODAY, WORLD

CRM = "system:crm/customer-api"
NIGHT = "scheduled_work:crm-v4"
STREAMS = {"order-fulfilment", "stock", "settlement", "customer-care"}


WANTED = Wanted(2, "", "text", None, None, resources=False)


@cache
def project():
    return load(ROOT, TODAY)


def company():
    return project().catalog


@cache
def impact(*starts, depth=2):
    return Impact(company(), starts, depth)


def seen(*starts):
    return Seen(impact(*starts), Lines(project().files))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(WORLD, tmp_path / "world")
    monkeypatch.chdir(tmp_path / "world")
    return tmp_path / "world"


@pytest.mark.parametrize("start", [CRM, NIGHT])
def test_the_new_interface_of_the_customer_records_reaches_four_streams(start):
    found = impact(start).groups["value_stream"]

    assert {each.address.partition(":")[2] for each in found} >= STREAMS
    by = {each.address: {whole(e.end) for e in each.way} for each in found}
    assert "system:pos-sync" in by["value_stream:stock"]
    assert "system:month-end-report" in by["value_stream:settlement"]


def test_the_picture_leads_from_the_change_through_its_readers_to_the_streams():
    drawn = picture(impact(CRM))
    ways = {(each.start, each.end) for each in drawn.links}

    assert {
        (CRM, "system:pos-sync"),
        ("system:pos-sync", "value_stream:stock"),
        ("system:pos-sync", "value_stream:order-fulfilment"),
        (CRM, "system:month-end-report"),
        ("system:month-end-report", "value_stream:settlement"),
        ("system:care-screens", "value_stream:customer-care"),
    } <= ways
    assert [each.key for each in drawn.starts] == [CRM]
    assert {each.title for each in drawn.aside} >= {"Must agree", "Planned work"}


@pytest.mark.parametrize("start", ["calendar:hq", "team:store-it", "manifest", CRM])
def test_a_picture_stays_readable_whatever_is_reached(start):
    drawn = picture(impact(start, depth=9))
    keys = [each.key for each in drawn.boxes]

    assert len(keys) == len(set(keys))
    assert {e for link in drawn.links for e in (link.start, link.end)} <= set(keys)
    assert all(len(column) <= 14 for column in drawn.columns)


def test_every_way_has_the_file_and_line_of_each_step():
    text, code = way_told(seen(CRM), "settlement", "text")

    steps = re.findall(r"^  (.*?) +(\S+):(\d+)$", text, re.MULTILINE)
    assert code == 0
    assert [text for text, _, _ in steps] == [
        "crm.customer-api is read by month-end-report",
        "month-end-report carries settlement/close",
        "settlement/close is a stage of settlement",
    ]
    lines = [
        (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1]
        for _, file, line in steps
    ]
    assert "month-end-report" in lines[0]
    assert "month-end-report" in lines[1]
    assert "close" in lines[2]


def test_what_is_not_reached_has_no_way(capsys):
    assert way_told(seen("article:vpn-setup"), "settlement", "text") == ("", 1)
    said = "nothing that is changed reaches 'settlement'\n"
    assert capsys.readouterr().err == said


def test_the_score_is_the_sum_of_parts_that_say_why():
    score = impact(CRM).score

    assert score.total == sum(each.weight / max(1, each.steps) for each in score.parts)
    by = {each.address: each for each in score.parts}
    assert by["value_stream:settlement"].because == "high sensitivity"
    assert by["system:pos-sync"].points > by["system:pos"].points
    assert all(each.points > 0 and each.because for each in score.parts)


def test_who_only_hears_of_it_adds_nothing_to_the_score():
    found = impact(CRM)

    assert not {each.address for each in found.score.parts} & {
        name for name, each in found.found.items() if each.ends
    }


def test_owners_of_streams_and_those_of_the_change_model_are_asked():
    found = impact(CRM)
    asked = {each.name: (each.how, list(each.texts())) for each in found.asked}

    assert found.model.id == "system-sensitive"
    assert asked["accounting"][0] is How.AGREES
    assert "answers for value stream settlement" in asked["accounting"][1]
    assert "owns system pos-sync" in " ".join(asked["store-it"][1])
    office = asked["change-office"][1]
    assert "coordinates several value streams by system-sensitive" in office
    assert asked["service-desk"][0] is How.TOLD


def test_nobody_coordinates_where_one_stream_is_affected():
    asked = impact("service_item:vpn-access").asked

    assert not [e for e in asked for text in e.texts() if "coordinates" in text]


def test_the_model_of_the_item_that_is_changed_goes_first():
    assert impact("service_item:vpn-access").model.id == "network-normal"
    assert impact("service_item:database-change").model.id == "system-sensitive"


def test_where_no_stream_is_affected_no_change_model_is_needed():
    found = impact("survey:quick-csat", depth=0)

    assert found.model is None


def test_a_team_has_agreed_when_it_or_somebody_of_it_has():
    catalog, asked = company(), impact(CRM).asked
    must = {each.name for each in asked if each.how is How.AGREES}
    member = catalog.entities["team"]["web-shop"].lead
    given = approvers(f"@acme/Store-IT, {member}  # the shop\naccounting;security")

    left = {each.name for each in missing(catalog, asked, given)}
    assert must - left == {"store-it", "web-shop", "accounting", "security"}
    assert not missing(catalog, asked, must)


def test_missing_approvals_are_named_and_fail_the_command(tmp_path, capsys):
    must = [each.name for each in impact(CRM).asked if each.how is How.AGREES]
    file = tmp_path / "approved.txt"
    file.write_text("\n".join(must[1:]))

    text, code = told(seen(CRM), replace(WANTED, approvers=str(file)))
    assert code == 1
    assert re.search(rf"^{must[0]} .* missing$", text, re.MULTILINE)
    assert capsys.readouterr().err == f"{must[0]} must still agree\n"
    assert told(seen(CRM), replace(WANTED, approvers=",".join(must)))[1] == 0


def test_json_holds_every_way_score_and_reason():
    text, code = told(seen(CRM), replace(WANTED, style="json", approvers="x"))
    body = json.loads(text)
    reached = {each["address"]: each for each in body["reached"]}

    assert code == 1
    assert (body["format"], body["version"]) == ("catalogkit-impact", 1)
    assert reached.keys() == impact(CRM).found.keys() - {CRM}
    for each in reached.values():
        assert each["way"][0]["from"] == CRM
        assert each["way"][-1]["to"] == each["address"]
        assert all((ROOT / edge["file"]).is_file() for edge in each["way"])
    points = sum(each["points"] for each in body["score"]["parts"])
    assert points == pytest.approx(body["score"]["total"], abs=0.1)
    assert not any(each["given"] for each in body["asked"])


def test_generated_files_are_named_on_request(folder, capsys):
    assert run(["impact", "vpn-access", "--resources", "--format", "json"]) == 0
    files = json.loads(capsys.readouterr().out)["resources"]

    assert "vpn-access.json" in files["routing"]
    assert "vpn-access.zh-CN.ui.json" in files["forms"]
    assert "en/item/vpn-access.html" in files["portal"]
    assert not any("laptop" in each for each in files["forms"])


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("system:crm", "system:crm"),
        ("crm", "system:crm"),
        ("crm.customer-api", CRM),
        ("system:crm.customer-api", CRM),
        ("stock/shelve", "value_stream:stock/shelve"),
        ("catalog/systems/crm.yaml", "system:crm"),
        ("catalog/knowledge/vpn-setup.zh-CN.md", "article:vpn-setup"),
        ("manifest", "manifest"),
    ],
)
def test_things_go_by_what_people_call_them(word, address):
    assert named([company()], word) == address


def test_a_word_that_names_nothing_or_several_is_refused():
    with pytest.raises(UnknownError, match="did you mean 'crm'"):
        named([company()], "crn")
    with pytest.raises(UnknownError, match="several things are called 'marketing'"):
        named([company()], "marketing")


def test_a_change_starts_where_it_was_made():
    assert changed(
        [
            ("system:crm", ("interfaces", "customer-api", "version")),
            ("system:pos", ("depends_on",)),
            ("system:erp", ("title", "en")),
            ("value_stream:stock", ("stages", "count", "team")),
            ("value_stream:stock", ("stages",)),
            ("article:vpn-setup.zh-CN", ("items",)),
            ("team:security", ()),
        ]
    ) == [
        "article:vpn-setup", CRM, "system:pos", "team:security", "value_stream:stock",
        "value_stream:stock/count",
    ]  # fmt: skip


def test_every_kind_of_thing_has_a_place_in_the_order_of_groups():
    assert {kind_of(each) for each in addresses(company())} <= GROUPS.keys()


def test_the_change_model_may_be_named():
    model = company().get(ChangeModel, "system-emergency")
    found = Impact(company(), (CRM,), named=model)

    assert "it-management" in {each.name for each in found.asked}
    assert found.model is model


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "name what changes"),
        (("vpn-acess",), "did you mean 'vpn-access'?"),
        (("vpn-access", "--why", "hq", "--format", "svg"), "--why goes with text"),
        (("vpn-access", "--locale", "fr"), "no locale 'fr'; it has en, zh-CN"),
        (("vpn-access", "--model", "network"), "no change model is called 'network'"),
        (("vpn-access", "-o", "no/a.svg"), "'no/a.svg' cannot be written"),
    ],
)
def test_options_that_do_not_fit_are_refused(folder, capsys, args, message):
    assert run(["impact", *args]) == 2
    assert message in capsys.readouterr().err


def test_a_file_is_named_from_where_one_stands(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder / "catalog")

    assert run(["impact", "hq.yaml", "--why", "vpn-access"]) == 0
    assert "hq gives the hours of vpn-access" in capsys.readouterr().out


def test_a_picture_is_written_into_a_file(folder, capsys):
    assert run(["impact", "vpn-gateway", "--format", "svg", "-o", "a.svg"]) == 0

    assert capsys.readouterr().out == "a.svg is written\n"
    assert (folder / "a.svg").read_text("utf-8").startswith("<svg ")


def test_what_was_left_out_is_said(folder, capsys):
    (folder / "catalog" / "bad.yaml").write_text("kind: team\nid: bad\nownr: x\n")

    assert run(["impact", "vpn-gateway"]) == 1
    assert "left out for their errors: 1 definition" in capsys.readouterr().err
