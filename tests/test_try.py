"""The command try: what would happen, why, and what it asks."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from catalogkit.cli.main import cli, run
from catalogkit.decide.running import ran
from catalogkit.project import load
from catalogkit.report import card
from catalogkit.report.decision_json import decision_json
from tests.pages import ROOT, TODAY, WORLD

ESCAPE = "\x1b]0;owned\x07\x1b[2Jlaptop"
AT = ("--at", "2026-12-04T16:30")
OWN = ("-a", "device=own", "-a", "justification=Our agency issues it")
Tried = Callable[..., Result]


@pytest.fixture
def tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tried:
    """Calls `catalogkit try` in a copy of the company's catalog."""
    shutil.copy(ROOT / "catalogkit.yaml", tmp_path)
    shutil.copytree(ROOT / "catalog", tmp_path / "catalog")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")

    def call(*args: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(
            cli, ["try", *args], input=typed, standalone_mode=False
        )

    return call


def test_a_card_tells_path_team_approvals_tasks_and_times(tried: Tried) -> None:
    done = tried("vpn-access", *OWN, "--requester", "employment=contractor", *AT)

    lines = done.stdout.splitlines()
    assert done.return_value == 0
    assert lines[0] == "vpn-access 2.3.0: VPN access"
    for line in (
        "path        expert: A laptop that is not ours needs a review first.",
        "team        security",
        "done by     Tue 2026-12-08 16:30 (2bd)",
        "answer by   Fri 2026-12-04 17:00 (30m)",
    ):
        assert line in lines
    assert any(
        line.startswith("approvals   1. manager: the manager of") for line in lines
    )
    assert any(
        line.startswith("tasks       security-review: security") for line in lines
    )
    assert any("breach: pass it to service-desk" in line for line in lines)


def test_a_card_speaks_the_locale_that_is_wanted(tried: Tried) -> None:
    done = tried("vpn-access", *OWN, "--requester", "employment=employee", *AT,
                 "--locale", "zh-CN")  # fmt: skip

    assert "自己的电脑须先通过安全审核。" in done.stdout


def test_why_names_each_condition_with_its_line_and_values(tried: Tried) -> None:
    done = tried(
        "vpn-access", *OWN, "--requester", "employment=contractor", *AT, "--why"
    )

    lines = done.stdout.splitlines()
    index = lines.index("yes  path expert: 'device is own'")
    written = (ROOT / "catalog/items/vpn-access.yaml").read_text(encoding="utf-8")
    number = int(lines[index + 1].split(":")[1].split(",")[0])
    assert lines[index + 1].endswith("reads device: own")
    assert "own-device" in written.splitlines()[number - 1]
    assert "no   path change: 'purpose is site_link'" in lines


def test_json_is_the_decision_with_its_trace(tried: Tried) -> None:
    done = tried("vpn-access", *OWN, "--requester", "employment=contractor", *AT,
                 "--format", "json")  # fmt: skip

    found = json.loads(done.stdout)
    assert found["format"] == "catalogkit-decision"
    assert found["decision"]["path"] == "expert"
    assert found["decision"]["promise"]["due"] == "2026-12-08T16:30:00+08:00"
    assert found["decision"]["request"]["answers"]["devices"] == 1
    assert {"file", "line"} == set(found["decision"]["trace"][0]["place"])


def test_a_refusal_tells_every_sentence_and_ends_with_1(tried: Tried) -> None:
    bad = ("-a", "devices=7", "-a", "device=own")
    done = tried("vpn-access", *bad, "--requester", "employment=employee", *AT)

    assert done.return_value == 1
    assert "One account works on two devices at most." in done.stdout
    assert "justification: " in done.stdout
    as_json = tried("vpn-access", *bad, *AT, "--format", "json")
    found = json.loads(as_json.stdout)
    assert as_json.return_value == 1
    assert not found["decided"]
    assert {"missing", "constraint"} <= {each["reason"] for each in found["refusals"]}


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["vpn-acces"], "did you mean 'vpn-access'"),
        (["vpn-access", "-a", "devise=own"], "did you mean 'device'"),
        (["vpn-access", "-a", "device=owm"], "'device' has no option 'owm'"),
        (["vpn-access", "-a", "device"], "takes NAME=VALUE"),
        (["vpn-access", "-a", "devices=two"], "takes a whole number"),
        (["vpn-access", "--requester", "employmet=x"], "did you mean 'employment'"),
        (["vpn-access", "--requester", "employment=boss"], "has no option 'boss'"),
        (["vpn-access", "--channel", "portl"], "did you mean 'portal'"),
        (["vpn-access", "--locale", "fr"], "no locale 'fr'; it has en, zh-CN"),
        (["vpn-access", "--at", "tomorrow"], "is no moment"),
        (["vpn-access", "--at", "0001-01-01T00:00"], "calendars know 1900 to 2199"),
        (["vpn-access", "--at", "2200-01-01T00:00"], "calendars know 1900 to 2199"),
        (["firewall-change", "-a", "lines=[1]"], "rows as JSON"),
        (["firewall-change", "-a", 'lines=[{"prt": 1}]'], "did you mean 'port'"),
    ],
)
def test_what_is_called_wrongly_is_said_and_ends_with_2(
    tried: Tried, capsys: pytest.CaptureFixture[str], args: list[str], told: str
) -> None:
    assert run(["try", *args]) == 2
    assert told in capsys.readouterr().err


