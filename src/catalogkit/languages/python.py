"""A condition as a Python function, built through `ast` and never by pasting text."""

import ast
import builtins
import keyword
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

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
from catalogkit.catalog.holds import DAY, NOWHERE, World, shape
from catalogkit.languages import values

HELPERS = (
    "given", "text", "number", "day", "moment", "chosen", "matches", "same", "differ",
    "before", "at_most", "any_line", "all_lines",
)  # fmt: skip
_TAKEN = {*HELPERS, *keyword.kwlist, *dir(builtins), "answers", "world"}


class Decides(Protocol):
    """Says whether a condition holds for some answers in the world."""

    def __call__(self, answers: Mapping[str, object], world: World = NOWHERE) -> bool:
        """Whether it holds."""
        ...


def compile_condition(tree: Typed) -> Decides:
    """A function that decides as `catalog.holds` does, many times faster."""
    module = _module(tree)
    names = {name: getattr(values, name) for name in HELPERS}
    exec(compile(module, "<condition>", "exec"), names)  # noqa: S102 - our own tree
    function: Callable[[Mapping[str, object], World], bool] = names["condition"]

    def decides(answers: Mapping[str, object], world: World = NOWHERE) -> bool:
        return function(answers, world)

    return decides


def source(tree: Typed) -> str:
    """The same function as text, to be read."""
    imports = ast.ImportFrom(
        "catalogkit.languages.values", [ast.alias(name) for name in _used(tree)], 0
    )
    module = _module(tree)
    body = [imports, *module.body] if imports.names else module.body
    return ast.unparse(ast.fix_missing_locations(ast.Module(body, [])))


def _used(tree: Typed) -> list[str]:
    names = {n.id for n in ast.walk(_module(tree)) if isinstance(n, ast.Name)}
    return [name for name in HELPERS if name in names]


def _module(tree: Typed) -> ast.Module:
    function = _Function("condition").of(tree)
    return ast.fix_missing_locations(ast.Module([function], []))


