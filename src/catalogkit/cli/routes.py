"""`catalogkit routes`: who gets what, and an item as a decision table."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.options import (
    env_option,
    found_root,
    judged_on,
    root_option,
    today_option,
)

if TYPE_CHECKING:
    from catalogkit.catalog.catalog import Catalog
    from catalogkit.model.service_item import ServiceItem
    from catalogkit.report.routes import Reading, Sheet

EXAMPLES = """
\b
Examples:
  catalogkit routes
  catalogkit routes --team security --locale zh-CN
  catalogkit routes vpn-access
  catalogkit routes vpn-access --format svg --output vpn-access.svg
"""
STYLES = ("text", "json", "markdown", "svg")


@click.command("routes", epilog=EXAMPLES)
@click.argument("item", required=False)
@click.option("--team", metavar="NAME", help="Only what comes to this team.")
@click.option("--locale", metavar="NAME",
              help="In the words of requesters: en, zh-CN [default: ids].")  # fmt: skip
@click.option("--format", "style", type=click.Choice(STYLES), default="text",
              show_default=True, help="How it is written.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help="The file to write to [default: the terminal].")  # fmt: skip
@root_option
@today_option
@env_option
def command(
    *,
    item: str | None,
    team: str | None,
    locale: str | None,
    style: str,
    output: Path | None,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Say who gets what: a table for each team, or the decision table of an ITEM.

    The decision table has a column for each question that decides, and a row for each
    way to a path: from top to bottom, the first row that fits is taken.
    """
    from catalogkit.project import load
    from catalogkit.report.format import plural
    from catalogkit.report.routes import Reading

    project = load(found_root(root), judged_on(today), env)
    catalog = project.catalog
    if catalog is None:
        message = "the manifest cannot be read: catalogkit check says why"
        raise click.UsageError(message)
    _known(catalog, team, locale)
    reading = Reading(catalog, locale)
    text = _written(reading, item, team or "", style)
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(output, text)
        click.echo(f"{output} is written")
    if catalog.absent:
        left = plural(len(catalog.absent), "definition")
        message = f"left out for their errors: {left}; catalogkit check says more"
        click.echo(message, err=True)
    return int(bool(catalog.absent))


def _write(output: Path, text: str) -> None:
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        message = f"'{output}' cannot be written: {error.strerror}"
        raise click.UsageError(message) from None


def _written(reading: "Reading", item: str | None, team: str, style: str) -> str:
    from catalogkit.report.routes import FORMATS, as_text
    from catalogkit.report.visible import utf8

    if style == "json":
        return _json(reading, item, team)
    sheets = _sheets(reading, item, team)
    if style == "text":
        return utf8(as_text(sheets, shutil.get_terminal_size((88, 24)).columns))
    return utf8(FORMATS[style](sheets))


def _json(reading: "Reading", item: str | None, team: str) -> str:
    from catalogkit.report.routes.as_json import item_json, team_json
    from catalogkit.targets import written

    if item is None:
        return f"{written(team_json(reading, team))}\n"
    return f"{written(item_json(reading, _item(reading.catalog, item), team))}\n"


def _sheets(reading: "Reading", item: str | None, team: str) -> list["Sheet"]:
    from catalogkit.report.routes import item_sheet, team_sheets
    from catalogkit.report.routes.by_team import idle_sheet

    if item is not None:
        return [item_sheet(reading, _item(reading.catalog, item), team)]
    found = list(team_sheets(reading, team))
    return found if team and found else [*found, *idle_sheet(reading, team)]


def _item(catalog: "Catalog", name: str) -> "ServiceItem":
    from catalogkit.model.near import near

    known = {each.id: each for each in catalog.items()}
    if name not in known:
        message = f"no item is called '{name}'{near(name, known)}"
        raise click.UsageError(message)
    return known[name]


def _known(catalog: "Catalog", team: str | None, locale: str | None) -> None:
    from catalogkit.model.near import near
    from catalogkit.model.organisation import Team

    teams = {each.id for each in catalog.all(Team)}
    if team is not None and team not in teams:
        message = f"no team is called '{team}'{near(team, teams)}"
        raise click.UsageError(message)
    locales = catalog.manifest.locales
    if locale is not None and locale not in locales:
        message = f"the catalog has no locale '{locale}'; it has {', '.join(locales)}"
        raise click.UsageError(message)
