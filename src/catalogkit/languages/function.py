"""A condition as a Python function being built, node by node."""

import ast
import builtins
import keyword
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

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
from catalogkit.catalog.holds import DAY, shape

HELPERS = (
    "given", "text", "number", "day", "moment", "chosen", "matches", "same", "differ",
    "before", "at_most", "any_line", "all_lines",
)  # fmt: skip
"""The functions of `languages.values` that a built function may call."""
TAKEN = {*HELPERS, *keyword.kwlist, *dir(builtins), "answers", "world"}


@dataclass
class Function:
    """One function being built: its local names, and the functions inside it."""

    name: str
    locals: dict[tuple[str, str], str] = field(default_factory=dict)
    inner: list[ast.stmt] = field(default_factory=list)

    def of(self, tree: Typed) -> ast.FunctionDef:
        """The whole function of a condition: answers and world in, whether it holds."""
        result = self.tree(tree)
        body = [*self.inner, *self.asked(), ast.Return(result)]
        arguments = [ast.arg("answers"), ast.arg("world")]
        given = ast.arguments([], arguments, None, [], [], None, [])
        return ast.FunctionDef(self.name, given, body, [], None, None)

    def asked(self) -> list[ast.stmt]:
        """What fills the locals."""
        return [
            assign(local, call(helper, answer(name)) if helper else answer(name))
            for (name, helper), local in self.locals.items()
        ]

    def tree(self, tree: Typed) -> ast.expr:
        """The expression of a condition."""
        match tree:
            case And(parts):
                return self._joined(ast.And(), parts, empty=True)
            case Or(parts):
                return self._joined(ast.Or(), parts, empty=False)
            case Not(part):
                return ast.UnaryOp(ast.Not(), self.tree(part))
            case Ask(name, test):
                return self._ask(name, test)

    def _joined(
        self, operator: ast.boolop, parts: Iterable[Typed], *, empty: bool
    ) -> ast.expr:
        return _joined(operator, [self.tree(part) for part in parts], empty=empty)

    def local(self, name: str, helper: str) -> ast.expr:
        """The local that holds an answer as the helper reads it."""
        key = (name, helper)
        if key not in self.locals:
            self.locals[key] = self._free(name)
        return ast.Name(self.locals[key], ast.Load())

    def _free(self, name: str) -> str:
        bare = re.sub(r"[^a-zA-Z0-9]+", "_", name).strip("_") or "answer"
        bare = f"a_{bare}" if bare[0].isdigit() else bare
        taken = {*TAKEN, *self.locals.values(), self.name}
        found, count = bare, 1
        while found in taken:
            count += 1
            found = f"{bare}_{count}"
        return found

    def _ask(self, name: str, test: Test) -> ast.expr:
        match test:
            case Given(given):
                there = call("given", self.local(name, ""))
                return there if given else ast.UnaryOp(ast.Not(), there)
            case Is(found):
                return self._one_of(name, found)
            case Isnt(found):
                return self._none_of(name, found)
            case Between():
                return self._between(name, test)
            case Chosen(how, options):
                return self._chosen(name, how, options)
            case Starts(prefixes):
                method = ast.Attribute(
                    self.local(name, "text"), "startswith", ast.Load()
                )
                return ast.Call(method, [_constant(prefixes)], [])
            case Fits(pattern):
                return call("matches", ast.Constant(pattern), self.local(name, ""))
            case During(calendar, inside):
                return self._during(name, calendar, inside=inside)
            case Rows(every, tree):
                return self._rows(name, tree, every=every)

    def _one_of(self, name: str, found: tuple[Value, ...]) -> ast.expr:
        parts = [
            call("same", self.local(name, ""), _known(value))
            for value in found
            if isinstance(value, Other | Today)
        ]
        plain = [v for v in found if not isinstance(v, Other | Today)]
        if plain and isinstance(plain[0], bool):
            whole = self.local(name, "")
            parts += [_compare(whole, (ast.Is(), ast.Constant(v))) for v in plain]
        elif plain:
            helper = "" if isinstance(plain[0], str) else "number"
            whole = self.local(name, helper)
            parts.append(_compare(whole, *_among(ast.In(), plain)))
        return _joined(ast.Or(), parts, empty=False)

    def _none_of(self, name: str, found: tuple[Value, ...]) -> ast.expr:
        """Given, of the type of some of the values, and equal to none."""
        plain = [v for v in found if not isinstance(v, Other | Today)]
        if len(plain) == len(found) and not isinstance(plain[0], bool):
            whole = self._typed(name, plain[0])
            nothing = ast.Constant("") if isinstance(plain[0], str) else whole
            there = ast.NotEq() if isinstance(plain[0], str) else ast.Eq()
            steps = _among(ast.NotIn(), plain)
            return _joined(
                ast.And(), [_compare(whole, (there, nothing)), _compare(whole, *steps)]
            )
        others = [_known(value) for value in found]
        whole = self.local(name, "")
        alike = [call("differ", whole, each) for each in others]
        unlike = [ast.UnaryOp(ast.Not(), call("same", whole, each)) for each in others]
        return _joined(ast.And(), [_joined(ast.Or(), alike), *unlike])

    def _typed(self, name: str, like: object) -> ast.expr:
        return self.local(name, "text" if isinstance(like, str) else "number")

    def _between(self, name: str, test: Between) -> ast.expr:
        literals = [each for each in (test.low, test.high) if each is not None]
        if any(isinstance(each, Other | Today) for each in literals):
            return self._ordered(name, test)
        kind = shape(literals[0])
        helper = "number" if kind == "number" else "day" if kind == DAY else "moment"
        whole = self.local(name, helper)
        steps: list[tuple[ast.cmpop, ast.expr]] = []
        if test.high is not None:
            less = ast.Lt() if test.high_open else ast.LtE()
            steps.append((less, _constant(test.high)))
        if test.low is not None:
            less = ast.Lt() if test.low_open else ast.LtE()
            return _compare(_constant(test.low), (less, whole), *steps)
        if helper == "number":
            return _compare(whole, *steps)
        return _compare(ast.Constant(""), (ast.Lt(), whole), *steps)

    def _ordered(self, name: str, test: Between) -> ast.expr:
        whole, parts = self.local(name, ""), []
        if test.low is not None:
            order = "before" if test.low_open else "at_most"
            parts.append(call(order, _known(test.low), whole))
        if test.high is not None:
            order = "before" if test.high_open else "at_most"
            parts.append(call(order, whole, _known(test.high)))
        return _joined(ast.And(), parts)

    def _chosen(self, name: str, how: str, options: tuple[str, ...]) -> ast.expr:
        whole = self.local(name, "chosen")
        each = [_compare(ast.Constant(option), (ast.In(), whole)) for option in options]
        if how == "all":
            return _joined(ast.And(), each)
        some = _joined(ast.Or(), each)
        if how == "any":
            return some
        there = _compare(whole, (ast.NotEq(), ast.List([], ast.Load())))
        return _joined(ast.And(), [there, ast.UnaryOp(ast.Not(), some)])

    def _during(self, name: str, calendar: str, *, inside: bool) -> ast.expr:
        whole = self.local(name, "moment")
        method = ast.Attribute(ast.Name("world", ast.Load()), "inside", ast.Load())
        found = ast.Call(method, [ast.Constant(calendar), whole], [])
        there = _compare(whole, (ast.NotEq(), ast.Constant("")))
        asked = _compare(found, (ast.Is(), ast.Constant(inside)))
        return _joined(ast.And(), [there, asked])

    def _rows(self, name: str, tree: Typed, *, every: bool) -> ast.expr:
        function = f"_line{len(self.inner) + 1}"
        self.inner.append(Function(function).of(tree))
        helper = "all_lines" if every else "any_line"
        row, world = ast.Name(function, ast.Load()), ast.Name("world", ast.Load())
        return call(helper, self.local(name, ""), row, world)


