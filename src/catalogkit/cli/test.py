"""`catalogkit test`: runs the examples of items, and says what they miss."""

import datetime
import gc
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.options import (
    env_option,
    found_root,
    judged_on,
    root_option,
    today_option,
)

if TYPE_CHECKING:
    from catalogkit.decide.coverage import Coverage
    from catalogkit.decide.surviving import Score
    from catalogkit.project import Project
    from catalogkit.report.tests import Report

EXAMPLES = """
\b
Examples:
  catalogkit test
  catalogkit test vpn-access --coverage
  catalogkit test --format junit --output tests.xml
  catalogkit test --coverage --fail-under 90
  catalogkit test vpn-access --suggest --write
  catalogkit test vpn-access --mutate --survivors 5
\b
Exit code 0: all hold, 1: some do not, or too little is covered, 2: called wrongly.
"""
FEW = 10


def _items(ctx: click.Context, param: click.Parameter, text: str) -> list[str]:
    from catalogkit.cli.whole import completed_items

    return completed_items(ctx, param, text)


@click.command("test", epilog=EXAMPLES)
@click.argument("items", nargs=-1, shell_complete=_items)
@click.option("--coverage", "covers", is_flag=True,
              help="Say which paths, options and edges no test touches.")  # fmt: skip
@click.option(
    "--suggest", is_flag=True, help="Print missing tests, with --mutate more."
)
@click.option("--write", is_flag=True,
              help="With --suggest: into the files of the items.")  # fmt: skip
@click.option("--mutate", is_flag=True,
              help="Change one thing at a time; say what goes unnoticed.")  # fmt: skip
@click.option("--survivors", metavar="N", type=click.IntRange(min=0), default=FEW,
              show_default=True, help="List so many of each item at most.")  # fmt: skip
@click.option("--fail-under", metavar="PERCENT", type=click.FloatRange(0, 100),
              help="Fail where less is covered; with --mutate: noticed.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(["text", "json", "junit"]),
              default="text", show_default=True, help="How it is written.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the report to this file.")  # fmt: skip
@root_option
@today_option
@env_option
def command(  # noqa: PLR0913 - an option is an argument
    *,
    items: tuple[str, ...],
    covers: bool,
    suggest: bool,
    write: bool,
    mutate: bool,
    survivors: int,
    fail_under: float | None,
    style: str,
    output: Path | None,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Run the examples of items, and of definitions of kind test.

    ITEMS limits it to these. Nothing is sent anywhere.
    """
    if write and not suggest:
        message = "--write goes with --suggest"
        raise click.UsageError(message)
    folder = found_root(root)
    measured = covers or suggest or (fail_under is not None and not mutate)
    project, report = _report(folder, judged_on(today), env, items)
    if measured:
        report = replace(report, coverage=_coverage(report))
    if mutate:
        report = replace(report, scores=_scores(report), few=survivors)
    if suggest:
        from catalogkit.cli.suggesting import suggested

        return suggested(project, report, folder if write else None)
    _written(_rendered(report, style), output)
    broken = _left_out(report)
    return int(broken or bool(report.failed) or _is_under(report, fail_under))


def _left_out(report: "Report") -> bool:
    """Whether tests cannot be run, since their items have errors; says so."""
    kinds = ("service_item:", "test:")
    names = [each for each in report.catalog.absent if each.startswith(kinds)]
    if names:
        those = "definition is" if len(names) == 1 else "definitions are"
        told = f"{len(names)} {those} left out: catalogkit check says why"
        click.echo(told, err=True)
    return bool(names)


def _report(
    root: Path, today: datetime.date, env: str | None, names: Sequence[str]
) -> tuple["Project", "Report"]:
    """The tests of some items, or of all, tried out."""
    from catalogkit.catalog.regions import said
    from catalogkit.cli.whole import item_called, lines_of, whole
    from catalogkit.decide.running import ran
    from catalogkit.report.tests import Report

    gc.disable()  # everything read stays until the end
    project, catalog = whole(root, today, env)
    chosen = [item_called(catalog, each) for each in dict.fromkeys(names)]
    items = tuple(chosen or catalog.items())
    tests = tuple(ran(catalog, items))
    where, shown = lines_of(project), partial(said, catalog)
    return project, Report(catalog, items, tests, where, shown)


def _coverage(report: "Report") -> list["Coverage"]:
    from catalogkit.decide.coverage import coverage

    found = []
    for item in report.items:
        own = [each.outcome for each in report.tests if each.item is item]
        asked = [(each.request, each.decision) for each in own]
        found.append(coverage(report.catalog, item, asked))
    return found


def _scores(report: "Report") -> list["Score"]:
    from catalogkit.catalog.scopes import Scopes
    from catalogkit.cli.progress import Progress
    from catalogkit.decide.surviving import score

    progress, scopes = Progress("items changed:"), Scopes(report.catalog)
    found = []
    for done, item in enumerate(report.items, start=1):
        own = [each.outcome.example for each in report.tests if each.item is item]
        found.append(score(report.catalog, item, own, scopes))
        progress(done, len(report.items))
    progress.end()
    return found


def _rendered(report: "Report", style: str) -> str:
    from catalogkit.report import tests

    made = {"text": tests.as_text, "json": tests.as_json, "junit": tests.as_junit}
    return made[style](report)


def _written(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"'{output}' cannot be written: {error.strerror}"
        raise click.UsageError(message) from None


def _is_under(report: "Report", wanted: float | None) -> bool:
    if wanted is None:
        return False
    covered = bool(report.coverage) and report.covered < wanted
    return covered or (bool(report.scores) and report.noticed < wanted)
