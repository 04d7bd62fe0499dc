"""`catalogkit import`: definitions of another program, turned into ours."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from catalogkit.importers import Settings

EXAMPLES = """
\b
Examples:
  catalogkit import backstage templates/ -o demo
  catalogkit import backstage template.yaml --dry-run
"""
LARGEST = 1 << 20
MANIFEST = "catalogkit.yaml"
FIRST_MANIFEST = """\
format: 1
name: Imported definitions
locales: [en]
"""


@click.command("import", epilog=EXAMPLES)
@click.argument("form", metavar="FORMAT")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path),
              default=Path(), show_default=True,
              help="The project to write to.")  # fmt: skip
@click.option(
    "--column",
    "columns",
    metavar="NAME=HEADER",
    multiple=True,
    help="What a column of a table holds: its header, or its letter.",
)
@click.option(
    "--time-zone",
    default="",
    metavar="ZONE",
    help="Where hours without a time zone are read, such as Europe/Berlin.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; print the report.")
@click.option("--force", is_flag=True, help="Overwrite files that differ.")
@click.option("--all", "every", is_flag=True, help="Show hints in the report, too.")
def command(
    *,
    form: str,
    path: Path,
    output: Path,
    columns: tuple[str, ...],
    time_zone: str,
    dry_run: bool,
    force: bool,
    every: bool,
) -> int:
    """Turn definitions of another program into ours.

    FORMAT is backstage (scaffolder templates, v1beta3). PATH is a file or a folder.
    What could not be carried over is told with its place; hints about what stays with
    the other program, or is to be filled in, are counted. Exit code 1 when nothing
    could be imported.
    """
    from catalogkit.importers import Importer
    from catalogkit.model.near import near
    from catalogkit.plugin import discover, installed

    known = {each.name: each for each in discover("catalogkit.importers", Importer)}
    known |= dict(installed("catalogkit.importers", Importer))
    if form not in known:
        message = f"no format is called '{form}'{near(form, known)}"
        raise click.UsageError(message)
    importer = known[form]
    files = _files(path, importer.endings)
    settings = _settings(columns, time_zone)
    done = importer.tuned(files, settings) if importer.tuned else importer.run(files)
    _report({**files, **done.views}, done.report, every=every)
    click.echo(done.table.markdown(), nl=False)
    if dry_run:
        click.echo(f"{len(done.files)} files would be written to {output}/")
    else:
        _write({**_manifest(output), **done.files}, output, force=force)
    return int(not done.files)


def _settings(columns: tuple[str, ...], time_zone: str) -> "Settings":
    from catalogkit.importers import Settings
    from catalogkit.model.scalars import time_zone as known

    pairs = [each.partition("=") for each in columns]
    wrong = next((each for each in pairs if not (each[0] and each[2].strip())), None)
    if wrong:
        message = f"'{''.join(wrong)}' names no column such as name=Leistung"
        raise click.UsageError(message)
    try:
        zone = known(time_zone) if time_zone else ""
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return Settings({name.strip(): header.strip() for name, _, header in pairs}, zone)


def _files(path: Path, endings: tuple[str, ...]) -> dict[str, bytes]:
    found = [path] if path.is_file() else sorted(_below(path, endings))
    if not found:
        message = f"there is no {' or '.join(endings)} file in '{path}'"
        raise click.UsageError(message)
    base = path.parent if path.is_file() else path
    return {each.relative_to(base).as_posix(): each.read_bytes() for each in found}


def _below(folder: Path, endings: tuple[str, ...]) -> Iterable[Path]:
    for each in folder.rglob("*"):
        is_read = each.suffix in endings and each.is_file()
        if is_read and not each.is_symlink() and each.stat().st_size <= LARGEST:
            yield each


def _report(
    files: Mapping[str, bytes], report: Sequence[Diagnostic], *, every: bool
) -> None:
    from catalogkit.cli.checking import shown_of
    from catalogkit.cli.version import VERSION
    from catalogkit.report.format import Run
    from catalogkit.report.text import render

    found = [each for each in report if every or each.severity is not Severity.HINT]
    if found:
        text = render(shown_of(files, found), Run(VERSION))
        click.echo(text.rpartition("\n\n")[0])
        click.echo("")
    hidden = len(report) - len(found)
    if hidden:
        click.echo(f"{hidden} hints about what stays behind: --all shows them\n")


def _write(texts: Mapping[str, str], output: Path, *, force: bool) -> None:
    changed = {
        name: text
        for name, text in texts.items()
        if not (output / name).exists() or _text(output / name) != text
    }
    taken = [name for name in changed if (output / name).exists()]
    if taken and not force:
        message = (
            f"'{output / taken[0]}' is there already and differs: nothing is written; "
            "--force overwrites it"
        )
        raise click.UsageError(message)
    for name, text in changed.items():
        file = output / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    same = len(texts) - len(changed)
    kept = f", {same} were there already" if same else ""
    click.echo(f"{len(changed)} files written to {output}/{kept}")
    click.echo("next: catalogkit check says what is left to fill in")


def _manifest(project: Path) -> dict[str, str]:
    """A manifest for a project that has none yet."""
    return {} if (project / MANIFEST).exists() else {MANIFEST: FIRST_MANIFEST}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
