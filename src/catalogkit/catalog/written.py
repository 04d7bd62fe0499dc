"""A typed condition as its author would write it: the way back to YAML."""

from collections.abc import Iterable
from decimal import Decimal

from catalogkit.catalog.canonical import (
    And,
    Ask,
    Between,
    Chosen,
    During,
    Fits,
    Given,
    Is,
    Isnt,
    Not,
    Or,
    Other,
    Rows,
    Starts,
    Test,
    Today,
    Typed,
    Value,
)
from catalogkit.catalog.scope import Scope
from catalogkit.source.node import Value as Plain

_LONE = {"present", "absent"}
_UNITS = {"d": "d elapsed"}
_OPS = {"over": "after", "under": "before", "from": "not_before", "to": "not_after"}
_NUMBERS = {"over": "over", "under": "under", "from": "at_least", "to": "at_most"}


def written(tree: Typed, scope: Scope) -> Plain:
    """YAML values that parse and type to the same tree within that scope.

    A tree that always or never holds has no YAML: raises ValueError.
    """
    match tree:
        case And(()) | Or(()):
            message = "a condition that asks nothing cannot be written"
            raise ValueError(message)
        case And(parts):
            return _together([written(part, scope) for part in parts])
        case Or(parts):
            return {"any": [written(part, scope) for part in parts]}
        case Not(part):
            return {"not": written(part, scope)}
        case Ask(name, test):
            return {name: _test(test, name, scope)}


def _together(parts: Iterable[Plain]) -> Plain:
    """One block of lines where no key occurs twice, else a list under all."""
    listed = list(parts)
    block: dict[str, Plain] = {}
    for part in listed:
        if not isinstance(part, dict) or block.keys() & part.keys():
            return {"all": listed}
        block.update(part)
    return block


def _test(test: Test, name: str, scope: Scope) -> Plain:
    kind = scope.fields[name].kind if name in scope.fields else _kind(name, scope)
    match test:
        case Is(values) | Isnt(values):
            return _listed(test, [_value(each, kind, scope) for each in values])
        case Between():
            return _between(test, kind, scope)
        case Given(given):
            return "present" if given else "absent"
        case Chosen(how, options):
            return {f"has_{how}": list(options)}
        case Starts(prefixes):
            return {"starts_with": list(prefixes)}
        case Fits(pattern):
            return {"matches": pattern}
        case During(calendar, inside):
            return {"within" if inside else "outside": calendar}
        case Rows(every, tree):
            rows = written(tree, scope.line_of(name))
            return {"all_lines" if every else "any_line": rows}


def _kind(name: str, scope: Scope) -> str:
    found = scope.find(name)
    return "text" if found is None else found.kind


def _listed(test: Is | Isnt, values: list[str]) -> Plain:
    first = test.values[0]
    if isinstance(first, Other) and len(values) == 1:
        return {"same_as" if isinstance(test, Is) else "different_from": values[0]}
    listed: list[Plain] = [*values]
    if isinstance(test, Isnt):
        return {"not": listed}
    alone = len(values) == 1 and not isinstance(first, str)
    return values[0] if alone or _plain(values) else listed


def _plain(values: list[str]) -> bool:
    """Whether a single text means itself when it stands alone."""
    text = values[0]
    signs = text[0] in "<>=≤≥" or ".." in text or text.startswith(("over ", "under "))
    return len(values) == 1 and text not in _LONE and not signs


def _between(test: Between, kind: str, scope: Scope) -> Plain:
    low, high = test.low, test.high
    if isinstance(low, Other) or isinstance(high, Other):
        words = _OPS if kind in {"date", "datetime"} else _NUMBERS
        names = ("over" if test.low_open else "from", low) if low is not None else None
        name, value = names or ("under" if test.high_open else "to", high)
        return {words[name]: _value(value, kind, scope)}
    low_text = "" if low is None else _value(low, kind, scope)
    high_text = "" if high is None else _value(high, kind, scope)
    if test.low_open:
        return f"over {low_text}"
    return f"under {high_text}" if test.high_open else f"{low_text}..{high_text}"


def _value(value: Value | None, kind: str, scope: Scope) -> str:
    match value:
        case Other(name):
            return f"answers.{name}"
        case Today("0d"):
            return "today"
        case Today(offset):
            unit = offset.lstrip("+-0123456789")
            count = offset[1 : len(offset) - len(unit)]
            return f"today {offset[0]} {count}{_UNITS.get(unit, unit)}"
        case bool():
            return "true" if value else "false"
        case int() | float():
            text = f"{Decimal(repr(value)):f}"
            return f"{text} {scope.currency}" if kind == "money" else text
    return str(value)
