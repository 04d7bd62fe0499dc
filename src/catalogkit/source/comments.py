"""Waivers: comments that allow a rule to be broken, until a day and for a reason."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic, Place, Route, Rule, Span
from catalogkit.source.broken import explain
from catalogkit.source.front import front_of
from catalogkit.source.gaps import Comment, comments
from catalogkit.source.grow import grow
from catalogkit.source.routes import Found, routes
from catalogkit.source.text import decode, span_of
from catalogkit.source.tree import BrokenError, TooDeepError, Tree

BAD_WAIVER = Rule(
    "governance/bad-waiver", "A waiver does not say which rule, until when, and why."
)
FORM = "# catalogkit: allow path/gap until 2027-01-31 because …"

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CALLED = re.compile("#\\s*catalogkit:\\s*(?P<said>.*)")
_SAID = re.compile(
    "allow\\s+(?P<rule>[a-z0-9_-]+(?:/[a-z0-9_-]+)+)"
    "(?:\\s+until\\s+(?P<until>\\S+))?(?:\\s+because\\s+(?P<reason>\\S.*))?"
)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that may be broken in a file, or at and below a route of it.

    `line` and `column` are the comment's own; `covers_line` is the line it speaks of.
    """

    rule: str
    until: datetime.date
    reason: str
    line: int
    column: int
    covers_file: bool
    covers_line: int
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of a file, and those that are not said as they must be."""

    waivers: tuple[Waiver, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def waivers(data: bytes, path: str) -> Waivers:
    """Every waiver of a file, in the order of its lines."""
    if b"catalogkit:" not in data:
        return Waivers()
    text = decode(path, data).text
    front = front_of(text) if text is not None and path.endswith(".md") else None
    text = front.yaml if front is not None else text
    tree = None if text is None else _tree(text)
    if text is None or tree is None:
        return Waivers()
    found: list[Waiver] = []
    wrong: list[Diagnostic] = []
    for comment in comments(text, tree):
        match _understood(path, text, tree, comment):
            case Waiver() as waiver:
                found.append(waiver)
            case Diagnostic() as diagnostic:
                wrong.append(diagnostic)
    return Waivers(tuple(found), tuple(wrong))


def _tree(text: str) -> Tree | None:
    try:
        return grow(text)
    except TooDeepError:
        return None
    except BrokenError as error:
        meant = explain("", text, error).meant
        return None if meant is None else _tree(meant)


def _understood(
    path: str, text: str, tree: Tree, comment: Comment
) -> Waiver | Diagnostic | None:
    called = _CALLED.match(comment.text)
    if called is None:
        return None
    span = span_of(text, comment.start, comment.end)
    said = _SAID.fullmatch(called["said"].strip())
    problem = _problem(said)
    if said is None or problem:
        place = Place(path, span=span, anchor=comment.text)
        return BAD_WAIVER.found(place, f"the waiver {problem}; its form is '{FORM}'")
    until = datetime.date.fromisoformat(said["until"])
    head, line = _covered(text, tree, comment, span)
    route = () if head else _route(tree, line)
    return Waiver(
        said["rule"], until, said["reason"], span.line, span.column, head, line, route
    )


def _problem(said: re.Match[str] | None) -> str:
    if said is None:
        return "does not name a rule it allows"
    if said["until"] is None:
        return f"of {said['rule']} does not say until when"
    if not _is_day(said["until"]):
        return f"ends on '{said['until']}', which is no day like 2027-01-31"
    return "" if said["reason"] else f"of {said['rule']} does not say why"


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.fullmatch(text) is not None


def _covered(text: str, tree: Tree, comment: Comment, span: Span) -> tuple[bool, int]:
    """Whether it stands at the head of the file, and which line it speaks of."""
    head = tree.root is None or comment.start < tree.root.start.index
    start = text.rfind("\n", 0, comment.start) + 1
    if text[start : comment.start].strip():
        return False, span.line
    following = text[comment.end :].split("\n")[1:]
    for number, line in enumerate(following, start=span.line + 1):
        if line.strip() and not line.strip().startswith("#"):
            return head, number
    return head, span.line


def _route(tree: Tree, line: int) -> Route:
    """The whole node that starts on a line."""
    for found in _every(tree):
        mark = found.key.start if found.key is not None else found.part.start
        if found.route and mark.line == line - 1:
            return found.route
    return ()


def _every(tree: Tree) -> Iterator[Found]:
    if tree.root is not None:
        yield from routes(tree.root)
