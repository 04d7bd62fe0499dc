"""Why a text is no YAML, in the author's words.

A parser names the place where it gave up. The traps of the lines around it are tried
one by one: the first remedy with which the parser gets further is what is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogkit.diagnostic import Diagnostic, Edit, Place, Rule, Span
from catalogkit.source.flow_traps import flow_traps
from catalogkit.source.grow import grow
from catalogkit.source.indentation import either, indentation_traps
from catalogkit.source.trap import Trap, line_of, without_quoted
from catalogkit.source.trap_rules import TAB, TABBED
from catalogkit.source.traps import line_traps
from catalogkit.source.tree import BrokenError, TooDeepError

NOT_READABLE = Rule("yaml/not-readable", "A file is no YAML.")

_FAR = 100
_EFFORT = 2_000_000  # characters, all tries together
_PLAIN = {
    "could not find expected ':'": "a line has no ': ' and so no key",
    "did not find expected key": (
        "this line does not fit those above; its indentation may be wrong, or a quote "
        "or bracket above never ends"
    ),
    "did not find expected '-' indicator": (
        "this line does not fit the list above; its indentation may be wrong, or its "
        "'- ' is missing"
    ),
    "mapping values are not allowed in this context": (
        "a second ': ' stands here; a text that holds one stands in quotes"
    ),
    "found unexpected end of stream": "a quote never ends",
    "did not find expected ',' or ']'": "a '[' never ends or lacks a comma",
    "did not find expected ',' or '}'": "a '{' never ends or lacks a comma",
    "did not find expected node content": "a value is missing here",
    "found character that cannot start any token": (
        "no text can start with this character; put the text in quotes"
    ),
}


@dataclass(frozen=True, slots=True)
class Explained:
    """What is wrong with a text, and the text as it was meant, if that is certain."""

    diagnostics: tuple[Diagnostic, ...]
    meant: str | None


def explain(path: str, text: str, error: BrokenError) -> Explained:
    """Every reason why a text cannot be read, as far as one can go on behind it."""
    found: dict[int, Diagnostic] = {}
    broken: BrokenError | None = error
    tries = _Tries(max(4, _EFFORT // (len(text) + 1)))
    while broken is not None:
        attempt = tries.first(text, broken)
        line = attempt.line if attempt else _blamed(text, broken)
        if line in found:  # the remedy was not enough, so it was not certain
            found[line] = replace(found[line], fix=None)
            return Explained(tuple(found.values()), None)
        if attempt is None:
            found[line] = _unexplained(path, text, broken, line)
            return Explained(tuple(found.values()), None)
        found[line] = _said(path, text, attempt)
        if attempt.meant is None:
            return Explained(tuple(found.values()), None)
        text, broken = attempt.meant, attempt.left
    return Explained(tuple(found.values()), text)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A trap on a line (from 0), the text without it, and what is then still wrong."""

    line: int
    trap: Trap
    meant: str | None
    left: BrokenError | None


