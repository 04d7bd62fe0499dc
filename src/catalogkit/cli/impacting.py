"""What `impact` looks at, and how it is told."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from catalogkit.catalog.catalog import Catalog
from catalogkit.cli.comparing import sides
from catalogkit.cli.options import found_root, judged_on
from catalogkit.cli.whole import whole
from catalogkit.diff.compare import compare
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.near import near
from catalogkit.report.format import plural
from catalogkit.report.routes.text import as_text
from catalogkit.report.visible import utf8, visible
from catalogkit.review.impact.approvers import approvers, missing
from catalogkit.review.impact.as_json import as_json, reached_json, written
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.lines import Lines
from catalogkit.review.impact.markdown import as_markdown
from catalogkit.review.impact.mermaid import as_mermaid
from catalogkit.review.impact.of_change import of_change
from catalogkit.review.impact.picture import picture
from catalogkit.review.impact.resources import Files, differing, of_things_alone
from catalogkit.review.impact.sheets import every_sheet, head_sheet
from catalogkit.review.impact.starts import UnknownError, named
from catalogkit.review.impact.svg import as_svg
from catalogkit.review.impact.why import why_markdown, why_text
from catalogkit.review.sides import Side

Told = tuple[str, int]
"""What is printed, and the exit code."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for on the command line."""

    depth: int
    locale: str
    style: str
    approvers: str | None
    model: str | None
    resources: bool


@dataclass(frozen=True)
class Seen:
    """An impact, and where the lines of its edges are found."""

    impact: Impact
    lines: Lines


@dataclass(frozen=True)
class Where:
    """What --root, --today and --env say."""

    root: Path | None
    today: str | None
    env: str | None


def seen(what: Sequence[str], base: str | None, wanted: Wanted, where: Where) -> Seen:
    """The impact of what is named, or of what differs between two catalogs.

    Raises UsageError where neither is there.
    """
    if base is not None or not what:
        return _of_change(what, base, wanted, where)
    try:
        return _of_things(what, wanted, where)
    except UnknownError as unknown:
        try:
            return _of_change(what, base, wanted, where)
        except click.UsageError as error:
            message = f"{visible(str(unknown))}\nAs a revision: {error.message}"
            raise click.UsageError(message) from None


def _of_things(what: Sequence[str], wanted: Wanted, where: Where) -> Seen:
    root = found_root(where.root)
    project, catalog = whole(root, judged_on(where.today), where.env)
    names = tuple(named([catalog], _inside(root, each)) for each in what)
    model, locale = _model(catalog, wanted), _locale(catalog, wanted.locale)
    impact = Impact(catalog, names, wanted.depth, locale=locale, named=model)
    return Seen(impact, Lines(project.files))


def _of_change(
    what: Sequence[str], base: str | None, wanted: Wanted, where: Where
) -> Seen:
    if len(what) > len(("OLD", "NEW")):
        message = f"two catalogs are compared, and {len(what)} are named"
        raise click.UsageError(message)
    one, other = (*what, None, None)[:2]
    root, today, env = where.root, where.today, where.env
    old, new = sides(one, other, base=base, root=root, today=today, env=env)
    found = compare(_catalog(old), _catalog(new))
    impact = of_change(
        found,
        depth=wanted.depth,
        called=f"the change from {old.name} to {new.name}",
        locale=_locale(found.new, wanted.locale),
        model=_model(found.new, wanted),
    )
    return Seen(impact, Lines(new.project.files, old.project.files))


def _catalog(side: Side) -> Catalog:
    """The catalog of a side, which always has one."""
    if side.project.catalog is None:
        raise AssertionError(side.name)
    return side.project.catalog


def told(seen: Seen, wanted: Wanted) -> Told:
    """An impact in the format that is asked for; 1 where an approval is missing."""
    impact, given = seen.impact, _given(wanted.approvers)
    files = _files(impact) if wanted.resources else None
    match wanted.style:
        case "json":
            text = as_json(impact, seen.lines, given, files)
        case "markdown":
            text = as_markdown(impact, given, files)
        case "mermaid":
            text = as_mermaid(picture(impact))
        case "svg":
            text = as_svg(picture(impact), head_sheet(impact).title)
        case _:
            width = shutil.get_terminal_size((88, 24)).columns
            text = as_text(list(every_sheet(impact, given, files)), width)
    return utf8(text), max(_left(impact), _missing(impact, given))


def way_told(seen: Seen, why: str, style: str) -> Told:
    """The way to one thing, however far it is; 1 where there is none."""
    impact = seen.impact
    catalogs = [each for each in (impact.catalog, impact.old) if each is not None]
    name = _named(catalogs, why)
    found = impact.everything.get(name)
    if found is None:
        click.echo(f"nothing that is changed reaches '{visible(why)}'", err=True)
        return ("null\n" if style == "json" else ""), 1
    if style == "json":
        return written(reached_json(impact, found, seen.lines)), _left(impact)
    told = why_markdown if style == "markdown" else why_text
    return utf8(told(impact, found, seen.lines)), _left(impact)


def _named(catalogs: Sequence[Catalog], word: str) -> str:
    try:
        return named(catalogs, word)
    except UnknownError as error:
        raise click.UsageError(visible(str(error))) from None


def _inside(root: Path, word: str) -> str:
    """A word; the name of a file as the catalog knows it."""
    file = Path(word)
    if not word.endswith((".yaml", ".yml", ".md")) or not file.is_file():
        return word
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return word


def _model(catalog: Catalog, wanted: Wanted) -> ChangeModel | None:
    name = wanted.model
    if name is None:
        return None
    found = catalog.get(ChangeModel, name)
    if found is None:
        known = catalog.declared(ChangeModel)
        message = f"no change model is called '{name}'{near(name, known)}"
        raise click.UsageError(visible(message))
    return found


def _locale(catalog: Catalog, locale: str) -> str:
    known = catalog.manifest.locales
    if locale and locale not in known:
        message = f"the catalog has no locale '{locale}'; it has {', '.join(known)}"
        raise click.UsageError(visible(message))
    return locale


def _given(listed: str | None) -> frozenset[str] | None:
    """Who has agreed: a list, or a file that holds one."""
    if listed is None:
        return None
    file = Path(listed)
    try:
        return approvers(file.read_text("utf-8") if file.is_file() else listed)
    except (OSError, UnicodeDecodeError):
        message = f"'{listed}' cannot be read as a list of names"
        raise click.UsageError(visible(message)) from None


def _files(impact: Impact) -> Files:
    if impact.old is not None:
        return differing(impact.old, impact.catalog)
    near = [name for name, each in impact.found.items() if not each.ends]
    return of_things_alone(impact.catalog, near)


def _missing(impact: Impact, given: frozenset[str] | None) -> int:
    if given is None:
        return 0
    names = [each.name for each in missing(impact.catalog, impact.asked, given)]
    if names:
        must = "must still agree"
        click.echo(f"{', '.join(map(visible, names))} {must}", err=True)
    return int(bool(names))


def _left(impact: Impact) -> int:
    absent = impact.catalog.absent
    if absent:
        left = plural(len(absent), "definition")
        message = f"left out for their errors: {left}; catalogkit check says more"
        click.echo(message, err=True)
    return int(bool(absent))
