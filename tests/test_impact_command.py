"""`impact` as people call it: words, files, formats, and how it ends."""

import json
import re
import shutil
from dataclasses import replace
from functools import cache

import pytest

from catalogkit.cli.impacting import Seen, Wanted, told, way_told
from catalogkit.cli.main import run
from catalogkit.project import load
from catalogkit.review.impact.asked import How
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.lines import Lines
from tests.pages import ROOT, TODAY, WORLD

CRM = "system:crm/customer-api"
WANTED = Wanted(2, "", "text", None, None, resources=False)


@cache
def project():
    return load(ROOT, TODAY)


def impact(start):
    return Impact(project().catalog, (start,))


def seen(start):
    return Seen(impact(start), Lines(project().files))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(WORLD, tmp_path / "world")
    monkeypatch.chdir(tmp_path / "world")
    return tmp_path / "world"


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
    ("args", "message"),
    [
        ((), "is in no git repository"),
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
