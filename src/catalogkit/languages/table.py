"""A decision table as one Python function: the first case that holds decides.

The function looks one answer up and tries only the cases which that answer leaves. It
is built through `ast` and never by pasting text.
"""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, cast

from catalogkit.catalog.canonical import FALSE, TRUE, Typed, fields
from catalogkit.catalog.holds import NOWHERE, World
from catalogkit.languages import values
from catalogkit.languages.assumed import texts, wanted, with_text, without_texts
from catalogkit.languages.function import HELPERS, Function, answer, assign, call

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Case = tuple[int, Typed]
_FEW = 4  # so many cases are tried as quickly as one answer is looked up
_OFTEN = 3  # read so often, an answer is kept in a local
_COPIES = 4  # how many times longer a table may become by looking up


class Picks(Protocol[T_co]):
    """Gives the outcome of the first case that holds, or None."""

    def __call__(
        self, answers: Mapping[str, object], world: World = NOWHERE, /
    ) -> T_co | None:
        """The outcome for some answers."""
        ...


def compile_table(cases: Sequence[tuple[Typed, T]]) -> Picks[T]:
    """A function that picks as trying each case with `catalog.holds` would.

    It never raises, whatever the answers are: absent ones and wrongly typed ones fail
    the same tests as there.
    """
    names: dict[str, object] = {name: getattr(values, name) for name in HELPERS}
    names |= {_outcome(index): found for index, (_, found) in enumerate(cases)}
    module = _module([tree for tree, _ in cases])
    names["NOWHERE"] = NOWHERE
    exec(compile(module, "<table>", "exec"), names)  # noqa: S102 - our own tree
    return cast(Picks[T], names["table"])


def source(trees: Sequence[Typed]) -> str:
    """The same function as text, to be read; the fourth case gives `_outcome_3`."""
    return ast.unparse(_module(trees))


def _module(trees: Sequence[Typed]) -> ast.Module:
    module = _Module()
    module.function("table", list(enumerate(trees)))
    return ast.fix_missing_locations(ast.Module(module.body, []))


@dataclass(frozen=True)
class _Split:
    """The cases that are left by each text of one answer, and by all else."""

    field: str
    by_text: dict[str, list[Case]]
    others: list[Case]


@dataclass
class _Module:
    """Functions being built, each after those it calls."""

    body: list[ast.stmt] = field(default_factory=list)
    made: dict[tuple[Case, ...], str] = field(default_factory=dict)

    def function(self, name: str, cases: list[Case]) -> None:
        """Add the function that tries some cases."""
        split = _split(cases)
        body = _Chain(name).tried(cases) if split is None else self.lookup(split)
        self.body.append(_function(name, body))

    def called(self, cases: list[Case]) -> ast.expr:
        """The name of the function that tries these cases, made once."""
        key = tuple(cases)
        if key not in self.made:
            self.made[key] = f"_cases_{len(self.made) + 1}"
            self.function(self.made[key], cases)
        return ast.Name(self.made[key], ast.Load())

    def lookup(self, split: _Split) -> list[ast.stmt]:
        """Look the function for an answer up, and call it."""
        table = {text: self.called(left) for text, left in split.by_text.items()}
        rest = self.called(split.others)
        where = ast.Name(f"_by_answer_{len(self.body)}", ast.Store())
        keys: list[ast.expr | None] = [ast.Constant(text) for text in table]
        self.body.append(ast.Assign([where], ast.Dict(keys, [*table.values()])))
        key = ast.Name("key", ast.Load())
        get = ast.Attribute(ast.Name(where.id, ast.Load()), "get", ast.Load())
        chosen = ast.IfExp(
            call("isinstance", key, ast.Name("str", ast.Load())),
            ast.Call(get, [key, rest], []),
            rest,
        )
        passed: list[ast.expr] = [ast.Name(each, ast.Load()) for each in _ARGUMENTS]
        return [
            assign("key", answer(split.field)),
            ast.Return(ast.Call(chosen, passed, [])),
        ]


_ARGUMENTS = ("answers", "world")


class _Chain(Function):
    """Cases tried one after the other; what is read seldom is read where it is used."""

    def tried(self, cases: list[Case]) -> list[ast.stmt]:
        """The body of a function that tries them."""
        read = Counter(name for _, tree in cases for name, _ in fields(tree))
        self.often = {name for name, count in read.items() if count >= _OFTEN}
        steps = list(self.steps(cases))
        return [*self.inner, *self.asked(), *steps]

    def steps(self, cases: list[Case]) -> Iterator[ast.stmt]:
        for index, tree in cases:
            found = ast.Return(ast.Name(_outcome(index), ast.Load()))
            yield found if tree == TRUE else ast.If(self.tree(tree), [found], [])
        yield ast.Return(ast.Constant(None))

    def local(self, name: str, helper: str) -> ast.expr:
        """The answer as a local only where that is worth it."""
        if name in self.often:
            return super().local(name, helper)
        return call(helper, answer(name)) if helper else answer(name)


def _split(cases: list[Case]) -> _Split | None:
    """Cases by the answer that most of them ask for; None where it is not worth it."""
    if len(cases) <= _FEW:
        return None
    asked = Counter(name for _, tree in cases for name, _ in wanted(tree))
    found = (_by(name, cases) for name, _ in asked.most_common(2))
    return next((each for each in found if _is_worth_it(each, len(cases))), None)


def _by(name: str, cases: list[Case]) -> _Split:
    asked = {text: None for _, tree in cases for text in texts(tree, name)}
    by_text = {
        text: _left((index, with_text(tree, name, text)) for index, tree in cases)
        for text in asked
    }
    others = _left((index, without_texts(tree, name)) for index, tree in cases)
    return _Split(name, by_text, others)


def _is_worth_it(split: _Split, whole: int) -> bool:
    parts = [split.others, *split.by_text.values()]
    return sum(map(len, parts)) <= _COPIES * whole and max(map(len, parts)) < whole


def _left(cases: Iterable[Case]) -> list[Case]:
    """The cases that may hold, up to the first that always does."""
    found = []
    for index, tree in cases:
        if tree != FALSE:
            found.append((index, tree))
        if tree == TRUE:
            break
    return found


def _function(name: str, body: list[ast.stmt]) -> ast.stmt:
    defaults: list[ast.expr] = [ast.Name("NOWHERE", ast.Load())]
    arguments = [ast.arg(each) for each in _ARGUMENTS]
    given = ast.arguments(arguments, [], None, [], [], None, defaults)
    return ast.FunctionDef(name, given, body, [], None, None)


def _outcome(index: int) -> str:
    return f"_outcome_{index}"
