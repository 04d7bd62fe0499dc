"""Definitions → entities; what one lacks because of another is not held against it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogkit.catalog.needs import reach
from catalogkit.declared import Declared
from catalogkit.diagnostic import Diagnostic, Place, Severity
from catalogkit.model.base import Entity, key_of
from catalogkit.model.bases import bases
from catalogkit.model.expand import Part, expand
from catalogkit.model.parse import MISSING, parse
from catalogkit.source.node import Node

NAMED_INSIDE = frozenset({"like", "form", "paths", "approvals", "fulfilment"})
"""Keys below which the parts stand that others of the same item name."""
Heirs = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The entities of a project, and what is wrong with them.

    `broken` holds the first error of each that has one; `partial` are those that
    lost a part which the rest of them may name; `heirs` leads from each definition to
    those that take something over from it. `ones` tells what came of each file, made
    of `nodes`: so another project may take over what is the same there.
    """

    entities: tuple[Entity, ...]
    found: tuple[Diagnostic, ...]
    broken: Mapping[str, Place]
    partial: frozenset[str]
    heirs: Heirs
    ones: Mapping[str, "One"] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class One:
    """A definition by its "kind:id", and what came of it under an overlay."""

    name: str
    node: Node
    overlay: Part | None
    entity: Entity | None
    found: tuple[Diagnostic, ...]


def parsed(
    nodes: Sequence[Node],
    declared: Declared,
    overlay: Callable[[Node], Part | None],
    known: Parsed | None = None,
) -> Parsed:
    """Every definition, with what it takes over from others.

    What came of the very same nodes in `known` is taken from there.
    """
    every, parts = declared.all, [(node, overlay(node)) for node in nodes]
    same = {} if known is None else _same(parts, declared, known)
    ones = [same.get(node.file) or _one(node, every, part) for node, part in parts]
    kept = {each.node.file: each for each in ones}
    return replace(_judged(ones, declared.lost()), ones=kept, nodes=declared.nodes)


def _judged(ones: Sequence[One], lost: Collection[str]) -> Parsed:
    entities = tuple(each.entity for each in ones if each.entity is not None)
    if not lost and not any(each.found for each in ones):
        return Parsed(entities, (), {}, frozenset(), {})
    heirs = heirs_of(each.node for each in ones)
    poor = reach(lost, heirs)
    wrong = {each.name: each.found for each in ones if each.found}
    own = [replace(each, found=tuple(_own(each, poor, wrong))) for each in ones]
    errors = [(each.name, f) for each in own for f in each.found if _is_error(f)]
    broken = {name: found.place for name, found in reversed(errors) if name}
    partial = {each.name for each in ones if any(map(_loses_part, each.found))}
    found = tuple(each for one in own for each in one.found)
    return Parsed(entities, found, broken, frozenset(poor | partial), heirs)


def _same(
    parts: Sequence[tuple[Node, Part | None]], declared: Declared, known: Parsed
) -> dict[str, One]:
    """What came of a file in another project, where the same must come of it here."""
    heirs, nodes = heirs_of(node for node, _ in parts), declared.nodes
    differ = {
        each
        for each in (*nodes, *heirs)
        if each not in nodes or nodes[each] is not known.nodes.get(each)
    }
    changed = reach(differ, heirs)
    return {
        node.file: one
        for node, part in parts
        if (one := known.ones.get(node.file)) is not None
        and one.node is node
        and one.overlay == part
        and one.name not in changed
    }


def _one(node: Node, known: Mapping[str, Node], overlay: Part | None) -> One:
    expanded, found = expand(node, known, overlay)
    entity, more = parse(expanded)
    return One(key_of(node) or "", node, overlay, entity, (*found, *more))


def heirs_of(nodes: Iterable[Node]) -> dict[str, set[str]]:
    """Each "kind:id" that something starts from or uses, and who does."""
    found: dict[str, set[str]] = {}
    for node in nodes:
        for base in bases(node):
            found.setdefault(base, set()).add(key_of(node) or "")
    return found


def _own(
    one: One, poor: Collection[str], wrong: Mapping[str, Iterable[Diagnostic]]
) -> Iterator[Diagnostic]:
    """What is wrong without that which others failed to give."""
    whole = one.name not in poor and not any(
        each.place.route == ("like",) for each in one.found
    )
    theirs = {
        each.message
        for base in (bases(one.node) if one.found else ())
        for each in wrong.get(base, ())
    }
    for each in one.found:
        if each.rule != MISSING.id or (whole and each.message not in theirs):
            yield each


def _loses_part(found: Diagnostic) -> bool:
    return _is_error(found) and not NAMED_INSIDE.isdisjoint(found.place.route[:1])


def _is_error(found: Diagnostic) -> bool:
    return found.severity is Severity.ERROR
