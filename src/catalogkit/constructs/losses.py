"""What a target does not carry in its own terms, said at each author's line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.constructs import Construct
from catalogkit.constructs.capability import Capabilities, Capability, Level
from catalogkit.constructs.uses import uses
from catalogkit.diagnostic import Diagnostic, Place, Route, Rule, Severity

LOSSY = Rule(
    "target/lossy",
    "A target cannot carry something that the catalog says.",
    Severity.WARNING,
)
UNSAID = Capability(Level.LOST, "it does not say what becomes of it")
"""Of a construct that a target says nothing about: one of another package."""
FEW = 3
"""So many lines are shown of those that lose the same."""
_Line = tuple[str, Route]


def lossy(
    place: Place, message: str, severity: Severity = Severity.WARNING
) -> Diagnostic:
    """A finding that something is not carried; a hint where a sister file has it."""
    return replace(LOSSY.found(place, message), severity=severity)


def losses(
    target: str,
    capabilities: Capabilities,
    catalog: Catalog,
    exact: Iterable[Diagnostic] = (),
) -> Iterator[Diagnostic]:
    """A finding at every use of what a target does not carry natively, once a line.

    `exact` is what the target says itself: where it speaks of a line, that is enough.
    What goes with the whole around it is not said again.
    """
    ways = {
        each: how
        for each in Construct
        if (how := capabilities.get(each, UNSAID)).level is not Level.NATIVE
    }
    severities = {each: severity_of(how) for each, how in ways.items()}
    messages = {each: sentence(target, each, how) for each, how in ways.items()}
    said = {(each.place.file, each.place.route) for each in exact}
    seen: set[tuple[_Line, Construct]] = set()
    lost: dict[_Line, Severity] = {}
    for use in uses(catalog, frozenset(ways)):
        construct, severity = use.construct, severities[use.construct]
        line = (use.place.file, use.place.route)
        if line in said or (line, construct) in seen or _goes(line, severity, lost):
            continue
        seen.add((line, construct))
        if ways[construct].level is Level.LOST:
            lost.setdefault(line, severity)
        yield Diagnostic(use.place, LOSSY.id, severity, messages[construct])


def without_hints(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings without those that only say how a target carries something otherwise."""
    return [
        each
        for each in found
        if each.rule != LOSSY.id or each.severity is not Severity.HINT
    ]


def folded(found: Iterable[Diagnostic]) -> tuple[list[Diagnostic], dict[str, int]]:
    """What is shown to people, and of how many more lines what else is said.

    A few lines stand for all that lose the same; hints of targets are only counted.
    """
    counts: Counter[str] = Counter()
    shown: list[Diagnostic] = []
    more: Counter[str] = Counter()
    for each in found:
        few = 0 if each.severity is Severity.HINT else FEW
        if each.rule != LOSSY.id or counts[each.message] < few:
            shown.append(each)
        else:
            more[each.message] += 1
        counts[each.message] += 1
    return shown, dict(sorted(more.items(), key=lambda each: (-each[1], each[0])))


def severity_of(how: Capability) -> Severity:
    """A warning where it is lost, a hint where people or a sister carry it."""
    lost = how.level is Level.LOST and not how.by
    return Severity.WARNING if lost else Severity.HINT


def sentence(target: str, construct: str, how: Capability) -> str:
    """What happens to a construct, such as "rt loses `price`: nobody adds it up"."""
    match how.level:
        case Level.LOST if not how.by:
            said = f"loses {construct}"
        case Level.LOST:
            said = f"leaves {construct} to {how.by}"
        case Level.MANUAL:
            said = f"leaves {construct} to people"
        case _:
            said = f"carries {construct} in another way"
    return f"{target} {said}: {how.how}"


def _goes(line: _Line, severity: Severity, lost: dict[_Line, Severity]) -> bool:
    """Whether something around it is lost, and that was said as loudly."""
    file, route = line
    for depth in range(1, len(route)) if lost else ():
        around = lost.get((file, route[:depth]))
        if around is not None and around in (severity, Severity.WARNING):
            return True
    return False
