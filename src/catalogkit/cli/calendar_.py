"""`catalogkit calendar`: what is planned, to subscribe to, and what collides."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogkit.cli.options import (
    env_option,
    found_root,
    from_here,
    judged_on,
    root_option,
    today_option,
)

if TYPE_CHECKING:
    from catalogkit.catalog.catalog import Catalog
    from catalogkit.diagnostic import Place
    from catalogkit.project import Project
    from catalogkit.report.plans import Shelf

YEAR = 366
EXAMPLES = """
\b
Examples:
  catalogkit calendar export
  catalogkit calendar export --team store-it -o public/calendars
  catalogkit calendar collisions
  catalogkit calendar collisions --from 2027-01-01 --to 2027-03-31 --format markdown
"""
STYLES = ("text", "json", "markdown")
MARK = "calendars"
"""What the manifest of the output folder says, so that no build is swept away."""


@click.group("calendar", epilog=EXAMPLES)
def command() -> None:
    """Freezes and planned work: calendars to subscribe to, and what collides."""


@command.command("export", epilog=EXAMPLES)
@click.option("-o", "--output", type=click.Path(path_type=Path),
              help="The folder to write to [default: dist/calendars].")  # fmt: skip
@click.option("--team", "teams", metavar="NAME", multiple=True,
              help="Only the calendar of this team.")  # fmt: skip
@click.option("--stream", "streams", metavar="NAME", multiple=True,
              help="Only the calendar of this value stream.")  # fmt: skip
@click.option("--locale", metavar="NAME",
              help="In this locale [default: the first of the catalog].")  # fmt: skip
@click.option("--from", "since", metavar="YYYY-MM-DD",
              help="Single events from then on [default: 30 days ago].")  # fmt: skip
@click.option("--to", "until", metavar="YYYY-MM-DD",
              help="… to this day [default: two years after].")  # fmt: skip
@root_option
@today_option
@env_option
def export(
    *,
    output: Path | None,
    teams: tuple[str, ...],
    streams: tuple[str, ...],
    locale: str | None,
    since: str | None,
    until: str | None,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Write iCalendar files: one for each team, value stream and freeze.

    What comes back by a rule is written as that rule; what iCalendar cannot say, such
    as two business days before the end of a month, as single events. The folder holds
    exactly the calendars that were asked for.
    """
    from catalogkit.report.plans import Calendars
    from catalogkit.wording.reader import Reader

    folder, day = found_root(root), judged_on(today)
    catalog = _catalog(_loaded(folder, day, env))
    before = datetime.date.fromordinal(max(day.toordinal() - 30, 1))
    between = _seconds(*_between(since, until, before, 2 * YEAR))
    chosen = _chosen(catalog, {"team": teams, "stream": streams})
    writer = Calendars(Reader(catalog, _locale(catalog, locale)), between)
    files = {each.file: writer.written(each) for each in chosen}
    files = {name: data for name, data in files.items() if data}
    _write(files, output or folder / "dist" / "calendars", folder)
    return int(bool(catalog.absent))


def _write(files: Mapping[str, bytes], out: Path, folder: Path) -> None:
    """Makes the folder hold these calendars, and says so."""
    from catalogkit.output import OutputRefused, opened
    from catalogkit.report.format import plural

    try:
        place = opened(out, folder)
        if place.old and MARK not in place.about:
            message = f"'{out}' holds a build: name a folder of its own"
            raise click.UsageError(message)
        changes = place.write(files, {MARK: sorted(files)})
    except OutputRefused as error:
        raise click.UsageError(str(error)) from None
    told = f"{plural(len(files), 'calendar')} in {from_here(out)}"
    click.echo(f"{told}, {len(changes.written) or 'none'} changed")


@command.command("collisions", epilog=EXAMPLES)
@click.option("--from", "since", metavar="YYYY-MM-DD",
              help="From this day on [default: today].")  # fmt: skip
@click.option("--to", "until", metavar="YYYY-MM-DD",
              help="To this day [default: a year after].")  # fmt: skip
@click.option("--format", "style", type=click.Choice(STYLES), default="text",
              show_default=True, help="How it is written.")  # fmt: skip
