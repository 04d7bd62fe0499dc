"""`catalogkit check`: what is wrong, where, and what to do."""

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from catalogkit.cli.options import (
    begins,
    colour_option,
    env_option,
    found_root,
    judged_on,
    prefixes,
    root_option,
    today_option,
)
from catalogkit.constructs.losses import folded, without_hints
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.report.format import plural

FOLDED = 10
"""So many ways in which targets carry something otherwise are told."""
EXAMPLES = """
\b
Examples:
  catalogkit check
  catalogkit check catalog/items/vpn-access.yaml
  catalogkit check --select path,approval --ignore path/because-missing
  catalogkit check --format sarif --output findings.sarif
  catalogkit check --target request-tracker --all
"""


@click.command("check", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", metavar="NAME", default="text", show_default=True,
              help="text, json, sarif, junit, github or gitlab.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the report to this file.")  # fmt: skip
@click.option("--select", metavar="RULES", multiple=True,
              help="Only rules that begin so: path, form/unread.")  # fmt: skip
@click.option("--ignore", metavar="RULES", multiple=True,
              help="No rules that begin so.")  # fmt: skip
@click.option("--target", "targets", metavar="NAME", multiple=True,
              help="Also say what this target cannot carry, at each line.")  # fmt: skip
@click.option("--all", "every", is_flag=True,
              help="Show each line that a target carries otherwise.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--timings", is_flag=True, help="Tell how long each stage took.")
@colour_option
@root_option
@today_option
@env_option
def command(  # noqa: PLR0913 - an option is an argument
    *,
    paths: tuple[Path, ...],
    style: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    targets: tuple[str, ...],
    every: bool,
    strict: bool,
    timings: bool,
    colour: bool | None,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Say what is wrong with the catalog, and where.

    PATHS limits what is shown to these files and folders; everything is read.
    Exit code 1 when there is an error.
    """
    from catalogkit.cli.checking import checked, known_rules, rendered
    from catalogkit.report.lines import shown_of

    begin = time.perf_counter()
    folder = found_root(root)
    known_rules((*select, *ignore))
    result = checked(folder, judged_on(today), env, targets=targets, timings=timings)
    wanted = _wanted(result.found, select, ignore, _inside(folder, paths))
    kept, more = _kept(wanted, style, every=every)
    shown = shown_of(result.project.files, kept)
    on = sys.stdout.isatty() if colour is None else colour
    text = rendered(
        style, shown, result, colour=on and output is None,
        seconds=time.perf_counter() - begin, root=folder,
    )  # fmt: skip
    _written(text, output)
    if style == "text":
        _beside(more, result.waived)
    return int(_fails(wanted, strict=strict))


def _kept(
    found: list[Diagnostic], style: str, *, every: bool
) -> tuple[list[Diagnostic], dict[str, int]]:
    """What is shown, and what else is said of how many lines; programs get it all."""
    if every:
        return found, {}
    return folded(found) if style == "text" else (without_hints(found), {})


def _beside(more: Mapping[str, int], waived: int) -> None:
    """What is not shown: each way in which targets carry something otherwise, once."""
    for message, count in list(more.items())[:FOLDED]:
        click.echo(f"{count:>6} × {message}", err=True)
    if more:
        lines = plural(sum(more.values()), "line")
        ways = f"{len(more) - FOLDED} more ways; " if len(more) > FOLDED else ""
        click.echo(f"{ways}{lines} in all: --all shows each", err=True)
    if waived:
        those = "finding is" if waived == 1 else "findings are"
        click.echo(f"{waived} {those} waived", err=True)


def _wanted(
    found: Sequence[Diagnostic],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    within: tuple[str, ...],
) -> list[Diagnostic]:
    chosen, left = prefixes(select), prefixes(ignore)
    return [
        each
        for each in found
        if (not chosen or begins(each.rule, chosen))
        and not begins(each.rule, left)
        and (not within or begins(each.place.file, within))
    ]


def _inside(root: Path, paths: tuple[Path, ...]) -> tuple[str, ...]:
    found = []
    for path in paths:
        if not path.exists():
            message = f"there is no file or folder '{path}'"
            raise click.UsageError(message)
        try:
            inside = path.resolve().relative_to(root.resolve())
        except ValueError:
            message = f"'{path}' is not in the catalog of '{root}'"
            raise click.UsageError(message) from None
        found.append(inside.as_posix())
    return () if "." in found else tuple(found)


def _written(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"'{output}' cannot be written: {error.strerror}"
        raise click.UsageError(message) from None


def _fails(found: Sequence[Diagnostic], *, strict: bool) -> bool:
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(each.severity in bad for each in found)
