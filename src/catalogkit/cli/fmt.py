"""`catalogkit fmt`: one layout for all files."""

from pathlib import Path

import click

from catalogkit.cli.options import found_root, root_option

EXAMPLES = """
\b
Examples:
  catalogkit fmt
  catalogkit fmt --check
  catalogkit fmt catalog/items
"""
MANIFEST, FOLDER = "catalogkit.yaml", "catalog"


@click.command("fmt", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", "only_check", is_flag=True,
              help="Write nothing; exit 1 when a file would change.")  # fmt: skip
@root_option
def command(*, paths: tuple[Path, ...], only_check: bool, root: Path | None) -> int:
    """Give files the usual layout; comments and values stay.

    A file that cannot be read is left as it is: catalogkit check says why.
    """
    from catalogkit.cli.fix import replace
    from catalogkit.source.files import list_files, read_bytes
    from catalogkit.source.format import fmt

    folder = found_root(root)
    names, _ = list_files(folder, FOLDER)
    wanted = [each.resolve() for each in paths]
    changed = 0
    for name in (MANIFEST, *names):
        if name.endswith((".csv", ".ics")) or not _is_in(folder / name, wanted):
            continue
        before = read_bytes(folder, name)
        after = fmt(before, name)
        if after == before:
            continue
        changed += 1
        click.echo(name)
        if not only_check:
            replace(folder / name, after)
    click.echo(_summary(changed, only_check=only_check))
    return int(only_check and changed > 0)


def _is_in(file: Path, wanted: list[Path]) -> bool:
    whole = file.resolve()
    return not wanted or any(each in {whole, *whole.parents} for each in wanted)


def _summary(changed: int, *, only_check: bool) -> str:
    if not changed:
        return "every file has the usual layout"
    files = "1 file" if changed == 1 else f"{changed} files"
    return f"{files} would change" if only_check else f"{files} changed"
