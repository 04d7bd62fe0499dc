"""What `check` and its neighbours share: load, judge, show."""

import datetime
import gc
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from catalogkit.build import choose, said_by, soundness
from catalogkit.cli.options import below_here, prefixes
from catalogkit.cli.pages import page
from catalogkit.cli.progress import waiting
from catalogkit.cli.version import VERSION
from catalogkit.diagnostic import Diagnostic
from catalogkit.findings import every_check, findings, rule_called, rules
from catalogkit.model.near import near
from catalogkit.output import OutputRefused
from catalogkit.plugin import discover
from catalogkit.project import Project, distinct, load
from catalogkit.report.format import Format, Run
from catalogkit.report.show import Shown, below
from catalogkit.targets import LOSSY, Target
from catalogkit.targets import targets as every_target
from catalogkit.waived import waived


@dataclass(frozen=True)
class Checked:
    """A project and what is wrong with it, waivers applied."""

    project: Project
    found: list[Diagnostic]
    waived: int


def checked(
    root: Path,
    today: datetime.date,
    env: str | None,
    *,
    targets: Sequence[str] = (),
    timings: bool = False,
) -> Checked:
    """The project in a folder, checked; also for what some targets cannot carry.

    Raises UsageError where there is no such environment or target.
    """
    # Everything read stays until the end, so collecting garbage finds nothing.
    gc.disable()
    with waiting("reading the catalog"):
        project = load(root, today, env)
    if env is not None and project.catalog is not None:
        known = project.catalog.manifest.environments
        if env not in known:
            named = ", ".join(known) or "none"
            message = f"the manifest has no environment '{env}'; it has {named}"
            raise click.UsageError(message)
    begin = time.perf_counter()
    with waiting("checking the catalog"):
        found = list(findings(project))
    seconds = time.perf_counter() - begin
    chosen = _chosen(project, targets)
    rest, count = waived(project, found)
    if chosen:
        with waiting("asking the targets"):
            found += _said_by(project, rest, chosen)
        rest, count = waived(project, found, unasked=_unasked(chosen))
    if timings:
        for name, spent in {**project.seconds, "checks": seconds}.items():
            click.echo(f"{name:>8} {spent:7.3f} s", err=True)
    return Checked(project, rest, count)


def _chosen(project: Project, names: Sequence[str]) -> list[Target]:
    try:
        return choose(project, names) if names else []
    except OutputRefused as error:
        raise click.UsageError(str(error)) from None


def _said_by(
    project: Project, found: Sequence[Diagnostic], chosen: Sequence[Target]
) -> Iterator[Diagnostic]:
    """What targets say of the part of a catalog that they would be given."""
    catalog, _ = soundness(project, found)
    if catalog is not None:
        yield from distinct(said_by(chosen, catalog))


def _unasked(chosen: Sequence[Target]) -> tuple[str, ...]:
    """Rules that only other targets would find."""
    return () if len(chosen) == len(every_target()) else (LOSSY.id,)


def known_rules(given: Sequence[str]) -> None:
    """Raises UsageError when no rule is, or begins with, one of those named."""
    if not given:
        return
    known = {rule.id for rule in rules()} | {each.id for each in every_check()}
    families = {each.partition("/")[0] for each in known}
    for name in prefixes(given):
        if name not in known | families:
            message = f"no rule or family is called '{name}'"
            message += near(name, known if "/" in name else families)
            raise click.UsageError(message)


def rendered(
    style: str,
    shown: Sequence[Shown],
    result: Checked,
    *,
    colour: bool,
    seconds: float,
    root: Path | None = None,
) -> str:
    """The report in a format. Raises UsageError when there is no such format."""
    formats = {each.name: each for each in discover("catalogkit.report", Format)}
    if style not in formats:
        message = (
            f"no format is called '{style}'; there is {', '.join(sorted(formats))}"
        )
        raise click.UsageError(message)
    project = result.project
    entities = {key: node.file for key, node in project.nodes.items()}
    run = Run(
        VERSION,
        entities,
        rule_called,
        seconds,
        colour,
        help_of=lambda rule: page(rule) or "",
    )
    wanted = formats[style]
    if wanted.seen_from_here:
        shown = below(shown, below_here(root))
    return wanted.render(shown, run)
