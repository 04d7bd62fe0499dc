"""Lines that are kept in a file with others: whether they are stale, and anew."""

import difflib
from pathlib import Path

import click

FEW = 10


def is_stale(file: Path, made: str) -> bool:
    """Whether a file is not what it would be; says in which lines."""
    before = _text(file)
    after = _merged(file, before, made)
    if before == after:
        click.echo(f"{file} is up to date")
        return False
    pairs = difflib.ndiff(before.splitlines(), after.splitlines())
    changed = [each for each in pairs if each[:1] in {"+", "-"}]
    click.echo(f"{file} is stale: run 'catalogkit owners' with --output {file}")
    for each in changed[:FEW]:
        click.echo(f"  {each}")
    if len(changed) > FEW:
        click.echo(f"  … and {len(changed) - FEW} more")
    return True


def write(file: Path, made: str) -> None:
    """Writes the lines into a file, in the place of the old ones."""
    from catalogkit.cli.fix import replace

    before = _text(file)
    after = _merged(file, before, made)
    if after == before:
        click.echo(f"{file} is up to date")
        return
    try:
        if file.exists():
            replace(file, after.encode())
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(after.encode())
    except OSError as error:
        message = f"'{file}' cannot be written: {error.strerror}"
        raise click.UsageError(message) from None
    click.echo(f"{file} is written")


def _merged(file: Path, text: str, made: str) -> str:
    from catalogkit.report.code_owners.region import NoRegionError, merged

    try:
        return merged(text, made)
    except NoRegionError as error:
        message = f"'{file}' cannot be brought up to date: {error}"
        raise click.UsageError(message) from None


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except FileNotFoundError:
        return ""
    except OSError as error:
        message = f"'{file}' cannot be read: {error.strerror}"
        raise click.UsageError(message) from None
    except UnicodeDecodeError:
        message = f"'{file}' is no text in UTF-8"
        raise click.UsageError(message) from None
