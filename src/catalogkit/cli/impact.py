"""`catalogkit impact`: whom a change reaches, why, and who must agree."""

from pathlib import Path

import click

from catalogkit.cli.options import env_option, root_option, today_option

EXAMPLES = """
\b
Examples:
  catalogkit impact system:crm
  catalogkit impact crm.customer-api --why value_stream:settlement
  catalogkit impact catalog/items/vpn-access.yaml --depth 3
  catalogkit impact crm-v4 --approvers a.lee,@acme/security
  catalogkit impact --base origin/main --approvers approved.txt
  catalogkit impact v1.4 v1.5 --format markdown
  catalogkit impact crm --format svg --output crm.svg
"""
STYLES = ("text", "json", "markdown", "mermaid", "svg")
WORDS = ("text", "json", "markdown")


@click.command("impact", epilog=EXAMPLES)
@click.argument("what", nargs=-1, metavar="[WHAT...|OLD [NEW]]")
@click.option("--base", metavar="REV",
              help="Of all that changed since this branch was left.")  # fmt: skip
@click.option("--why", metavar="TARGET",
              help="Only the way to this, with files and lines.")  # fmt: skip
@click.option("--depth", type=click.IntRange(0), metavar="N", default=2,
              show_default=True, help="How many steps away one looks.")  # fmt: skip
@click.option("--approvers", metavar="LIST|FILE",
              help="Who has agreed: logins, teams, @org/team.")  # fmt: skip
@click.option("--model", metavar="NAME",
              help="By which change model [default: the one that fits].")  # fmt: skip
@click.option("--resources", is_flag=True, help="Name the generated files, too.")
@click.option("--locale", metavar="NAME", default="",
              help="Titles in these words [default: the first locale].")  # fmt: skip
@click.option("--format", "style", type=click.Choice(STYLES), default="text",
              show_default=True, help="How it is written.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help="The file to write to [default: the terminal].")  # fmt: skip
@root_option
@today_option
@env_option
def command(  # noqa: PLR0913 - an option is an argument
    *, what: tuple[str, ...], base: str | None, why: str | None, depth: int,
    approvers: str | None, model: str | None, resources: bool, locale: str, style: str,
    output: Path | None, root: Path | None, today: str | None, env: str | None,
) -> int:  # fmt: skip
    """Say whom a change reaches, why, how much that matters, and who must agree.

    WHAT is a definition (system:crm, or crm where that is enough), a part of one
    (crm.customer-api, stock/shelve), or its file. Or compare two catalogs: OLD and NEW
    are git revisions or folders, as in catalogkit diff; with nothing named, it is what
    changed since this branch left the default one.
    """
    from catalogkit.cli.impacting import Wanted, Where, seen, told, way_told
    from catalogkit.cli.writing import write

    if why is not None and style not in WORDS:
        message = f"a way is told in words: --why goes with {', '.join(WORDS)}"
        raise click.UsageError(message)
    wanted = Wanted(depth, locale, style, approvers, model, resources)
    found = seen(what, base, wanted, Where(root, today, env))
    text, code = told(found, wanted) if why is None else way_told(found, why, style)
    write(text, output)
    if output is not None:
        click.echo(f"{output} is written")
    return code