@dataclass
class _Tries:
    """Tries remedies, as many as the size of the file allows."""

    left: int

    def first(self, text: str, error: BrokenError) -> _Attempt | None:
        """The first remedy that helps, else the first trap without one."""
        lines = text.split("\n")
        fallback = None
        for number in _near(lines, error):
            line = line_of(lines[number].rstrip("\r"))
            for trap in (*flow_traps(line), *line_traps(line)):
                if trap.mended is None:
                    fallback = fallback or _Attempt(number, trap, None, error)
                elif (attempt := self._tried(lines, number, trap, error)) is not None:
                    return attempt
        return fallback or self._indented(lines, error)

    def _indented(self, lines: list[str], error: BrokenError) -> _Attempt | None:
        """The indentation with which a line fits, certain if there is only one."""
        number = min(error.at.line, len(lines) - 1)
        fitting = [
            attempt
            for trap in indentation_traps(lines, number)
            if (attempt := self._tried(lines, number, trap, error)) is not None
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            levels = sorted(len(each.trap.mended or "") for each in fitting)
            return _Attempt(number, either(lines[number], levels), None, error)
        return None

    def _tried(
        self, lines: list[str], number: int, trap: Trap, error: BrokenError
    ) -> _Attempt | None:
        """Whether the parser comes past the line and stumbles elsewhere, if at all."""
        self.left -= 1
        if self.left < 0:
            return None
        line = lines[number]
        mended = line[: trap.start] + (trap.mended or "") + line[trap.end :]
        meant = "\n".join([*lines[:number], mended, *lines[number + 1 :]])
        left = _error(meant)
        if left is not None and (left.at.line <= number or _same(left, error)):
            return None
        if left is not None and _is_open(left, number):
            return None
        return _Attempt(number, trap, meant, left)


def _near(lines: list[str], error: BrokenError) -> Iterator[int]:
    """The lines a mistake may stand on: here, the one before, where a part began."""
    last = min(error.at.line, len(lines) - 1)
    before = last - 1
    while before > 0 and not lines[before].strip():
        before -= 1
    since = error.since.line if error.since else last
    seen: set[int] = set()
    for number in (last, before, since, _open_quote(lines, last)):
        if 0 <= number < len(lines) and number not in seen and lines[number].strip():
            seen.add(number)
            yield number


def _open_quote(lines: list[str], last: int) -> int:
    """The next line above with a quote that never ends on it, or the line itself."""
    for number in range(last, max(last - _FAR, -1), -1):
        value = line_of(lines[number]).value
        if value[:1] in {"'", '"'} and without_quoted(value) == value:
            return number
    return last


def _is_open(left: BrokenError, number: int) -> bool:
    """Whether a bracket that a line opened never ends."""
    in_brackets = left.problem.startswith("did not find expected ','")
    return in_brackets and left.since is not None and left.since.line == number


def _same(left: BrokenError, error: BrokenError) -> bool:
    return _told(left) == _told(error)


def _told(error: BrokenError) -> tuple[str, int, int, int]:
    since = error.since.line if error.since else -1
    return error.problem, error.at.line, error.at.column, since


def _error(text: str) -> BrokenError | None:
    try:
        grow(text)
    except BrokenError as error:
        # Not the error itself: its traceback would keep all that was read until then.
        return BrokenError(error.problem, error.at, error.since)
    except TooDeepError:
        return None
    return None


def _said(path: str, text: str, attempt: _Attempt) -> Diagnostic:
    trap, line = attempt.trap, attempt.line + 1
    span = Span(line, trap.start + 1, line, trap.end + 1)
    place = Place(path, span=span, anchor=text.split("\n")[attempt.line].strip())
    fix = None
    if trap.mended is not None:
        words = trap.mended.strip()
        spaces = "write spaces" if trap.mended else "take it out"
        title = f"write {words}" if words else spaces
        fix = Edit(place, "replace", trap.mended, title)
    return trap.rule.found(place, trap.message, fix=fix)


def _blamed(text: str, error: BrokenError) -> int:
    """The line to point at when no trap is known."""
    lines = text.split("\n")
    number = min(error.at.line, len(lines) - 1)
    late = error.problem.startswith("could not find expected")
    if error.since is not None and (late or not lines[number].strip()):
        return min(error.since.line, len(lines) - 1)
    return number


def _unexplained(path: str, text: str, error: BrokenError, number: int) -> Diagnostic:
    line = text.split("\n")[number].rstrip()
    indent = len(line) - len(line.lstrip())
    start = min(error.at.column if number == error.at.line else indent, len(line))
    span = Span(number + 1, start + 1, number + 1, len(line) + 1)
    place = Place(path, span=span, anchor=line.strip())
    if line.startswith("\t"):
        return TAB.found(place, TABBED)
    problem = _PLAIN.get(error.problem, error.problem)
    return NOT_READABLE.found(place, f"the file cannot be read here: {problem}")
