"""An impact in words: tables for a terminal and for Markdown."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from catalogkit.catalog.graph.edges import whole
from catalogkit.catalog.graph.reach import Reached
from catalogkit.catalog.lifecycle import in_use
from catalogkit.model.landscape import Interface, System
from catalogkit.model.plan import Freeze, ScheduledWork
from catalogkit.model.promise import Promise
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import ValueStream
from catalogkit.report.format import plural
from catalogkit.report.routes.sheet import Sheet
from catalogkit.review.impact.approvers import gave
from catalogkit.review.impact.asked import Asked, How
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.names import GROUPS, kind_of, short
from catalogkit.review.impact.score import PER_WEEK

FEW = 3
MOST = 15
"""So many rows a table has; JSON has all."""
COUNTED = ("value_stream", "system", "service_item")
DIRECT = "directly"
HEADS = ("id", "title", "about", "steps", "through")


def every_sheet(
    impact: Impact,
    given: Collection[str] | None = None,
    resources: Mapping[str, list[str]] | None = None,
) -> Iterator[Sheet]:
    """The whole impact; who must agree stands last, where a terminal ends."""
    yield head_sheet(impact)
    if impact.groups:
        yield from group_sheets(impact)
        if resources is not None:
            yield resources_sheet(resources)
        yield score_sheet(impact)
        yield asked_sheet(impact, given)


def head_sheet(impact: Impact) -> Sheet:
    """What it starts from, and how far it goes."""
    starts = [_start(impact, each) for each in impact.starts]
    title = f"Impact of {impact.called or ', '.join(starts)}"
    told = f"what changes: {listed(starts)}; " if impact.called and starts else ""
    count = sum(map(len, impact.groups.values()))
    if not count:
        return Sheet(title, (), (), note=f"{told}{impact.idle}")
    far = "" if impact.depth is None else f" within {plural(impact.depth, 'step')}"
    share = ", ".join(_shares(impact))
    note = f"{told}it reaches {plural(count, 'thing')}{far}"
    note += f": {share}" if share else ""
    if impact.beyond and impact.depth is not None:
        note += f"; {impact.beyond} more are further away (--depth {impact.depth + 1})"
    return Sheet(title, (), (), note=note)


def listed(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more = len(names) - FEW
    rest = f" and {more} more" if more > 0 else ""
    return f"{', '.join(names[:FEW])}{rest}"


def group_sheets(impact: Impact, most: int | None = MOST) -> Iterator[Sheet]:
    """A table for each kind of thing that is reached."""
    for kind, found in impact.groups.items():
        if kind == "stage" and "value_stream" in impact.groups:
            continue  # they stand beside their stream
        shown = found if most is None else found[:most]
        rows = [_row(impact, each) for each in shown]
        more = len(found) - len(shown)
        if more:
            rows.append((f"and {more} more", "", "", "", ""))
        yield _without_empty(Sheet(GROUPS[kind].capitalize(), HEADS, tuple(rows)))


def score_sheet(impact: Impact) -> Sheet:
    """Where the score comes from."""
    note = (
        "criticality and sensitivity in points, one for an item and one for every "
        f"{PER_WEEK} requests a week, each divided by its steps"
    )
    rows = []
    for kind in COUNTED:
        parts = impact.score.of(kind)
        made = listed([f"{short(e.address)} {e.points:.1f}" for e in parts])
        total = sum(each.points for each in parts)
        if parts:
            rows.append((GROUPS[kind], f"{total:.1f}", made))
    title = f"Score {impact.score.total:.1f}"
    return Sheet(title, ("of", "points", "made of"), tuple(rows), note=note)


def asked_sheet(impact: Impact, given: Collection[str] | None = None) -> Sheet:
    """Who must be asked, and with a list of approvers who of them is missing."""
    rows = []
    for each in impact.asked:
        row = (each.name, str(each.how), "; ".join(each.texts()))
        rows.append(row if given is None else (*row, _state(impact, each, given)))
    model = impact.model
    by = f"the change model that fits is {model.id}" if model is not None else ""
    heads = ("who", "how", "why", *(() if given is None else ("approval",)))
    return Sheet("Who must be asked", heads, tuple(rows), note=by)


def resources_sheet(resources: Mapping[str, list[str]]) -> Sheet:
    """How many files each target makes of it, and which."""
    rows = tuple(
        (target, str(len(files)), ", ".join(files))
        for target, files in resources.items()
    )
    return Sheet("Generated resources", ("target", "count", "files"), rows)


def about(impact: Impact, name: str) -> str:
    """What a reviewer wants to know of a thing beside its title."""
    parts = [each for each in _facts(impact, name) if each]
    return "; ".join(parts)


def through(found: Reached) -> str:
    """What stands on the way to it."""
    names = [each.end for each in found.way]
    shown = (short(name) for name, after in pairwise(names) if not _same(name, after))
    return " → ".join(shown) or DIRECT


def _same(name: str, after: str) -> bool:
    """Whether a system is named by its interface, or a stage by its stream."""
    kinds = {kind_of(name), kind_of(after)}
    return whole(name) == whole(after) and len(kinds) > 1


def _without_empty(sheet: Sheet) -> Sheet:
    """The table without the columns in which nothing stands."""
    columns = zip(sheet.heads, *sheet.rows, strict=True)
    kept = [each for each in columns if any(each[1:])]
    heads, *rows = zip(*kept, strict=True)
    return Sheet(sheet.title, heads, tuple(rows), note=sheet.note)


def _start(impact: Impact, name: str) -> str:
    title, kind = impact.names.title(name), kind_of(name).replace("_", " ")
    return f"{kind} {short(name)} “{title}”" if title else f"{kind} {short(name)}"


def _shares(impact: Impact) -> Iterator[str]:
    for kind in COUNTED:
        found = [e for e in impact.groups.get(kind, ()) if not e.ends]
        if found:
            every = sum(each.kind_name == kind for each in in_use(impact.catalog))
            yield f"{len(found)} of {every} {GROUPS[kind]}"


def _row(impact: Impact, found: Reached) -> tuple[str, ...]:
    name = found.address
    title, steps = impact.names.title(name), str(found.steps)
    return short(name), title, about(impact, name), steps, through(found)


def _facts(impact: Impact, name: str) -> Iterator[str]:
    match impact.names.part(name):
        case ValueStream(sensitivity=sensitivity, stages=stages):
            hit = impact.found
            names = [s.id for s in stages if f"{name}/{s.id}" in hit]
            yield f"{sensitivity} sensitivity"
            yield f"at {', '.join(names)}" if names else ""
        case System(criticality=criticality):
            yield f"{criticality} criticality" if criticality else ""
        case Interface(version=version, consumers=consumers):
            yield "" if version is None else f"version {version}"
            read = ", ".join(each.system for each in consumers)
            yield f"read by {read}" if read else ""
        case ServiceItem(demand=demand, lifecycle=lifecycle):
            yield "" if demand is None else f"{demand.per_week} requests a week"
            yield "" if lifecycle == "live" else lifecycle
        case Promise(class_=name):
            yield name
        case ScheduledWork(work=work, window=window):
            yield f"{work}, {window.from_:%Y-%m-%d %H:%M}"
        case Freeze(level=level):
            yield f"{level} freeze"


def _state(impact: Impact, each: Asked, given: Collection[str]) -> str:
    if gave(impact.catalog, each.name, given):
        return "given"
    return "missing" if each.how is How.AGREES else ""
