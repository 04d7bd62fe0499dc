"""What YAML allows and a catalog does not, and what YAML itself refuses late."""

import re
from collections.abc import Iterable, Iterator

from catalogkit.diagnostic import Diagnostic, Edit, Note, Place, Route, Rule, Span
from catalogkit.source.quote import quoted
from catalogkit.source.routes import Found, routes, span_between
from catalogkit.source.text import line_at, span_of
from catalogkit.source.tree import (
    DEPTH,
    Alias,
    Mapping,
    Part,
    Scalar,
    TooDeepError,
    Tree,
)

REFUSED_KEYS = frozenset({"", "~", "<<"})
_MARKER = re.compile("^(?:---|\\.\\.\\.)(?=[ \\t\\r\\n]|\\Z)", re.MULTILINE)

EMPTY = Rule("yaml/empty", "A file holds nothing.")
SEVERAL_DOCUMENTS = Rule("yaml/several-documents", "A file holds several documents.")
DIRECTIVE = Rule("yaml/directive", "A file starts with a YAML directive.")
TOO_DEEP = Rule("yaml/too-deep", f"A file nests deeper than {DEPTH} levels.")
TAG = Rule("yaml/tag", "A value carries a YAML tag.")
MERGE_KEY = Rule("yaml/merge-key", "A mapping uses the merge key '<<'.")
KEY_NOT_TEXT = Rule("yaml/key-not-text", "A key is no text.")
DUPLICATE_KEY = Rule("yaml/duplicate-key", "A mapping says the same key twice.")
UNKNOWN_ALIAS = Rule("yaml/unknown-alias", "An alias names nothing.")
ALIAS_LOOP = Rule("yaml/alias-loop", "A part contains itself by way of an alias.")
TOO_MANY_ALIASES = Rule(
    "yaml/too-many-aliases", "Aliases repeat more than the file can be read with."
)
DUPLICATE_ANCHOR = Rule("yaml/duplicate-anchor", "Two parts have the same anchor.")


class TooManyAliasesError(Exception):
    """Aliases would make the file many times as large as it is."""


def empty(path: str) -> Diagnostic:
    """A file without a value."""
    place = Place(path, span=Span(1, 1, 1, 1))
    return EMPTY.found(place, "the file is empty, so it defines nothing")


def too_deep(path: str, text: str, error: TooDeepError) -> Diagnostic:
    """A file whose parts stand in parts, and those in parts, and so on."""
    span = span_between(error.at, error.at)
    place = Place(path, span=span, anchor=line_at(text, error.at.index)[:80])
    message = f"more than {DEPTH} levels stand in one another here, so it is not read"
    return TOO_DEEP.found(place, message)


def too_many(path: str) -> Diagnostic:
    """A file that aliases blow up."""
    message = "aliases repeat the same parts thousands of times, so it is not read"
    return TOO_MANY_ALIASES.found(Place(path, span=Span(1, 1, 1, 1)), message)


def refusals(
    path: str, text: str, tree: Tree, odd: Iterable[Mapping]
) -> Iterator[Diagnostic]:
    """Everything in a tree that no definition may hold.

    `odd` are the mappings with keys that are refused or said twice.
    """
    yield from _documents(path, text, tree)
    odd = list(odd)
    aliases = bool(tree.anchored) or "*" in text
    if not (odd or aliases or tree.tagged):
        return
    places = _places(tree)
    for mapping in odd:
        yield from _keys(path, mapping, places.get(id(mapping), ()))
    yield from _tags(path, text, tree, places)
    yield from _anchors(path, tree, places)
    if aliases:
        yield from _aliases(path, text, tree)


def _documents(path: str, text: str, tree: Tree) -> Iterator[Diagnostic]:
    if tree.directives:
        place = Place(path, span=Span(1, 1, 1, 1))
        yield DIRECTIVE.found(place, "a directive ('%…') means nothing here")
    marks = list(_MARKER.finditer(text))
    if marks and tree.root is not None and marks[0].end() <= tree.root.start.index:
        del marks[0]
    for mark in marks[:1]:
        place = Place(path, span=span_of(text, *mark.span()), anchor=mark.group())
        message = (
            f"'{mark.group()}' ends the document here, but a file defines one thing"
        )
        yield SEVERAL_DOCUMENTS.found(place, message)