def test_answers_have_the_types_of_their_fields(tried: Tried) -> None:
    row = {"source_zone": "internet", "target": "10.0.0.1", "action": "allow"}
    rows = json.dumps([{**row, "port": 443}])
    done = tried("firewall-change", "-a", f"lines={rows}", "-a", "urgency=emergency",
                 "-a", "incident=INC 1", "-a", "system=pos", "-a", "reason=An attack",
                 "--requester", "department=it", *AT, "--format", "json")  # fmt: skip

    answers = json.loads(done.stdout)["decision"]["request"]["answers"]
    assert answers["lines"] == json.loads(rows)


@pytest.mark.parametrize(
    "args",
    [
        ["vpn-access", "-a", f"justification={ESCAPE}", "-a", "device=own"],
        ["vpn-access", "-a", f"device={ESCAPE}"],
        ["vpn-access", "-a", f"{ESCAPE}=1"],
        ["vpn-access", "-a", ESCAPE],
        ["vpn-access", "--requester", f"employment={ESCAPE}"],
        ["vpn-access", "--requester", f"login={ESCAPE}"],
        ["vpn-access", "--channel", ESCAPE],
        ["vpn-access", "--at", ESCAPE],
        ["vpn-access", "--locale", ESCAPE],
        ["vpn-access", "-a", f"person={ESCAPE}", "--why"],
        ["vpn-access", "-a", f"person={ESCAPE}", "--format", "json"],
        [ESCAPE],
    ],
)
def test_what_is_typed_does_not_reach_the_terminal_raw(
    tried: Tried, capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    run(["try", *args])

    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert "\x07" not in told.out + told.err


def test_only_what_is_shown_and_missing_is_asked(tried: Tried) -> None:
    typed = "contractor\nOur agency issues it\n"
    done = tried("vpn-access", "-a", "device=own", "--ask", *AT, typed=typed)

    assert done.return_value == 0
    assert "Why your own laptop?" in done.output
    assert "On how many devices?" not in done.output
    assert "justification: Our agency issues it" in done.stdout
    hidden = tried("vpn-access", "--ask", *AT, typed="employee\n")
    assert "Why your own laptop?" not in hidden.output


def test_a_wrong_answer_is_asked_again_with_its_options(tried: Tried) -> None:
    typed = "nobody\nemployee\n"
    done = tried("vpn-access", "--ask", *AT, typed=f"employee\n{typed}")

    assert done.return_value == 0
    done = tried("laptop", "--ask", *AT, typed="nothing\n" * 3 + "\n" * 20)
    assert "has no option 'nothing'" in done.output


def test_a_blank_answer_leaves_out_a_default(tried: Tried) -> None:
    done = tried("vpn-access", "-a", "purpose=", *AT)

    assert done.return_value == 1
    assert "purpose: " in done.stdout


def test_without_a_terminal_nothing_is_asked(tried: Tried) -> None:
    done = tried("vpn-access", "-a", "device=own", *AT)

    assert done.return_value == 1
    assert "?" not in done.output


def test_a_moment_says_its_zone_or_has_that_of_the_item(tried: Tried) -> None:
    here = tried("vpn-access", "--requester", "employment=employee", *AT)
    there = tried("vpn-access", "--requester", "employment=employee",
                  "--at", "2026-12-04T08:30Z")  # fmt: skip

    assert here.stdout == there.stdout
    assert "asked       Fri 2026-12-04 16:30 Asia/Shanghai" in here.stdout


def test_a_shell_completes_items_fields_and_options(tried: Tried) -> None:
    complete = ShellComplete(cli, {}, "catalogkit", "_CATALOGKIT_COMPLETE")

    def offered(args: list[str], text: str) -> list[str]:
        return [each.value for each in complete.get_completions(args, text)]

    assert offered(["try"], "vpn") == ["vpn-access"]
    assert "device=" in offered(["try", "vpn-access", "-a"], "dev")
    options = offered(["try", "vpn-access", "-a"], "device=")
    assert options == ["device=managed", "device=own"]


def test_every_example_of_the_company_has_a_card_reasons_and_json() -> None:
    catalog = load(ROOT, TODAY).catalog
    assert catalog is not None
    tests = list(ran(catalog, catalog.items()))

    for each in tests:
        found, refusals = each.outcome.decision, each.outcome.refusals
        for locale in catalog.manifest.locales:
            if found is None:
                lines = card.refused(each.item.id, refusals, locale)
            else:
                lines = card.card(found, {"en": "Title"}, locale)
                assert json.loads(decision_json(found, lambda _: "file:1"))["decided"]
            assert all(line.isprintable() for line in lines)
    assert len(tests) > 50


def test_a_catalog_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(WORLD, tmp_path / "world")
    (tmp_path / "world" / "catalogkit.yaml").write_text("format: [\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "world")

    assert run(["try", "vpn-access"]) == 2
    assert "catalogkit check says why" in capsys.readouterr().err


def test_why_says_a_promise_for_a_day_as_its_author_does(tried: Tried) -> None:
    asked = ("person=n.cao", "kind_of_leave=parental", "stand_in=f.scholz")
    days = ("first_day=2027-01-11", "return_day=2027-07-01")
    answers = [part for each in (*asked, *days) for part in ("-a", each)]

    done = tried("parental-leave", *answers, "--requester", "leads_people=yes", "--why")

    assert "promise fulfil: by first_day, lead 5bd: always" in done.stdout