@dataclass
class _Function:
    """One function being built: its local names, and the functions inside it."""

    name: str
    locals: dict[tuple[str, str], str] = field(default_factory=dict)
    inner: list[ast.stmt] = field(default_factory=list)

    def of(self, tree: Typed) -> ast.FunctionDef:
        result = self.tree(tree)
        asked = [
            _assign(local, _call(helper, _answer(name)) if helper else _answer(name))
            for (name, helper), local in self.locals.items()
        ]
        body = [*self.inner, *asked, ast.Return(result)]
        arguments = [ast.arg("answers"), ast.arg("world")]
        given = ast.arguments([], arguments, None, [], [], None, [])
        return ast.FunctionDef(self.name, given, body, [], None, None)

    def tree(self, tree: Typed) -> ast.expr:
        match tree:
            case And(parts):
                return self.joined(ast.And(), parts, empty=True)
            case Or(parts):
                return self.joined(ast.Or(), parts, empty=False)
            case Not(part):
                return ast.UnaryOp(ast.Not(), self.tree(part))
            case Ask(name, test):
                return self.ask(name, test)

    def joined(
        self, operator: ast.boolop, parts: Iterable[Typed], *, empty: bool
    ) -> ast.expr:
        return _joined(operator, [self.tree(part) for part in parts], empty=empty)

    def local(self, name: str, helper: str) -> ast.expr:
        """The local that holds an answer as the helper reads it."""
        key = (name, helper)
        if key not in self.locals:
            self.locals[key] = self.free(name)
        return ast.Name(self.locals[key], ast.Load())

    def free(self, name: str) -> str:
        bare = re.sub(r"[^a-zA-Z0-9]+", "_", name).strip("_") or "answer"
        bare = f"a_{bare}" if bare[0].isdigit() else bare
        taken = {*_TAKEN, *self.locals.values(), self.name}
        found, count = bare, 1
        while found in taken:
            count += 1
            found = f"{bare}_{count}"
        return found

    def ask(self, name: str, test: Test) -> ast.expr:
        match test:
            case Given(given):
                call = _call("given", self.local(name, ""))
                return call if given else ast.UnaryOp(ast.Not(), call)
            case Is(found):
                return self.one_of(name, found)
            case Isnt(found):
                return self.none_of(name, found)
            case Between():
                return self.between(name, test)
            case Chosen(how, options):
                return self.chosen(name, how, options)
            case Starts(prefixes):
                method = ast.Attribute(
                    self.local(name, "text"), "startswith", ast.Load()
                )
                return ast.Call(method, [_constant(prefixes)], [])
            case Fits(pattern):
                return _call("matches", ast.Constant(pattern), self.local(name, ""))
            case During(calendar, inside):
                return self.during(name, calendar, inside=inside)
            case Rows(every, tree):
                return self.rows(name, tree, every=every)

    def one_of(self, name: str, found: tuple[Value, ...]) -> ast.expr:
        parts = [
            _call("same", self.local(name, ""), _known(value))
            for value in found
            if isinstance(value, Other | Today)
        ]
        plain = [v for v in found if not isinstance(v, Other | Today)]
        if plain and isinstance(plain[0], bool):
            whole = self.local(name, "")
            parts += [_compare(whole, (ast.Is(), ast.Constant(v))) for v in plain]
        elif plain:
            parts.append(_compare(self.typed(name, plain[0]), *_among(ast.In(), plain)))
        return _joined(ast.Or(), parts, empty=False)

    def none_of(self, name: str, found: tuple[Value, ...]) -> ast.expr:
        """Given, of the type of some of the values, and equal to none."""
        plain = [v for v in found if not isinstance(v, Other | Today)]
        if len(plain) == len(found) and not isinstance(plain[0], bool):
            whole = self.typed(name, plain[0])
            nothing = ast.Constant("") if isinstance(plain[0], str) else whole
            there = ast.NotEq() if isinstance(plain[0], str) else ast.Eq()
            among = _among(ast.NotIn(), plain)
            return _joined(
                ast.And(), [_compare(whole, (there, nothing)), _compare(whole, *among)]
            )
        known = [_known(value) for value in found]
        whole = self.local(name, "")
        alike = [_call("differ", whole, each) for each in known]
        unlike = [ast.UnaryOp(ast.Not(), _call("same", whole, each)) for each in known]
        return _joined(ast.And(), [_joined(ast.Or(), alike), *unlike])

    def typed(self, name: str, like: object) -> ast.expr:
        return self.local(name, "text" if isinstance(like, str) else "number")

    def between(self, name: str, test: Between) -> ast.expr:
        literals = [each for each in (test.low, test.high) if each is not None]
        if any(isinstance(each, Other | Today) for each in literals):
            return self.ordered(name, test)
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

    def ordered(self, name: str, test: Between) -> ast.expr:
        whole, parts = self.local(name, ""), []
        if test.low is not None:
            order = "before" if test.low_open else "at_most"
            parts.append(_call(order, _known(test.low), whole))
        if test.high is not None:
            order = "before" if test.high_open else "at_most"
            parts.append(_call(order, whole, _known(test.high)))
        return _joined(ast.And(), parts)

    def chosen(self, name: str, how: str, options: tuple[str, ...]) -> ast.expr:
        whole = self.local(name, "chosen")
        each = [_compare(ast.Constant(option), (ast.In(), whole)) for option in options]
        if how == "all":
            return _joined(ast.And(), each)
        some = _joined(ast.Or(), each)
        if how == "any":
            return some
        there = _compare(whole, (ast.NotEq(), ast.List([], ast.Load())))
        return _joined(ast.And(), [there, ast.UnaryOp(ast.Not(), some)])

    def during(self, name: str, calendar: str, *, inside: bool) -> ast.expr:
        whole = self.local(name, "moment")
        method = ast.Attribute(ast.Name("world", ast.Load()), "inside", ast.Load())
        call = ast.Call(method, [ast.Constant(calendar), whole], [])
        there = _compare(whole, (ast.NotEq(), ast.Constant("")))
        asked = _compare(call, (ast.Is(), ast.Constant(inside)))
        return _joined(ast.And(), [there, asked])

    def rows(self, name: str, tree: Typed, *, every: bool) -> ast.expr:
        function = f"_line{len(self.inner) + 1}"
        self.inner.append(_Function(function).of(tree))
        helper = "all_lines" if every else "any_line"
        row, world = ast.Name(function, ast.Load()), ast.Name("world", ast.Load())
        return _call(helper, self.local(name, ""), row, world)


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
            return _answer(name)
        case Today(offset):
            method = ast.Attribute(ast.Name("world", ast.Load()), "day", ast.Load())
            return ast.Call(method, [ast.Constant(offset)], [])
    return ast.Constant(value)


def _answer(name: str) -> ast.expr:
    method = ast.Attribute(ast.Name("answers", ast.Load()), "get", ast.Load())
    return ast.Call(method, [ast.Constant(name)], [])


def _call(helper: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(helper, ast.Load()), list(arguments), [])


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)
