"""`catalogkit owners`: CODEOWNERS, so that a change asks those who must agree."""

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
    from catalogkit.catalog.handles import Handles
    from catalogkit.project import Project
    from catalogkit.report.code_owners import Asking

EXAMPLES = """
\b
Examples:
  catalogkit owners                              print the lines
  catalogkit owners -o .github/CODEOWNERS        write them into that file
  catalogkit owners --check .github/CODEOWNERS   say whether it is stale
  catalogkit owners --format gitlab -o CODEOWNERS
  catalogkit owners vpn-access                   who must agree there, and why

\b
In catalogkit.yaml:
  owner: it-management
  code_owners: {github: {team: "@example/{team}", person: "@{login}"}}
"""


@click.command("owners", epilog=EXAMPLES)
@click.argument("name", required=False)
@click.option("--format", "host", type=click.Choice(["github", "gitlab"]),
              help="For whom [default: the one of the manifest].")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help="The file to write into [default: the terminal].")  # fmt: skip
@click.option("--check", "kept", type=click.Path(dir_okay=False, path_type=Path),
              help="Write nothing; exit 1 when this file is stale.")  # fmt: skip
@root_option
@today_option
@env_option
def command(
    *,
    name: str | None,
    host: str | None,
    output: Path | None,
    kept: Path | None,
    root: Path | None,
    today: str | None,
    env: str | None,
) -> int:
    """Write CODEOWNERS: each file of the catalog, and who must agree when it changes.

    Its lines stand between two marks; what else a file holds stays as it is. With NAME,
    the id of a definition, say who must agree there, and why.
    """
    from catalogkit.project import load

    if output is not None and kept is not None:
        message = "--check writes nothing: leave --output out, or --check"
        raise click.UsageError(message)
    folder = found_root(root)
    project = load(folder, judged_on(today), env)
    if name is not None:
        _say(_sound(project), name)
        return 0
    return _made(_asking(project, host, folder), output, kept)


def _asking(project: "Project", host: str | None, folder: Path) -> "Asking":
    from catalogkit.catalog.owners import WAIVERS
    from catalogkit.report.code_owners import Asking

    beside = [each for each in (WAIVERS,) if (folder / each).is_file()]
    files = (*project.files, *beside)
    return Asking(_handles(project, host), files, _way(folder))


def _made(asking: "Asking", output: Path | None, kept: Path | None) -> int:
    """Prints, writes or compares the lines; gives the exit code."""
    from catalogkit.cli.kept import is_stale, write
    from catalogkit.report.code_owners.region import region

    made = region(asking.lines)
    troubles = list(asking.troubles())
    for each in troubles:
        click.echo(each, err=True)
    if kept is not None:
        return int(is_stale(kept, made) or bool(troubles))
    if output is None:
        click.echo(made, nl=False)
    else:
        write(output, made)
    return int(bool(troubles))


def _sound(project: "Project") -> "Catalog":
    """The catalog of a project. Raises UsageError when there is none."""
    if project.catalog is None:
        message = "the manifest cannot be read: catalogkit check says why"
        raise click.UsageError(message)
    return project.catalog


def _say(catalog: "Catalog", name: str) -> None:
    """Prints who must agree to a definition, and why."""
    from catalogkit.catalog.owners import owners_of
    from catalogkit.model.near import near

    every = {each.key: each for each in (catalog.manifest, *catalog.everything())}
    found = [key for key in every if name in {key, key.partition(":")[2]}]
    if not found:
        ids = [key.partition(":")[2] or key for key in every]
        message = f"no sound definition is called '{name}'{near(name, ids)}"
        raise click.UsageError(message)
    for key in found:
        click.echo(f"{key}: {every[key].node.file}")
        owners = owners_of(catalog, every[key])
        for each in owners:
            click.echo(f"  {each.team.id}: {each.because}")
        if not owners:
            click.echo("  nobody: name its owner, or an owner of the whole catalog")


def _handles(project: "Project", host: str | None) -> "Handles":
    """What everybody is called on the host that is meant. Raises UsageError."""
    from catalogkit.catalog.handles import NAMES, every_host

    known = {each.host: each for each in every_host(_sound(project))}
    if host is None and len(known) == 1:
        return next(iter(known.values()))
    for each in known.values():
        if each.host == host:
            return each
    if host is None and known:
        message = f"the manifest speaks of {' and '.join(known)}: choose with --format"
        raise click.UsageError(message)
    named = "GitHub or GitLab" if host is None else NAMES[host]
    message = f"nothing says what teams are called on {named}: add"
    pattern = '{team: "@example/{team}"}'
    example = f"code_owners: {{{host or 'github'}: {pattern}}}"
    message += f" '{example}' to the manifest"
    raise click.UsageError(message)


def _way(folder: Path) -> str:
    """The way from the root of the repository to the manifest, ending in a slash."""
    here = folder.resolve()
    for above in (here, *here.parents):
        if (above / ".git").exists():
            way = here.relative_to(above).as_posix()
            return "" if way == "." else f"{way}/"
    return ""
