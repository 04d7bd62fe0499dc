"""`catalogkit import`: definitions of another program, turned into ours."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.options import today_option

if TYPE_CHECKING:
    from catalogkit.importers import Imported, Importer, Settings

EXAMPLES = """
\b
Examples:
  catalogkit import backstage templates/ -o demo
  catalogkit import github-forms .github/ISSUE_TEMPLATE
  catalogkit import table services.xlsx --column name=Leistung --column time=D
  catalogkit import json-schema forms/ --dry-run
  catalogkit import --from request-tracker -e prod
"""
LARGEST = 1 << 20
OF_FILES = "--from reads a platform: it takes no FORMAT, PATH or columns"
NEITHER = "name a FORMAT and a PATH, or a platform: --from TARGET -e ENV"


class _Import(click.Command):
    """Shows in its help which formats are there."""

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        with formatter.section("Formats"):
            rows = [(name, each.summary) for name, each in sorted(_formats().items())]
            formatter.write_dl(rows)
        super().format_options(ctx, formatter)


@click.command("import", cls=_Import, epilog=EXAMPLES)
@click.argument("form", metavar="[FORMAT", required=False)
@click.argument(
    "path",
    metavar="PATH]",
    required=False,
    type=click.Path(exists=True, path_type=Path),
)
@click.option(
    "--from",
    "platform",
    default="",
    metavar="TARGET",
    help="Read the live platform of this target instead of files.",
)
@click.option(
    "-e",
    "--env",
    metavar="NAME",
    help="With --from: the environment that says where it is.",
)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path),
              show_default="here",
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
@click.option(
    "--as",
    "name",
    default="",
    metavar="NAME",
    help="What the source is called; the name of PATH unless given.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; print the report.")
@click.option("--force", is_flag=True, help="Overwrite files that differ.")
@click.option("--all", "every", is_flag=True, help="Show hints in the report, too.")
@today_option
def command(  # noqa: PLR0913 - an option is an argument
    *,
    form: str | None,
    path: Path | None,
    platform: str,
    env: str | None,
    output: Path | None,
    columns: tuple[str, ...],
    time_zone: str,
    name: str,
    dry_run: bool,
    force: bool,
    every: bool,
    today: str | None,
) -> int:
    """Turn definitions of another program into ours.

    FORMAT is one of those below. PATH is a file or a folder. What could not be carried
    over is told with its place; hints are counted. Imported again, a file that nobody
    edited is replaced; into one that was edited the changes of the source are merged,
    and what was changed on both sides is told and stays yours. With --from, what a live
    platform holds becomes drafts, and ours as it is; nothing is written there.

    Exit code 1 when nothing could be imported, or something was changed on both sides;
    4 when a platform cannot be read.
    """
    if platform:
        from catalogkit.cli.adopting import Asked, adopt

        if form or columns or name:
            raise click.UsageError(OF_FILES)
        where = Asked(platform, env, output, today, _zone(time_zone))
        return adopt(where, dry_run=dry_run, force=force, every=every)
    if env or form is None or path is None:
        raise click.UsageError(NEITHER)
    importer = _format(form)
    settings = _settings(importer, columns, time_zone)
    files = _imported(importer, path, settings, every=every).files
    source = form, name or path.resolve().name
    return _take_over(output or Path(), source, files, dry_run=dry_run, force=force)


def _imported(
    importer: "Importer", path: Path, settings: "Settings", *, every: bool
) -> "Imported":
    """Reads files, and says what there is to say of them."""
    from catalogkit.cli.importing import report

    files = _files(path, importer.endings)
    done = importer.tuned(files, settings) if importer.tuned else importer.run(files)
    report({**files, **done.views}, done.report, every=every)
    click.echo(done.table.markdown(), nl=False)
    return done


def _take_over(
    output: Path,
    source: tuple[str, str],
    made: Mapping[str, str],
    *,
    dry_run: bool,
    force: bool,
) -> int:
    """Writes what was made beside what is there; 1 for nothing, or a collision."""
    from catalogkit.cli import importing

    if not made:
        click.echo(f"0 files written to {output}/")
        return 1

    record = importing.Record(output, *source)
    planned = importing.plan(record, output, made, force=force)
    first = not record.folder.exists()
    importing.tell(planned, output, first=first)
    if dry_run:
        due = [each for each in planned if importing.is_due(each, force=force)]
        click.echo(f"{len(due)} files would be written to {output}/")
        return int(any(each.found for each in planned))
    importing.write(planned, output, force=force)
    record.write(made, importing.gone(planned))
    if first:
        click.echo("next: catalogkit check says what is left to fill in")
    return int(any(each.found for each in planned))


def _formats() -> "dict[str, Importer]":
    from catalogkit.importers import Importer
    from catalogkit.plugin import discover, installed

    known = {each.name: each for each in discover("catalogkit.importers", Importer)}
    return known | dict(installed("catalogkit.importers", Importer))


def _format(name: str) -> "Importer":
    from catalogkit.model.near import near

    known = _formats()
    if name not in known:
        message = f"no format is called '{name}'{near(name, known)}"
        raise click.UsageError(message)
    return known[name]


def _settings(
    importer: "Importer", columns: tuple[str, ...], time_zone: str
) -> "Settings":
    from catalogkit.importers import Settings
    from catalogkit.model.near import near

    pairs = [tuple(map(str.strip, each.partition("="))) for each in columns]
    wrong = next((each for each in pairs if not (each[0] and each[2])), None)
    if wrong:
        message = f"'{''.join(wrong)}' names no column such as name=Leistung"
        raise click.UsageError(message)
    for name, _, _ in pairs:
        if name not in importer.columns:
            hint = near(name, importer.columns)
            message = f"no column of {importer.name} holds '{name}'{hint}"
            raise click.UsageError(message)
    named = {name: header for name, _, header in pairs}
    return Settings(named, _zone(time_zone))


def _zone(given: str) -> str:
    from catalogkit.model.scalars import time_zone

    try:
        return time_zone(given) if given else ""
    except ValueError as error:
        raise click.UsageError(str(error)) from error


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
