"""`catalogkit schema`: JSON Schemas for editors."""

import json
from pathlib import Path

import click

EXAMPLES = """
\b
Examples:
  catalogkit schema                 write schemas/ here
  catalogkit schema -o editor       write them to another folder
  catalogkit schema service_item    print one

\b
In VS Code, with the YAML extension:
  "yaml.schemas": {"schemas/catalog.schema.json": "catalog/**/*.yaml"}
"""


@click.command("schema", epilog=EXAMPLES)
@click.argument("kind", required=False)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path),
              default=Path("schemas"), show_default=True,
              help="The folder to write to.")  # fmt: skip
@click.option("--check", "only_check", is_flag=True,
              help="Write nothing; exit 1 when a file is stale.")  # fmt: skip
def command(*, kind: str | None, output: Path, only_check: bool) -> int:
    """Write JSON Schemas for editors: completion, hover and first checks."""
    from catalogkit.model.near import near
    from catalogkit.model.schema import schemas

    texts = {name: _text(each) for name, each in schemas().items()}
    if kind is not None:
        name = f"{kind}.schema.json"
        if name not in texts:
            known = [each.removesuffix(".schema.json") for each in texts]
            message = f"there is no schema of '{kind}'{near(kind, known)}"
            raise click.UsageError(message)
        click.echo(texts[name], nl=False)
        return 0
    stale = [name for name in texts if _read(output / name) != texts[name]]
    if only_check:
        for name in stale:
            click.echo(f"{output / name} is stale: run 'catalogkit schema'")
        return int(bool(stale))
    output.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (output / name).write_text(texts[name], encoding="utf-8", newline="\n")
    click.echo(f"{len(stale)} of {len(texts)} schemas written to {output}")
    return 0


def _text(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