def _places(tree: Tree) -> dict[int, Route]:
    places: dict[int, Route] = {}
    if tree.root is not None:
        for found in routes(tree.root):
            places[id(found.part)] = found.route
            if found.key is not None:
                places.setdefault(id(found.key), found.route)
    return places


def _keys(path: str, mapping: Mapping, route: Route) -> Iterator[Diagnostic]:
    first: dict[str, Scalar] = {}
    for key, _ in mapping.pairs():
        span = span_between(key.start, key.end)
        if not isinstance(key, Scalar):
            place = Place(path, route, span=span)
            yield KEY_NOT_TEXT.found(place, "a key is a text, not a list or mapping")
        elif not key.style and key.value == "<<":
            place = Place(path, (*route, "<<"), key=True, span=span)
            yield MERGE_KEY.found(
                place, "'<<' is not allowed; say 'like:' or 'use:', or write it out"
            )
        elif key.blank:
            place = Place(path, route, span=span)
            yield KEY_NOT_TEXT.found(
                place, "a key is blank here, and nothing names the value"
            )
        elif key.value in first:
            yield _duplicate(path, route, first[key.value], key)
        else:
            first[key.value] = key


def _duplicate(path: str, route: Route, first: Scalar, key: Scalar) -> Diagnostic:
    here = Place(path, (*route, key.value), key=True)
    span = span_between(key.start, key.end)
    place = Place(here.file, here.route, key=True, span=span)
    message = f"'{key.value}' stands twice, on line {first.start.line + 1} already"
    there = Place(path, here.route, key=True, span=span_between(first.start, first.end))
    return DUPLICATE_KEY.found(place, message, notes=[Note(there, "the first one")])


def _tags(
    path: str, text: str, tree: Tree, places: dict[int, Route]
) -> Iterator[Diagnostic]:
    for part, _ in tree.tagged:
        written = text[part.start.index : part.end.index]
        tag = _tag_in(written)
        place = Place(path, places.get(id(part), ()), span=_at(part))
        message = f"'{tag}' is a tag to YAML and means nothing here"
        if not _words(part, written, tag):
            yield TAG.found(place, message)
            continue
        message += "; a text that starts with '!' stands in quotes"
        yield TAG.found(place, message, fix=_in_quotes(place, part, written))


def _tag_in(written: str) -> str:
    return next((each for each in written.split() if each.startswith("!")), "!")


def _words(part: Part, written: str, tag: str) -> bool:
    """Whether the author wrote a text: `!important`, `! see below`."""
    plain = isinstance(part, Scalar) and not part.style.strip("'\"|>")
    one_line = "\n" not in written and not written.startswith("&")
    return plain and one_line and not tag.startswith(("!!", "!<"))


def _anchors(path: str, tree: Tree, places: dict[int, Route]) -> Iterator[Diagnostic]:
    first: dict[str, Part] = {}
    for part, name in tree.anchored:
        if name in first:
            place = Place(path, places.get(id(part), ()), span=_at(part))
            note = Note(Place(path, span=_at(first[name])), "the first one")
            message = f"'&{name}' names two parts; each needs a name of its own"
            yield DUPLICATE_ANCHOR.found(place, message, notes=[note])
        first.setdefault(name, part)


def _aliases(path: str, text: str, tree: Tree) -> Iterator[Diagnostic]:
    for found in _every_part(tree):
        part = found.part
        if not isinstance(part, Alias):
            continue
        place = Place(path, found.route, span=_at(part))
        if part.target is None:
            message = (
                f"'*{part.name}' repeats the part named '&{part.name}', but there is "
                "none before; a text that starts with '*' stands in quotes"
            )
            written = text[part.start.index : part.end.index]
            fix = _in_quotes(place, part, written)
            yield UNKNOWN_ALIAS.found(place, message, fix=fix)
        elif part.inside:
            message = f"'*{part.name}' stands inside the very part it repeats"
            yield ALIAS_LOOP.found(place, message)


def _every_part(tree: Tree) -> Iterator[Found]:
    if tree.root is not None:
        yield from routes(tree.root)


def _in_quotes(place: Place, part: Part, written: str) -> Edit:
    where = Place(place.file, place.route, span=_at(part))
    return Edit(where, "replace", quoted(written), "put it in quotes")


def _at(part: Part) -> Span:
    return span_between(part.start, part.end)
