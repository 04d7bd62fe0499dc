"""Missing tests: printed to be pasted, or written into the files of their items."""

from collections.abc import Sequence
from pathlib import Path

import click

from catalogkit.cli.fix import replace
from catalogkit.decide.coverage import Coverage
from catalogkit.decide.suggestions import Suggestion, noticing, suggestions
from catalogkit.project import Project
from catalogkit.report.format import plural
from catalogkit.report.tests import Report
from catalogkit.report.visible import visible
from catalogkit.source.append import appended
from catalogkit.source.edit import EditRefused
from catalogkit.source.node import Value
from catalogkit.source.write import dump


def suggested(project: Project, report: Report, folder: Path | None) -> int:
    """Prints the tests that are missing, or writes them where there is a folder."""
    count, left = 0, 0
    for each in report.coverage:
        found = _found(report, each)
        if found and (folder is None or not _put(project, each, found, folder)):
            click.echo(_snippet(each, found), nl=False)
            left += folder is not None
        count += len(found)
    done = "written" if folder is not None else "suggested"
    click.echo(f"{plural(count, 'test')} {done}", err=folder is None)
    if folder is not None and count:
        click.echo("next: read what they expect: it is what happens today", err=True)
    return int(bool(left))


def _found(report: Report, coverage: Coverage) -> list[Suggestion]:
    """Tests for what none touches and, where rules were changed, for the survivors."""
    item = coverage.item
    found = list(suggestions(report.catalog, item, coverage.missed))
    for each in report.scores:
        if each.item is item:
            more = noticing(report.catalog, item, each.survivors, found)
            found += list(more)
    return found


def _put(
    project: Project, coverage: Coverage, found: Sequence[Suggestion], folder: Path
) -> bool:
    file = coverage.item.node.file
    entries: list[Value] = [each.example for each in found]  # type: ignore[misc]
    try:
        data = appended(project.files[file], "examples", entries)
    except EditRefused as error:
        click.echo(f"{visible(file)}: {error}", err=True)
        return False
    replace(folder / file, data)
    click.echo(f"{visible(file)}: {plural(len(found), 'test')} written")
    return True


def _snippet(coverage: Coverage, found: Sequence[Suggestion]) -> str:
    entries: list[Value] = [each.example for each in found]  # type: ignore[misc]
    return f"# {visible(coverage.item.node.file)}\n{dump({'examples': entries})}\n"