def _joined(
    operator: ast.boolop, parts: list[ast.expr], *, empty: bool = True
) -> ast.expr:
    if not parts:
        return ast.Constant(empty)
    return parts[0] if len(parts) == 1 else ast.BoolOp(operator, parts)


def _among(
    operator: ast.cmpop, plain: list[str | int | float | bool]
) -> list[tuple[ast.cmpop, ast.expr]]:
    if len(plain) == 1:
        single = ast.Eq() if isinstance(operator, ast.In) else ast.NotEq()
        return [(single, ast.Constant(plain[0]))]
    return [(operator, _constant(tuple(plain)))]


def _constant(value: object) -> ast.expr:
    return ast.Constant(value)  # type: ignore[arg-type]  # a tuple is one as well


def _compare(left: ast.expr, *steps: tuple[ast.cmpop, ast.expr]) -> ast.expr:
    return ast.Compare(left, [each[0] for each in steps], [each[1] for each in steps])


def _known(value: Value) -> ast.expr:
    match value:
        case Other(name):
            return answer(name)
        case Today(offset):
            method = ast.Attribute(ast.Name("world", ast.Load()), "day", ast.Load())
            return ast.Call(method, [ast.Constant(offset)], [])
    return ast.Constant(value)


def answer(name: str) -> ast.expr:
    """An answer as it was given."""
    method = ast.Attribute(ast.Name("answers", ast.Load()), "get", ast.Load())
    return ast.Call(method, [ast.Constant(name)], [])


def call(helper: str, *arguments: ast.expr) -> ast.expr:
    """A call of a function by its name."""
    return ast.Call(ast.Name(helper, ast.Load()), list(arguments), [])


def assign(name: str, value: ast.expr) -> ast.stmt:
    """A local with its value."""
    return ast.Assign([ast.Name(name, ast.Store())], value)
