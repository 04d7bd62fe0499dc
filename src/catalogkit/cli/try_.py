"""`catalogkit try`: what would happen to a request."""

import datetime
import os
import sys
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
    from catalogkit.cli.asking import Asking
    from catalogkit.decision import Request
    from catalogkit.model.service_item import ServiceItem
    from catalogkit.project import Project

EXAMPLES = """
\b
Examples:
  catalogkit try vpn-access
  catalogkit try vpn-access --answer device=own --requester employment=contractor
  catalogkit try vpn-access -a device=managed -a devices=2 --at 2026-12-04T16:30 --why
  catalogkit try laptop -a 'extras=dock,screen' --format json
\b
Exit code 0: decided, 1: refused, 2: called wrongly.
"""


def _items(ctx: click.Context, param: click.Parameter, text: str) -> list[str]:
    from catalogkit.cli.whole import completed_items

    return completed_items(ctx, param, text)


def _answers(ctx: click.Context, _: click.Parameter, text: str) -> list[str]:
    from catalogkit.cli.completing import completed_answers

    return completed_answers(ctx, text)


@click.command("try", epilog=EXAMPLES)
@click.argument("item", shell_complete=_items)
@click.option("-a", "--answer", "answers", metavar="FIELD=VALUE", multiple=True,
              shell_complete=_answers,
              help="An answer; lists as a,b; rows as JSON; or blank.")  # fmt: skip
@click.option("--requester", metavar="NAME=VALUE", multiple=True,
              help="What is known of who asks: employment=contractor.")  # fmt: skip
@click.option("--recipient", metavar="NAME=VALUE", multiple=True,
              help="The same of whom it is for, where that is another.")  # fmt: skip
@click.option("--channel", metavar="ID", help="By which channel it is asked.")
@click.option("--at", metavar="MOMENT",
              help="When it is asked: 2026-12-04T16:30, in the zone of the item's "
              "calendar unless it says another [default: now].")  # fmt: skip
@click.option("--ask/--no-ask", default=None,
              help="Ask for what is missing [default: on a terminal].")  # fmt: skip
@click.option("--why", is_flag=True, help="Tell each condition, its line and values.")
@click.option("--locale", metavar="NAME", help="Texts in this locale.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="For people or for programs.")  # fmt: skip
@root_option
@today_option
@env_option
def command(  # noqa: PLR0913 - an option is an argument
    *,
    item: str,
    answers: tuple[str, ...],
    requester: tuple[str, ...],
    recipient: tuple[str, ...],
    channel: str | None,
    at: str | None,
    ask: bool | None,
    why: bool,
    locale: str | None,
    style: str,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Say what would happen to a request for an ITEM. Nothing is sent.

    Path, team, approvals, tasks and times, and with --why every condition that was
    asked. Defaults of the form fill in what is not answered.
    """
    from catalogkit.cli.asking import Asking
    from catalogkit.cli.whole import item_called, whole

    project, catalog = whole(found_root(root), judged_on(today), env)
    found = item_called(catalog, item)
    on = sys.stdin.isatty() if ask is None else ask
    asking = Asking(catalog, found, _locale(catalog, locale), on, channel=channel)
    _known_channel(catalog, channel)
    asking.person("requester", requester)
    asking.person("recipient", recipient)
    asking.given(answers)
    moment = _moment(catalog, found, at, today)
    asking.fill()
    return _tried(project, asking, moment, style, why=why)


def _tried(
    project: "Project",
    asking: "Asking",
    at: datetime.datetime,
    style: str,
    *,
    why: bool,
) -> int:
    from catalogkit.cli.whole import lines_of
    from catalogkit.decide.decided import decided
    from catalogkit.decide.parts import requested
    from catalogkit.decide.refused import Refused
    from catalogkit.decide.rulebook import rulebook
    from catalogkit.report import card
    from catalogkit.report.decision_json import decision_json, refusals_json
    from catalogkit.report.visible import joined

    item, where = asking.item, lines_of(project)
    book = rulebook(asking.catalog)
    try:
        found = decided(book, item, _request(asking, at))
    except Refused as error:
        if style == "json":
            click.echo(refusals_json(item.id, error.refusals, where), nl=False)
        else:
            lines = card.refused(item.id, error.refusals, asking.locale)
            click.echo(joined(lines), nl=False)
            if not asking.ask and any(e.reason == "missing" for e in error.refusals):
                click.echo("next: --ask asks for what is missing", err=True)
        return 1
    if style == "json":
        click.echo(decision_json(found, where), nl=False)
        return 0
    parts = list(requested(book, found))
    lines = card.card(found, book.texts(item.title), asking.locale, parts)
    lines += ["", *card.why(found, where)] if why else []
    click.echo(joined(lines), nl=False)
    return 0


def _request(asking: "Asking", at: datetime.datetime) -> "Request":
    from catalogkit.decision import Request

    return Request(
        asking.item.id,
        asking.answers,
        asking.people.get("requester", {}),
        asking.people.get("recipient"),
        asking.channel,
        at,
    )


def _locale(catalog: "Catalog", given: str | None) -> str:
    from catalogkit.cli.asking import wrong
    from catalogkit.model.near import near

    locales = catalog.manifest.locales
    if given is not None and given not in locales:
        known = ", ".join(locales)
        message = f"the catalog has no locale '{given}'; it has {known}"
        raise wrong(message + near(given, locales))
    return given or locales[0]


def _known_channel(catalog: "Catalog", channel: str | None) -> None:
    from catalogkit.cli.asking import wrong
    from catalogkit.model.near import near
    from catalogkit.model.organisation import Channel

    if channel is not None and catalog.get(Channel, channel) is None:
        known = [each.id for each in catalog.all(Channel)]
        message = f"no channel is called '{channel}'{near(channel, known)}"
        raise wrong(message)


def _moment(
    catalog: "Catalog", item: "ServiceItem", given: str | None, today: str | None
) -> datetime.datetime:
    """The moment of --at; else noon of --today, else SOURCE_DATE_EPOCH, else now."""
    from catalogkit.catalog.clock_years import FIRST, LAST
    from catalogkit.cli.asking import wrong
    from catalogkit.decide.rulebook import rulebook

    zone = rulebook(catalog).rules(item).clock.zone
    if given is not None:
        try:
            found = datetime.datetime.fromisoformat(given.strip())
        except ValueError:
            found = None
        if found is None or "T" not in given.upper().strip().replace(" ", "T"):
            message = f"--at '{given}' is no moment such as 2026-12-04T16:30"
            raise wrong(message)
        if not FIRST <= found.year < LAST:
            message = f"--at {found.year:04d}: calendars know {FIRST} to {LAST - 1}"
            raise wrong(message)
        return found if found.tzinfo is not None else found.replace(tzinfo=zone)
    if today is not None:
        noon = datetime.time(12, tzinfo=zone)
        return datetime.datetime.combine(judged_on(today), noon)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), zone)
    return datetime.datetime.now(zone).replace(microsecond=0)
