"""Conditions against the form: every word gets a type, or its author a sentence."""

from dataclasses import dataclass, field, replace

from catalogkit.catalog.canonical import (
    Ask,
    Given,
    Rows,
    Test,
    Typed,
    both,
    either,
    negated,
    placed,
)
from catalogkit.catalog.line_tests import compared, typed_test
from catalogkit.catalog.literals import Misfit, a
from catalogkit.catalog.scope import FieldType, Scope
from catalogkit.diagnostic import Note, Route
from catalogkit.model import comparison as written
from catalogkit.model.condition import All, Any, Condition, Line, Not, Use
from catalogkit.model.near import certain, near

HERE = "condition/not-here"


@dataclass(frozen=True, slots=True)
class ConditionFault:
    """What is wrong with one line: the rule, the route to it, one sentence.

    `set` and `rename` offer a certain fix of the value or the key there. `used` names
    the conditions ("use") through which the line is read; the route is then that of
    the outermost `use`, and `inner` the route within the named condition.
    """

    rule: str
    route: Route
    message: str
    key: bool = False
    notes: tuple[Note, ...] = ()
    rename: str | None = None
    set: str | None = None
    used: tuple[str, ...] = ()
    inner: Route = ()


def typed(
    condition: Condition, scope: Scope
) -> tuple[Typed | None, list[ConditionFault]]:
    """The tree of a condition as its place understands it, or all that is wrong."""
    typing = _Typing(scope)
    tree = typing.tree(condition)
    return (None if typing.faults else tree), typing.faults


@dataclass(slots=True)
class _Typing:
    """One condition being typed, and what was found wrong with it."""

    scope: Scope
    used: tuple[str, ...] = ()
    faults: list[ConditionFault] = field(default_factory=list)

    def tree(self, condition: Condition) -> Typed:
        match condition:
            case All(parts):
                return both([self.tree(part) for part in parts])
            case Any(parts):
                return either([self.tree(part) for part in parts])
            case Not(part):
                return negated(self.tree(part))
            case Use():
                return self.named(condition)
            case Line(name, _, route):
                return Ask(name, self.line(condition) or Given(given=True), route)

    def named(self, use: Use) -> Typed:
        condition = self.scope.conditions.get(use.name)
        nothing = both(())
        if condition is None:
            message = f"there is no condition '{use.name}'"
            message += near(use.name, self.scope.conditions)
            self.fault("condition/unknown-name", use.route, message)
            return nothing
        if use.name in self.used:
            loop = self.used[self.used.index(use.name) :]
            way = " → ".join((*loop, use.name))
            message = f"a condition that uses itself has no meaning: {way}"
            self.fault("condition/loop", use.route, message)
            return nothing
        inner = _Typing(self.scope, (*self.used, use.name))
        tree = inner.tree(condition)
        self.faults.extend(_through(use, fault) for fault in inner.faults)
        return nothing if inner.faults else placed(tree, use.route)

    def line(self, line: Line) -> Test | None:
        kind = self.readable(line.field, line.route)
        if kind is None:
            return None
        try:
            return self.test(line, kind)
        except Misfit as misfit:
            declared = f"'{line.field}' is {a(kind.kind)} field"
            notes = (Note(kind.place, declared),) if kind.place else ()
            route = misfit.route or line.route
            fault = ConditionFault(misfit.rule, route, misfit.message, notes=notes)
            self.faults.append(replace(fault, set=misfit.set))
            return None

    def readable(
        self, name: str, route: Route, *, key: bool = True
    ) -> FieldType | None:
        """The type of a name, or None after saying why it cannot be read."""
        scope = self.scope
        barred = scope.barred(name)
        kind = scope.find(name)
        if barred is not None:
            self.fault(barred[0], route, barred[1], key=key)
            return None
        if kind is not None:
            return kind
        base = name.partition(".")[0]
        if base in scope.outer:
            message = f"'{name}' lies outside '{scope.group}', whose lines read only"
            self.fault(HERE, route, f"{message} their own fields", key=key)
            return None
        said, meant = self._unknown(name), certain(name, scope.names())
        fault = ConditionFault("condition/unknown-field", route, said, key)
        self.faults.append(
            replace(fault, rename=meant) if key else replace(fault, set=meant)
        )
        return None

    def _unknown(self, name: str) -> str:
        base, dot, attribute = name.partition(".")
        owner = self.scope.fields.get(base)
        if owner is not None and dot:
            known = near(attribute, owner.known())
            return f"'{base}' has no attribute '{attribute}'{known}"
        for group, kind in self.scope.fields.items():
            if name in kind.row:
                ask = f"ask '{group}: {{any_line: {{{name}: …}}}}'"
                return f"'{name}' is a field of each line of '{group}': {ask}"
        what = "a field of this group" if self.scope.group else "a field of this form"
        return f"'{name}' is not {what}{near(name, self.scope.names())}"

    def test(self, line: Line, kind: FieldType) -> Test | None:
        test = line.test
        if isinstance(test, written.Lines) and kind.kind == "group":
            inner = _Typing(self.scope.line_of(line.field), self.used)
            tree = inner.tree(test.condition)
            self.faults.extend(inner.faults)
            return Rows(test.every, tree)
        if isinstance(test, written.Compare):
            other = self.readable(test.other.text, test.other.route, key=False)
            return None if other is None else compared(line, kind, other, self.scope)
        return typed_test(line, kind, self.scope)

    def fault(
        self, rule: str, route: Route, message: str, *, key: bool = False
    ) -> None:
        self.faults.append(ConditionFault(rule, route, message, key))


def _through(use: Use, fault: ConditionFault) -> ConditionFault:
    inner = fault.inner if fault.used else fault.route
    message = f"'{use.name}' does not fit here: {fault.message}"
    if fault.used or fault.rule == "condition/loop":
        message = fault.message
    used = (use.name, *fault.used)
    return replace(
        fault,
        route=use.route,
        key=False,
        message=message,
        rename=None,
        set=None,
        used=used,
        inner=inner,
    )