@root_option
@today_option
@env_option
def collide(
    *,
    since: str | None,
    until: str | None,
    style: str,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Say what collides: when, why, and when it would be free.

    Planned work meets freezes, and the work of other teams on the same system, on one
    value stream or at one place. The exit code is 1 where something is not agreed.
    """
    from catalogkit.catalog.windows import collisions
    from catalogkit.report.plans import Teller
    from catalogkit.targets import written

    day = judged_on(today)
    project = _loaded(found_root(root), day, env)
    catalog = _catalog(project)
    between = _between(since, until, day, YEAR)
    found = collisions(catalog, between[0], between[1] + datetime.timedelta(days=1))

    def lines(places: "Iterable[Place]") -> "Mapping[Place, int]":
        return _lines(project, places)

    teller = Teller(catalog, lines)
    if style == "json":
        click.echo(written(teller.data(found, between)))
    else:
        tell = teller.text if style == "text" else teller.markdown
        click.echo(tell(found), nl=False)
    return int(any(not each.is_agreed for each in found) or bool(catalog.absent))


def _loaded(folder: Path, day: datetime.date, env: str | None) -> "Project":
    from catalogkit.project import load

    return load(folder, day, env)


def _catalog(project: "Project") -> "Catalog":
    from catalogkit.report.format import plural

    catalog = project.catalog
    if catalog is None:
        message = "the manifest cannot be read: catalogkit check says why"
        raise click.UsageError(message)
    if catalog.absent:
        left = plural(len(catalog.absent), "definition")
        message = f"left out for their errors: {left}; catalogkit check says more"
        click.echo(message, err=True)
    return catalog


def _between(
    since: str | None, until: str | None, first: datetime.date, days: int
) -> tuple[datetime.date, datetime.date]:
    begin = _known(_day("--from", since) if since else first)
    end = begin + datetime.timedelta(days=days)
    end = _known(_day("--to", until)) if until else end
    if end < begin:
        message = f"--to {end} lies before {begin}, where it begins"
        raise click.UsageError(message)
    return begin, end


def _known(day: datetime.date) -> datetime.date:
    if not 1970 <= day.year < 2190:  # noqa: PLR2004 - the years that plans know
        message = f"{day} is too far away: plans know the years 1970 to 2189"
        raise click.UsageError(message)
    return day


def _day(option: str, given: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        message = f"{option} {given} is no day such as 2026-11-22"
        raise click.UsageError(message) from None


def _seconds(*days: datetime.date) -> tuple[int, int]:
    from catalogkit.catalog.windows.zones import midnight

    since, until = (midnight(each, datetime.UTC) for each in days)
    return since, until + 24 * 3600


def _chosen(catalog: "Catalog", named: Mapping[str, Sequence[str]]) -> "list[Shelf]":
    """The calendars that were asked for; all where none was."""
    from catalogkit.model.base import Entity
    from catalogkit.model.near import near
    from catalogkit.model.organisation import Team
    from catalogkit.model.stream import ValueStream
    from catalogkit.report.plans import shelves

    kinds: dict[str, type[Entity]] = {"team": Team, "stream": ValueStream}
    wanted = set()
    for kind, names in named.items():
        known = {each.id for each in catalog.all(kinds[kind])}
        for name in names:
            if name not in known:
                message = f"no {kind} is called '{name}'{near(name, known)}"
                raise click.UsageError(message)
            wanted.add(f"{kind}-{name}.ics")
    every = shelves(catalog)
    return [each for each in every if not wanted or each.file in wanted]


def _locale(catalog: "Catalog", given: str | None) -> str:
    known = catalog.manifest.locales
    if given is not None and given not in known:
        message = f"the catalog has no locale '{given}'; it has {', '.join(known)}"
        raise click.UsageError(message)
    return given or catalog.manifest.default_locale


def _lines(project: "Project", places: "Iterable[Place]") -> "Mapping[Place, int]":
    """The lines of places, each file read once."""
    from catalogkit.source.locate import locate

    by_file: dict[str, list[Place]] = {}
    for each in places:
        by_file.setdefault(each.file, []).append(each)
    return {
        place: span.line
        for file, several in by_file.items()
        for place, span in locate(project.files[file], file, several).items()
    }
