"""One file of a project: its value as the author wrote it, and what reading it said."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from catalogkit.diagnostic import Diagnostic
from catalogkit.model.base import Model
from catalogkit.model.blanks import unknown_blanks, without_blanks
from catalogkit.model.text import is_locale
from catalogkit.source.comments import Waivers, waivers
from catalogkit.source.node import Node, Value
from catalogkit.source.read import read


@dataclass(frozen=True, slots=True)
class Opened:
    """What a path and its bytes say by themselves, whatever stands beside them.

    `node` is None where there is no value. `blanks` are keys without a value that
    no definition has: an error of the definition, where `found` is of the text.
    `waivers` are its comments that allow a rule to be broken, if it has any.
    """

    node: Node | None
    found: tuple[Diagnostic, ...] = ()
    blanks: tuple[Diagnostic, ...] = ()
    waivers: Waivers | None = None


def opened(path: str, data: bytes, model: type[Model] | None = None) -> Opened:
    """A file, read; `model` says what it holds where it does not say so itself."""
    reading = read(path, data)
    allowed = waivers(data, path) if b"catalogkit:" in data else None
    if reading.value is None:
        return Opened(None, reading.diagnostics, (), allowed)
    node = Node(_with_locale(reading.value, path), path)
    if not reading.missing:
        return Opened(node, reading.diagnostics, (), allowed)
    blanks = tuple(unknown_blanks(node, model))
    node = Node(without_blanks(node.value), path)
    return Opened(node, reading.diagnostics, blanks, allowed)


def _with_locale(value: Value, path: str) -> Value:
    name = PurePosixPath(path).name
    locale = name.removesuffix(".md").partition(".")[2]
    if not path.endswith(".md") or not isinstance(value, dict) or not locale:
        return value
    return {**value, "locale": locale} if is_locale(locale) else value
