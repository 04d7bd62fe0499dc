"""One test of a condition against the type of its field."""

from catalogkit.catalog.canonical import (
    Between,
    Chosen,
    During,
    Fits,
    Given,
    Is,
    Isnt,
    Other,
    Starts,
    Test,
    Today,
    Value,
)
from catalogkit.catalog.literals import Misfit, a, literal
from catalogkit.catalog.scope import NUMBERS, TEXTS, TIMES, FieldType, Scope
from catalogkit.diagnostic import Route
from catalogkit.model import comparison as written
from catalogkit.model.condition import Line
from catalogkit.model.near import near
from catalogkit.model.pattern import portable

_VALUES = TEXTS | NUMBERS | TIMES | {"boolean"}
_SUITS: dict[type[written.Test], frozenset[str]] = {
    written.IsIn: _VALUES,
    written.NotIn: _VALUES,
    written.Range: NUMBERS | TIMES,
    written.Has: frozenset({"choices"}),
    written.StartsWith: TEXTS - {"choice"},
    written.Matches: TEXTS - {"choice"},
    written.Within: frozenset({"datetime"}),
    written.Compare: _VALUES,
    written.Lines: frozenset({"group"}),
}


def typed_test(line: Line, kind: FieldType, scope: Scope) -> Test:
    """The typed form of a test. Raises Misfit where it does not suit the field."""
    name, test = line.field, line.test
    if isinstance(test, written.Presence):
        if kind.kind == "note":
            message = f"'{name}' is a note: it is shown and never answered"
            raise Misfit(message)
        return Given(test.present)
    if kind.kind not in _SUITS[type(test)]:
        raise _unsuited(name, kind, test)
    match test:
        case written.Has(how, words):
            found = _values(line, kind, words, scope)
            return Chosen(how, tuple(str(each) for each in found))
        case written.IsIn(words):
            return Is(_values(line, kind, words, scope))
        case written.NotIn(words):
            return _none_of(kind, _values(line, kind, words, scope))
        case written.Range():
            return _range(line, kind, test, scope)
        case written.StartsWith(words):
            return Starts(tuple(word.text for word in words))
        case written.Matches(word):
            _only_in_constraints("a pattern", word.route, scope)
            return _fits(word)
        case written.Within(word, inside):
            return _during(word, scope, inside=inside)
    raise _unsuited(name, kind, test)


def compared(line: Line, kind: FieldType, other: FieldType, scope: Scope) -> Test:
    """A comparison with another field. Raises Misfit where the two do not compare."""
    assert isinstance(line.test, written.Compare)  # noqa: S101 - the caller's match
    op, name = line.test.op, line.test.other.text
    _only_in_constraints("comparing two fields", line.route, scope)
    both = f"'{line.field}' is {a(kind.kind)} and '{name}' is {a(other.kind)}"
    family = _family(kind)
    if family == "" or family != _family(other):
        message = f"{both} field, so they cannot be compared"
        raise Misfit(message)
    if op not in {"is", "isnt"} and family in {"text", "boolean"}:
        message = f"{both} field, and neither has an order: use same_as or"
        message += " different_from"
        raise Misfit(message)
    value = Other(name, family in TIMES)
    match op:
        case "is":
            return Is((value,))
        case "isnt":
            return Isnt((value,))
        case "over" | "from":
            return Between(low=value, low_open=op == "over")
    return Between(high=value, high_open=op == "under")


def _family(kind: FieldType) -> str:
    if kind.kind in TEXTS:
        return "text"
    if kind.kind in {"integer", "number"}:
        return "number"
    return kind.kind if kind.kind in _VALUES else ""


def _values(
    line: Line, kind: FieldType, words: tuple[written.Word, ...], scope: Scope
) -> tuple[Value, ...]:
    return tuple(_value(line, kind, word, scope) for word in words)


def _value(line: Line, kind: FieldType, word: written.Word, scope: Scope) -> Value:
    found = literal(line.field, kind, word, scope.currency)
    if isinstance(found, Today):
        _only_in_constraints("a day relative to today", word.route, scope)
    return found


def _none_of(kind: FieldType, values: tuple[Value, ...]) -> Test:
    if kind.kind == "boolean" and len(set(values)) == 1:
        return Is((not values[0],))
    return Isnt(values)


def _range(line: Line, kind: FieldType, test: written.Range, scope: Scope) -> Test:
    low = None if test.low is None else _value(line, kind, test.low, scope)
    high = None if test.high is None else _value(line, kind, test.high, scope)
    if low is not None and low == high:
        return Is((low,))
    if _reversed(low, high):
        message = f"'{test.text}' is empty: it ends before it begins"
        raise Misfit(message, rule="condition/empty-range")
    return Between(low, high, test.low_open, test.high_open)


def _reversed(low: Value | None, high: Value | None) -> bool:
    if isinstance(low, str) and isinstance(high, str):
        return low > high
    if isinstance(low, int | float) and isinstance(high, int | float):
        return low > high
    return False


def _fits(word: written.Word) -> Test:
    try:
        return Fits(portable(word.text))
    except ValueError as error:
        message = f"the pattern '{word.text}' cannot be used: {error}"
        raise Misfit(message, word.route) from None


def _during(word: written.Word, scope: Scope, *, inside: bool) -> Test:
    if word.text not in scope.calendars:
        message = f"there is no calendar '{word.text}'"
        message += near(word.text, scope.calendars)
        raise Misfit(message, word.route, "condition/unknown-name")
    return During(word.text, inside)


def _only_in_constraints(what: str, route: Route, scope: Scope) -> None:
    if scope.stage != "constraint":
        message = f"{what} is allowed in constraints only: elsewhere nobody could prove"
        message = f"{message} that every request finds its way"
        raise Misfit(message, route, "condition/not-here")


def _unsuited(name: str, kind: FieldType, test: written.Test) -> Misfit:
    what = f"'{name}' is {a(kind.kind)} field"
    match test:
        case _ if kind.kind == "record":
            return Misfit(f"'{name}' has no value of its own: ask for '{name}.…'")
        case written.IsIn(words) if kind.kind == "choices":
            texts = [word.text for word in words]
            fix = f"has: {texts[0]}" if len(texts) == 1 else f"has_any: {_flow(texts)}"
            return Misfit(f"{what}, where several may be chosen: write '{{{fix}}}'")
        case written.NotIn(words) if kind.kind == "choices":
            fix = f"has_none: {_flow([word.text for word in words])}"
            return Misfit(f"{what}, where several may be chosen: write '{{{fix}}}'")
        case written.Has() if kind.kind in TEXTS:
            return Misfit(f"{what}, of which one is given: write the value itself")
        case written.Range() if kind.kind in TEXTS:
            listed = f"to mean the text itself, write ['{test.text}']"
            return Misfit(f"{what}, which has no order for a range; {listed}")
        case written.StartsWith() | written.Matches():
            return Misfit(f"{what}, and this test is for texts")
        case written.Within():
            return Misfit(f"{what}, and working hours are asked of a moment")
        case written.Lines():
            return Misfit(f"{what}, and only a group has lines")
    if kind.kind == "group":
        lines = f"{{any_line: …}}, {{all_lines: …}} or '{name}.count'"
        return Misfit(f"{what}: ask about its lines with {lines}")
    if kind.kind == "note":
        return Misfit(f"{what}: it is shown and never answered")
    return Misfit(f"{what}, which knows only present and absent")


def _flow(texts: list[str]) -> str:
    return f"[{', '.join(texts)}]"
