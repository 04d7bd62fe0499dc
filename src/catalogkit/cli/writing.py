"""Where a report goes: to a file, or to the terminal."""

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
