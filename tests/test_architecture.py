"""The house rules that no linter knows."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "catalogkit"
CLI = SOURCE / "cli"
FILES = [ROOT / "make.py", ROOT / "ci" / "review.py"]
FILES += sorted([*SOURCE.rglob("*.py"), *(ROOT / "tests").rglob("[!.]*.py")])
BELOW_CLI = [each for each in sorted(SOURCE.rglob("*.py")) if CLI not in each.parents]

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_POSITIONAL = 5

CLOCKS = {
    *(f"{name}.{call}" for name in ("date", "datetime") for call in ("today", "now")),
    *(f"datetime.{name}" for name in ("utcnow", "date.today", "datetime.now")),
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime")),
}
VOICES = {"print", "input", "exit", "quit", "breakpoint", "sys.exit", "os._exit"}
STREAMS = {"sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}
DICE = {"random", "secrets", "uuid"}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@functools.lru_cache(maxsize=1)
def nodes_of(path) -> tuple[ast.AST, ...]:
    """Every node of a file, parsed once for all questions that follow one another."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def dotted(node) -> str:
    """The way a name is written: `a.b.c`, or nothing where it is no plain name."""
    match node:
        case ast.Name(name):
            return name
        case ast.Attribute(value, name):
            before = dotted(value)
            return f"{before}.{name}" if before else ""
    return ""


def written(path, names: set[str]) -> Iterator[str]:
    """Where a file uses one of these names, called or not; a key may be called so."""
    for node in nodes_of(path):
        if (
            isinstance(node, ast.Name | ast.Attribute)
            and isinstance(node.ctx, ast.Load)
            and dotted(node) in names
        ):
            yield f"{name_of(path)}:{node.lineno} {dotted(node)}"


def imported(path, names: set[str]) -> Iterator[str]:
    """Where a file imports one of these packages."""
    for node in nodes_of(path):
        match node:
            case ast.Import(aliases):
                found = {each.name.split(".")[0] for each in aliases}
            case ast.ImportFrom(str(module)):
                found = {module.split(".")[0]}
            case _:
                continue
        for name in sorted(found & names):
            yield f"{name_of(path)}:{node.lineno} {name}"


def functions(path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in nodes_of(path):
        if isinstance(node, FUNCTIONS):
            yield node


def positional(function) -> list[str]:
    named = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    return [each for each in named if each not in {"self", "cls"}]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_no_layer_sees_one_above_it(monkeypatch):
    monkeypatch.chdir(ROOT)

    assert lint_imports(cache_dir=None, no_cache=True) == 0


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_and_its_functions_are_short_and_ask_for_five_things_at_most(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    long = [
        f"{name_of(path)}:{each.lineno} {each.name}"
        for each in functions(path)
        if len(range(each.lineno, each.end_lineno or 0)) >= LONGEST_FUNCTION
    ]
    # pytest gives a test and a fixture their arguments by name.
    wide = [
        f"{name_of(path)}:{each.lineno} {each.name}"
        for each in functions(path)
        if len(positional(each)) > MOST_POSITIONAL and not each.name.startswith("test_")
    ]

    assert lines <= LONGEST_FILE
    assert not long
    assert not wide


def test_nothing_below_the_commands_speaks_exits_reads_a_clock_or_rolls_dice():
    names = VOICES | STREAMS | CLOCKS
    found = [
        each
        for path in BELOW_CLI
        for each in (*written(path, names), *imported(path, DICE))
    ]

    assert not found


@pytest.mark.parametrize(
    "line",
    ["print(1)", "sys.exit(1)", "write = sys.stdout.write"],
)
def test_a_voice_is_heard_however_it_is_used(tmp_path, monkeypatch, line):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    file = tmp_path / "loud.py"
    file.write_text(line, encoding="utf-8")

    assert list(written(file, VOICES | STREAMS))


@pytest.mark.parametrize("line", ["date.today()", "datetime.datetime.now()"])
def test_a_clock_is_seen_however_it_is_imported(tmp_path, monkeypatch, line):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    file = tmp_path / "late.py"
    file.write_text(line, encoding="utf-8")

    assert list(written(file, CLOCKS))
