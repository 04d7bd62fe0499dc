"""Where the waivers of a catalog are."""

from pathlib import Path

import click

from catalogkit.cli.options import MANIFEST, found_root

WAIVERS = "waivers.yaml"


def beside(root: Path | None) -> tuple[str, bytes] | None:
    """The waivers beside the manifest, where there are any."""
    try:
        path = found_root(root) / WAIVERS
    except click.UsageError:  # two revisions can do without a folder
        return None
    return waivers_in(path) if path.is_file() else None


def waivers_in(path: Path) -> tuple[str, bytes]:
    """A file as people see it, and its bytes. Raises UsageError."""
    try:
        return _shown(path), path.read_bytes()
    except OSError as error:
        message = f"'{path}' cannot be read: {error.strerror}"
        raise click.UsageError(message) from None


def _shown(path: Path) -> str:
    """A path as it stands in the catalog's folder, where it is in it."""
    for folder in path.resolve().parents:
        if (folder / MANIFEST).is_file():
            return path.resolve().relative_to(folder).as_posix()
    return path.as_posix()
