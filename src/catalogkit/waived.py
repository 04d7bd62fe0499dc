"""Findings minus those that a waiver in the file allows, plus what waivers do wrong."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from catalogkit.catalog.conditions_of import RULES as UNREADABLE
from catalogkit.constructs.losses import LOSSY
from catalogkit.diagnostic import Diagnostic, Place, Rule, Severity, Span
from catalogkit.project import Project
from catalogkit.source.comments import Waiver
from catalogkit.source.locate import locate

UNUSED = Rule(
    "governance/unused-waiver",
    "A waiver allows something that is not there.",
    Severity.WARNING,
)
EXPIRED = Rule(
    "governance/expired-waiver", "A waiver is past its day.", Severity.WARNING
)
NEVER = ("yaml", "shape", "reference", "identity")
"""Families that make a definition unreadable: no waiver mends that.

Nor does one mend a condition that cannot be read; what is proven of one that can is
found by checks like any other.
"""


@dataclass(frozen=True, slots=True)
class _Known:
    """A waiver, its file, and the entities that file declares."""

    file: str
    entities: frozenset[str]
    waiver: Waiver

    def allows(self, found: Diagnostic, line: int) -> bool:
        """Whether it speaks of a finding that starts in a line of its file."""
        waiver, place = self.waiver, found.place
        family = found.rule.partition("/")[0]
        if found.rule != waiver.rule or family in NEVER or found.rule in UNREADABLE:
            return False
        if waiver.covers_file:
            return place.file == self.file or place.entity in self.entities
        below = place.route[: len(waiver.route)] == waiver.route
        return place.file == self.file and (
            line == waiver.covers_line or (bool(waiver.route) and below)
        )


def waived(
    project: Project,
    found: Iterable[Diagnostic],
    unasked: Collection[str] = (LOSSY.id,),
) -> tuple[list[Diagnostic], int]:
    """What is left, with what is wrong with the waivers; and how many were waived.

    Whether waivers of the rules in `unasked` are needed is not known.
    """
    everything = list(found)
    known, wrong = _known(project)
    if not known:
        return [*everything, *wrong], 0
    live = _live(project, known)
    left, used = _left(project, everything, live)
    told = [*wrong, *_told(known, used, live, unasked)]
    if project.catalog is not None and project.catalog.absent:
        told = [each for each in told if each.rule != UNUSED.id]  # it may be needed
    return [*left, *told], len(everything) - len(left)


def unwaived(project: Project, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is left of findings, and not a word about the waivers."""
    return _left(project, found, _live(project, _known(project)[0]))[0]


def _live(project: Project, known: list[_Known]) -> list[_Known]:
    """The waivers that have not ended."""
    today = project.catalog.today if project.catalog is not None else None
    return [each for each in known if today is None or each.waiver.until >= today]


def _left(
    project: Project, found: Iterable[Diagnostic], live: list[_Known]
) -> tuple[list[Diagnostic], set[_Known]]:
    """The findings that no waiver allows, and the waivers that allow others."""
    used: set[_Known] = set()
    left: list[Diagnostic] = []
    for each in found:
        line = _line(project, each, live)
        fitting = [waiver for waiver in live if waiver.allows(each, line)]
        used.update(fitting)
        if not fitting:
            left.append(each)
    return left, used


def _known(project: Project) -> tuple[list[_Known], list[Diagnostic]]:
    entities: dict[str, set[str]] = {}
    for key, node in project.nodes.items():
        entities.setdefault(node.file, set()).add(key)
    known: list[_Known] = []
    wrong: list[Diagnostic] = []
    for path, read in project.waivers.items():
        wrong.extend(read.diagnostics)
        inside = frozenset(entities.get(path, ()))
        known.extend(_Known(path, inside, each) for each in read.waivers)
    return known, wrong


def _line(project: Project, found: Diagnostic, live: list[_Known]) -> int:
    """The line of a finding; asked for only where some waiver could speak of it."""
    place = found.place
    near = any(
        each.file == place.file and each.waiver.rule == found.rule for each in live
    )
    if not near or place.file not in project.files:
        return 0
    return locate(project.files[place.file], place.file, [place])[place].line


def _told(
    known: list[_Known],
    used: set[_Known],
    live: list[_Known],
    unasked: Collection[str],
) -> Iterator[Diagnostic]:
    for each in known:
        rule, until = each.waiver.rule, each.waiver.until
        if each not in live:
            message = f"the waiver of {rule} ended on {until}: mend it, or decide anew"
            yield EXPIRED.found(_place(each), message)
        elif rule.partition("/")[0] in NEVER:
            message = f"{rule} cannot be waived: what is broken so stays out"
            yield UNUSED.found(_place(each), message)
        elif each not in used and rule not in unasked:
            message = f"nothing here needs the waiver of {rule} any more"
            yield UNUSED.found(_place(each), message)


def _place(known: _Known) -> Place:
    waiver = known.waiver
    end = waiver.column + len(f"# catalogkit: allow {waiver.rule}")
    span = Span(waiver.line, waiver.column, waiver.line, end)
    return Place(known.file, span=span, anchor=f"{waiver.rule} {waiver.until}")
