"""A new catalog has one mistake to find, in the language of its reader."""

import datetime

import pytest

from catalogkit.cli.starter import MISTAKES, STAGES, stage_files
from catalogkit.diagnostic import Severity
from catalogkit.findings import findings
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
