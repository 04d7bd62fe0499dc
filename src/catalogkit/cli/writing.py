"""Where a report goes: to a file, or to the terminal."""

import sys
from pathlib import Path

import click


def write(text: str, output: Path | None) -> None:
    """Writes a report. Raises UsageError where the file cannot be written."""
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        message = f"'{output}' cannot be written: {error.strerror}"
        raise click.UsageError(message) from None


def coloured(wanted: bool | None, output: Path | None) -> bool:  # noqa: FBT001 - an option as it comes
    """Whether a report is coloured: as wanted, else on a terminal; never in a file."""
    on = sys.stdout.isatty() if wanted is None else wanted
    return on and output is None
