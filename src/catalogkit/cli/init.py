"""`catalogkit init`: a small working catalog to start from."""

from inspect import cleandoc
from pathlib import Path

import click

EXAMPLES = """
\b
Examples:
  catalogkit init demo
  catalogkit init demo --stage 2 --locale en,zh-CN
"""
ABOUT = """\
\b
The stages, each with all before it:
  1  service desk: requests, faults by priority, promises
  2  agreements and ladders: approvals, escalation, articles
  3  what it is worth: systems, automation, surveys, demand
  4  beyond the department: suppliers, shared questions, access that ends
"""


@click.command("init", epilog=EXAMPLES)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--stage", type=click.IntRange(1, 4), default=1, show_default=True,
              help="How much to start with.")  # fmt: skip
@click.option("--locale", "locales", metavar="LIST", default="en", show_default=True,
              help="Locales of the texts: en, zh-CN or both.")  # fmt: skip
def command(*, folder: Path, stage: int, locales: str) -> int:
    """Start a small working catalog in a new folder.

    It has one deliberate mistake for `catalogkit check` to find.
    """
    from catalogkit.cli.starter import stage_files

    wanted = _locales(locales)
    if folder.exists() and any(folder.iterdir()):
        message = f"'{folder}' is not empty: name a new folder"
        raise click.UsageError(message)
    texts = stage_files(stage, wanted)
    for path, data in sorted(texts.items()):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    items = sum("/items/" in path for path in texts)
    click.echo(f"{len(texts)} files with {items} service items are in {folder}/")
    click.echo("there is one deliberate mistake in it")
    click.echo(f"next: cd {folder}, then catalogkit check")
    return 0


def _locales(given: str) -> tuple[str, ...]:
    from catalogkit.cli.starter import LOCALES

    wanted = tuple(each.strip() for each in given.split(",") if each.strip())
    unknown = [each for each in wanted if each not in LOCALES]
    if unknown or not wanted:
        message = (
            f"there are no texts in '{given}' yet: choose from {', '.join(LOCALES)}; "
            "other locales can be added to the files"
        )
        raise click.UsageError(message)
    return tuple(dict.fromkeys(wanted))


command.help = f"{cleandoc(command.help or '')}\n\n{ABOUT}"
