"""A new catalog has one mistake to find, in the language of its reader."""

import datetime
from pathlib import Path

import pytest

from catalogkit.cli.main import run
from catalogkit.cli.starter import MISTAKES, STAGES, stage_files
from catalogkit.diagnostic import Severity
from catalogkit.findings import findings
from catalogkit.model.kinds import KINDS
from catalogkit.project import compiled

TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    "locales", [("en",), ("zh-CN",), ("en", "zh-CN"), ("zh-CN", "en")]
)
def test_the_only_finding_of_a_new_catalog_is_the_wish(stage, locales):
    files = stage_files(stage, locales)

    found = list(findings(compiled(files, TODAY)))

    wish = MISTAKES[locales[0]][1]
    assert [(each.rule, each.severity) for each in found] == [
        ("deliverable/wish", Severity.ERROR)
    ]
    assert f"'{wish}'" in found[0].message


@pytest.mark.parametrize("kind", KINDS)
def test_what_new_writes_is_laid_out_and_never_broken(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert run(["init", str(tmp_path / "demo"), "--locale", "en,zh-CN"]) == 0
    monkeypatch.chdir(tmp_path / "demo")

    assert run(["new", kind, "something-new", "--title", "Say: #1, please"]) == 0

    assert run(["fmt", "--check"]) == 0
    assert run(["check", "--select", "yaml,shape,reference,identity,condition"]) == 0
    assert run(["check", "--ignore", "deliverable/wish"]) == 0
