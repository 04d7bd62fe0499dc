"""Building in tests: a project of one's own, a build, a change."""

from pathlib import Path

from catalogkit.build import Order, build
from catalogkit.findings import findings
from catalogkit.project import load
from tests.pages import TODAY

LAPTOP = "catalog/laptop.yaml"


def made(root: Path, out: Path, *names: str):
    """Builds a project's targets into a folder."""
    project = load(root, TODAY)
    return build(project, findings(project), Order(root, out, names))


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def change(root: Path, old: str, new: str, name: str = LAPTOP) -> None:
    """Writes something else into a definition."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")
