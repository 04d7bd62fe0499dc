"""`catalogkit new`: the beginning of a definition."""

from pathlib import Path

import click

from catalogkit.cli.options import found_root, root_option

EXAMPLES = """
\b
Examples:
  catalogkit new service_item guest-wifi
  catalogkit new team field-service --title "Field service"
"""
FOLDER = "catalog"


@click.command("new", epilog=EXAMPLES)
@click.argument("kind")
@click.argument("name", metavar="ID")
@click.option("--title", help="What people call it [default: made of the id].")
@root_option
def command(*, kind: str, name: str, title: str | None, root: Path | None) -> int:
    """Write the beginning of a new definition, to be filled in.

    The file goes where others of its kind are. Nothing is overwritten.
    """
    from catalogkit.cli.starter import begun, locales_of
    from catalogkit.model.kinds import KINDS
    from catalogkit.model.near import near
    from catalogkit.model.scalars import ID

    if kind not in KINDS:
        message = f"no kind is called '{kind}'{near(kind, KINDS)}"
        raise click.UsageError(message)
    if ID.fullmatch(name) is None:
        message = f"'{name}' is no id: ids are kebab-case, such as guest-wifi"
        raise click.UsageError(message)
    folder = found_root(root)
    suffix = "md" if kind == "article" else "yaml"
    file = _place(folder, kind, suffix) / f"{name}.{suffix}"
    taken = _taken(folder, f"{name}.{suffix}")
    if taken is not None:
        message = f"'{taken.relative_to(folder)}' is there already: nothing is written"
        raise click.UsageError(message)
    file.parent.mkdir(parents=True, exist_ok=True)
    said = title or name.replace("-", " ").capitalize()
    locales = locales_of(folder)
    others = locales[1:] if kind == "article" else ()
    for each in (file, *(file.with_suffix(f".{locale}.md") for locale in others)):
        each.write_bytes(begun(kind, name, said, locales))
        click.echo(f"{each.relative_to(folder)} is written")
    click.echo("next: fill it in; catalogkit check says what is missing")
    return 0


def _place(root: Path, kind: str, suffix: str) -> Path:
    """The folder where most definitions of a kind are, else catalog/."""
    counts: dict[Path, int] = {}
    for file in sorted((root / FOLDER).rglob(f"*.{suffix}")):
        head = file.read_bytes()[:2000]
        if f"kind: {kind}\n".encode() in head or f"kind: {kind},".encode() in head:
            counts[file.parent] = counts.get(file.parent, 0) + 1
    return max(counts, key=lambda each: counts[each], default=root / FOLDER)


def _taken(root: Path, name: str) -> Path | None:
    return next(iter(sorted((root / FOLDER).rglob(name))), None)
