"""Changes of a form: which question, which option, how its limits became."""

from collections.abc import Callable

from catalogkit.catalog.canonical import Value
from catalogkit.catalog.limits import is_above, limit
from catalogkit.catalog.literals import Misfit
from catalogkit.diff.judgement import Change
from catalogkit.difference import Steps
from catalogkit.model.form import Field

LIMITS = (
    "service_item form.**.min",
    "service_item form.**.max",
    "service_item form.**.min_length",
    "service_item form.**.max_length",
    "service_item form.**.max_size",
    "service_item form.**.pattern",
    "service_item form.**.accept.*",
    "service_item form.**.where.*",
)
"""Where the limits of a question stand."""

LOW = ("min", "min_length")
UNITS = {"min_length": " characters", "max_length": " characters"}


def at_field(change: Change) -> Steps:
    """The steps of the question that a change is of, or is in."""
    steps = change.steps
    ends = [n + 2 for n, each in enumerate(steps[:-1]) if each in {"form", "fields"}]
    end = max((end for end in ends if end <= len(steps)), default=len(steps))
    return steps[:end]


def field(change: Change) -> Field | None:
    """The question as it is, else as it was."""
    steps = at_field(change)
    for found in (change.new_at(*steps), change.old_at(*steps)):
        if isinstance(found, Field):
            return found
    return None


def question(change: Change) -> str:
    """What the question is called, in quotes."""
    return change.name(len(at_field(change)))


def words(change: Change, **more: object) -> dict[str, object]:
    """What a changelog puts in each locale's words."""
    found = field(change)
    about = found.label if found is not None else change.about()
    return {"about": about, "old": change.old, "new": change.new, **more}


def must_answer(asked: Field) -> bool:
    """Whether some request cannot leave it out, and nothing fills it in."""
    needed = asked.required or asked.required_when is not None
    return needed and asked.default is None


def takes(change: Change) -> tuple[bool | None, str]:
    """Whether a limit takes less (True) or more (False) than before, and the limit."""
    old, new = change.texts
    if "where" in change.steps:
        return _values(
            old, new
        ), f"only where {change.steps[-1]} is {new or 'anything'}"
    if "accept" in change.steps:
        return _files(change)
    key = change.steps[-1]
    if key == "pattern":
        return bool(
            new
        ), f"it must look like {new}" if new else "it may look as it likes"
    unit = UNITS.get(key, "")
    least = "at least" if key in LOW else "at most"
    said = f"{least} {new}{unit}" if new else f"no longer {least} {old}{unit}"
    return _narrower(change, key), said if not (old and new) else f"{said}, was {old}"


def _narrower(change: Change, key: str) -> bool | None:
    one, other = (_limit(change, side, key) for side in (change.old_at, change.new_at))
    if one is None or other is None:
        return other is not None
    return None if one == other else is_above(other, one) == (key in LOW)


def _files(change: Change) -> tuple[bool | None, str]:
    """Kinds of file: where none is named, all are taken."""
    kind = change.steps[-1]
    asked = [side(*at_field(change)) for side in (change.old_at, change.new_at)]
    before, after = (each.accept if isinstance(each, Field) else () for each in asked)
    if not before or not after:
        every = "any file is taken" if not after else f"only {', '.join(after)}"
        return bool(after), every
    return change.is_gone, f"{kind} is {'no longer ' if change.is_gone else ''}taken"


def _values(old: str, new: str) -> bool | None:
    """Whether one of several values is wanted from fewer: nothing is anything."""
    one, other = ({*each.split("; ")} if each else None for each in (old, new))
    if one is None or other is None:
        return other is not None
    return not other >= one


def _limit(change: Change, side: Callable[..., object], key: str) -> Value | None:
    asked = side(*at_field(change))
    if not isinstance(asked, Field):
        return None
    found: str | int | None = getattr(asked, key)
    if key in {"min", "max"}:
        try:
            return limit(asked, key, change.comparison.new.manifest.currency)
        except Misfit:
            return found
    return _bytes(found) if key == "max_size" else found


def _bytes(size: object) -> int | None:
    if not isinstance(size, str):
        return None
    amount, _, unit = size.partition(" ")
    scale = {"B": 0, "KB": 1, "MB": 2, "GB": 3}.get(unit.upper(), 0)
    return int(float(amount) * 1000**scale) if amount[:1].isdigit() else 0
