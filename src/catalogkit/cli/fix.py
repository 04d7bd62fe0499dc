"""`catalogkit fix`: mends what is certain."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from catalogkit.cli.options import (
    begins,
    found_root,
    judged_on,
    prefixes,
    root_option,
    today_option,
)
from catalogkit.diagnostic import Diagnostic

EXAMPLES = """
\b
Examples:
  catalogkit fix --dry-run
  catalogkit fix
  catalogkit fix --select yaml
"""
ROUNDS = 5


@click.command("fix", epilog=EXAMPLES)
@click.option("--dry-run", is_flag=True, help="Tell what would be done; write nothing.")
@click.option("--select", metavar="RULES", multiple=True,
              help="Only findings of rules that begin so.")  # fmt: skip
@root_option
@today_option
def command(
    *, dry_run: bool, select: tuple[str, ...], root: Path | None, today: str | None
) -> int:
    """Mend what is certain, and only that; comments and layout stay.

    Exit code 1 when something could be mended and was not written.
    """
    from catalogkit.cli.checking import checked

    folder, day = found_root(root), judged_on(today)
    done: list[str] = []
    files: set[str] = set()
    for _ in range(1 if dry_run else ROUNDS):
        result = checked(folder, day, None)
        wanted = [each for each in result.found if _is_wanted(each, select)]
        texts, said = _mended(result.project.files, wanted)
        done.extend(said)
        files.update(texts)
        if not texts or dry_run:
            break
        for path, data in texts.items():
            replace(folder / path, data)
    for line in done:
        click.echo(line)
    click.echo(_summary(len(done), len(files), written=not dry_run))
    return int(dry_run and bool(done))


def _is_wanted(found: Diagnostic, select: tuple[str, ...]) -> bool:
    chosen = prefixes(select)
    return found.fix is not None and (not chosen or begins(found.rule, chosen))


def _mended(
    files: Mapping[str, bytes], found: Sequence[Diagnostic]
) -> tuple[dict[str, bytes], list[str]]:
    """New texts of the files, and a line about each thing that was mended."""
    texts: dict[str, bytes] = {}
    said: list[str] = []
    for path in dict.fromkeys(each.fix.place.file for each in found if each.fix):
        if path in files:
            those = [each for each in found if each.fix and each.fix.place.file == path]
            texts[path], done = _edited(files[path], those)
            said.extend(_line(files[path], each) for each in done)
    changed = {path: text for path, text in texts.items() if text != files[path]}
    return changed, said


def _edited(
    data: bytes, found: Sequence[Diagnostic]
) -> tuple[bytes, Sequence[Diagnostic]]:
    """A file with its fixes, all together or, where they collide, the first."""
    from catalogkit.source.edit import EditRefused, apply

    for those in (found, *([each] for each in found)):
        try:
            return apply(data, [each.fix for each in those if each.fix]), those
        except EditRefused:
            continue
    return data, ()


def _line(data: bytes, found: Diagnostic) -> str:
    from catalogkit.source.locate import locate

    place, fix = found.place, found.fix
    path = fix.place.file if fix else place.file
    spans = locate(
        data, path, [place if place.file == path or fix is None else fix.place]
    )
    line = next(iter(spans.values())).line
    title = fix.title or fix.action if fix else ""
    return f"{path}:{line}: {title} ({found.rule})"


def replace(file: Path, data: bytes) -> None:
    """Puts a new text in the place of a file: the old one or the new, never half."""
    draft = file.with_name(f".{file.name}.catalogkit")
    draft.write_bytes(data)
    draft.chmod(file.stat().st_mode)
    draft.replace(file)


def _summary(fixes: int, files: int, *, written: bool) -> str:
    if not fixes:
        return "nothing to mend"
    those = "1 fix" if fixes == 1 else f"{fixes} fixes"
    where = "1 file" if files == 1 else f"{files} files"
    return f"{those} in {where}{'' if written else ', not written'}"
