"""`catalogkit build`: pages, request forms and routing rules."""

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.options import (
    env_option,
    found_root,
    from_here,
    judged_on,
    root_option,
    today_option,
)
from catalogkit.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from catalogkit.build import BuildResult
    from catalogkit.cli.checking import Checked

EXAMPLES = """
\b
Examples:
  catalogkit build
  catalogkit build --target portal
  catalogkit build --target forms -o public
  catalogkit build --env prod
"""
SHOWN = 20


@click.command("build", epilog=EXAMPLES)
@click.option("--target", "targets", metavar="NAME", multiple=True,
              help="Only this target, such as forms or portal.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path),
              help="The folder to write to [default: dist].")  # fmt: skip
@click.option("--all", "every", is_flag=True,
              help="Show each line that a target carries otherwise.")  # fmt: skip
@root_option
@today_option
@env_option
def command(
    *,
    targets: tuple[str, ...],
    output: Path | None,
    every: bool,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Write pages, request forms and routing rules.

    Nothing is built from a definition with an error, or from what needs it; the rest
    is, and the exit code is 1 then.
    """
    from catalogkit.build import Order, build
    from catalogkit.cli.checking import checked
    from catalogkit.cli.progress import Progress
    from catalogkit.output import OutputRefused

    begin = time.perf_counter()
    folder = found_root(root)
    result = checked(folder, judged_on(today), env)
    gc.freeze()  # what was read stays; what pages leave behind goes
    gc.enable()
    order = Order(folder, output or folder / "dist", targets, env)
    progress = Progress("building file")
    try:
        built = build(result.project, result.found, order, progress)
    except OutputRefused as error:
        raise click.UsageError(str(error)) from None
    finally:
        progress.end()
    _tell(result, built, every=every)
    click.echo(_summary(built, order.out, time.perf_counter() - begin))
    return int(built.catalog is None or _has_errors([*result.found, *built.found]))


def _tell(result: "Checked", built: "BuildResult", *, every: bool) -> None:
    from catalogkit.cli.checking import rendered
    from catalogkit.constructs.losses import folded
    from catalogkit.report.format import plural
    from catalogkit.report.lines import shown_of

    errors = [each for each in result.found if each.severity is Severity.ERROR]
    said, hidden = (built.found, {}) if every else folded(built.found)
    shown = shown_of(result.project.files, [*errors, *said])
    if shown:
        text = rendered("text", shown[:SHOWN], result, colour=False, seconds=0)
        click.echo(text.rpartition("\n\n")[0], err=True)
    if len(shown) > SHOWN:
        asked = "check --target NAME --all" if every else "check --target NAME"
        more = asked if len(errors) <= SHOWN else "check"
        click.echo(f"… and {len(shown) - SHOWN} more: catalogkit {more}", err=True)
    if hidden:
        lines = plural(sum(hidden.values()), "line")
        message = f"{lines} more say what a target carries otherwise, or a sister of it"
        click.echo(f"{message}: catalogkit check --target NAME", err=True)


def _summary(built: "BuildResult", out: Path, seconds: float) -> str:
    if built.catalog is None:
        return f"nothing is built: mend the manifest first ({seconds:.1f} s)"
    changes = built.changes
    files = len(changes.written) + changes.unchanged
    parts = [f"{files} files in {from_here(out)}"]
    parts += (
        [f"{len(changes.written)} written"] if changes.written else ["none changed"]
    )
    parts += [f"{len(changes.removed)} removed"] if changes.removed else []
    if built.left_out:
        parts.append(f"{len(built.left_out)} definitions left out")
    return f"{', '.join(parts)} ({seconds:.1f} s)"


def _has_errors(found: list[Diagnostic]) -> bool:
    return any(each.severity is Severity.ERROR for each in found)
