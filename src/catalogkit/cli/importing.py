"""What `import` writes: definitions, and a record of them for the next time."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from catalogkit.cli.version import VERSION
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.drafting.rerun import Fate, Step, steps
from catalogkit.report.format import Run
from catalogkit.report.lines import shown_of
from catalogkit.report.text import render
from catalogkit.report.visible import visible

MANIFEST = "catalogkit.yaml"
FIRST_MANIFEST = """\
format: 1
name: Imported definitions
locales: [en]
"""
RECORD = ".catalogkit/imports"
_WRITTEN = frozenset({Fate.NEW, Fate.REPLACED, Fate.MERGED})


class Record:
    """What the last import of a source made: copies of its files, for git to keep."""

    def __init__(self, project: Path, form: str, source: str) -> None:
        plain = re.sub(r"[^\w.-]+", "-", source).strip(".") or "source"
        self.folder = project / RECORD / form / plain

    def read(self) -> dict[str, str]:
        """The files by path; none before the first import."""
        found = sorted(self.folder.rglob("*.*"))
        return {
            each.relative_to(self.folder).as_posix(): text_of(each)
            for each in found
            if each.is_file() and not each.is_symlink()
        }

    def write(self, made: Mapping[str, str], gone: Sequence[str]) -> None:
        """Remembers what was made; what is gone, as long as its file is there."""
        for each in self.read():
            if each not in made and each not in gone:
                (self.folder / each).unlink()
        for path, text in made.items():
            put(self.folder / path, text)


def plan(
    record: Record, project: Path, made: Mapping[str, str], *, force: bool
) -> list[Step]:
    """What happens to every file of this import and of the last one."""
    last = record.read()
    own = {
        path: text_of(project / path)
        for path in {*last, *made}
        if (project / path).is_file()
    }
    return list(steps(last, own, made, force=force))


def tell(done: Sequence[Step], project: Path, *, first: bool) -> None:
    """What changed since the last import, file by file."""
    for each in done:
        is_news = not first and each.fate is not Fate.SAME
        if is_news or each.fate in {Fate.FOREIGN, Fate.MERGED}:
            click.echo(f"{visible(each.path)}: {each.fate}")
        for line in each.said:
            click.echo(f"  {visible(line)}")
    found = [one for each in done for one in each.found]
    if found:
        files = {each.path: _bytes(each, project) for each in done if each.found}
        text = render(shown_of(files, found), Run(VERSION))
        click.echo("\n" + text.rpartition("\n\n")[0] + "\n")


def write(done: Sequence[Step], project: Path, *, force: bool) -> None:
    """Writes what is new, replaced or merged; with force what the source says."""
    foreign = [each for each in done if each.fate is Fate.FOREIGN]
    if foreign and not force:
        message = (
            f"'{project / foreign[0].path}' is there already and differs: nothing is "
            "written; --force overwrites it"
        )
        raise click.UsageError(message)
    written = [each for each in done if is_due(each, force=force)]
    for each in written:
        put(project / each.path, each.text or "")
    first = not (project / MANIFEST).exists()
    if first:
        put(project / MANIFEST, FIRST_MANIFEST)
    same = sum(1 for each in done if each.fate is Fate.SAME)
    kept = f", {same} were there already" if same else ""
    click.echo(f"{len(written) + first} files written to {project}/{kept}")


def is_due(step: Step, *, force: bool) -> bool:
    """Whether a file is to be written."""
    return step.text is not None and (force or step.fate in _WRITTEN)


def gone(done: Sequence[Step]) -> list[str]:
    """The files that the source no longer has, and the project still does."""
    return [each.path for each in done if each.fate is Fate.GONE]


def report(
    files: Mapping[str, bytes], found: Sequence[Diagnostic], *, every: bool
) -> None:
    """What an import has to say; hints are counted, unless every one is asked for."""
    told = [each for each in found if every or each.severity is not Severity.HINT]
    if told:
        text = render(shown_of(files, told), Run(VERSION))
        click.echo(text.rpartition("\n\n")[0])
        click.echo("")
    hidden = len(found) - len(told)
    if hidden:
        click.echo(f"{hidden} hints about what stays behind: --all shows them\n")


def put(file: Path, text: str) -> None:
    """A text file, with the folders it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def text_of(file: Path) -> str:
    """What a file holds, for comparing; what is no text is none that can be read."""
    try:
        return file.read_bytes().decode()
    except UnicodeDecodeError:
        return "\0"


def _bytes(step: Step, project: Path) -> bytes:
    if step.text is not None:
        return step.text.encode("utf-8", "replace")
    return (project / step.path).read_bytes()
