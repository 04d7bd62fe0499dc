"""Reuse, taken apart before anything is typed: `like`, `use` and overlays.

Every part of the result knows where it was written (`Node.origins`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic, Place, Route, Rule
from catalogkit.model.bases import FAR, TOO_FAR, USES, is_far
from catalogkit.model.near import near
from catalogkit.model.text import is_locale
from catalogkit.source.node import Node, Origin, Value

Nodes = Mapping[str, Node]
"""All nodes as they were read, by "kind:id"."""

UNKNOWN = Rule("reference/unknown", "A reference names nothing that is declared.")
LOOP = Rule("reference/loop", "Definitions start from one another in a circle.")
OVERLAY = Rule("shape/overlay", "An overlay changes what must be proven once for all.")

OWN = frozenset(
    {"kind", "id", "like", "renamed_from", "lifecycle", "sunset", "replaced_by",
     "examples"}
)  # fmt: skip
"""What an item never takes over from another."""
WHOLE = frozenset(
    {"when", "visible_when", "required_when", "read_only_when", "require", "is"}
)
"""Keys whose block is one value: it is replaced as a whole, not merged."""
PROVEN = ("form", "paths", "conditions", "kind", "id")
SHARED = frozenset(
    {"kind", "title", "description", "tags", "owner", "review_by", "renamed_from", "x"}
)


@dataclass(frozen=True, slots=True)
class Part:
    """A value, and where it stands: a node and the route in it."""

    value: Value
    node: Node
    route: Route
    why: str = ""


Result = tuple[Node, list[Diagnostic]]


def expand(node: Node, nodes: Nodes, overlay: Part | None = None) -> Result:
    """A definition with all that it takes from others.

    What cannot be taken is left as it is, with a diagnostic at the place.
    """
    if not isinstance(node.value, dict):
        return node, []
    node, found = _like(node, nodes, ())
    for field in USES:
        if _has_use(node.value, field):
            node, more = _use(node, nodes, field)
            found = [*found, *more]
    if overlay is not None:
        node, more = _overlaid(node, overlay)
        found = [*found, *more]
    return node, found


def _has_use(value: Value, field: str) -> bool:
    entries = value.get(field) if isinstance(value, dict) else None
    return isinstance(entries, list) and any(
        isinstance(each, dict) and "use" in each for each in entries
    )


def _like(node: Node, nodes: Nodes, seen: tuple[str, ...]) -> Result:
    value = node.value
    if not isinstance(value, dict) or not isinstance(value.get("like"), str):
        return node, []
    name, own = str(value["like"]), _key(node)
    like = f"{value.get('kind')}:{name}"
    base, given = nodes.get(like), {k: v for k, v in value.items() if k != "like"}
    alone = Node(given, node.file, node.origins)
    if base is None:
        return alone, [_unknown(node, ("like",), str(value.get("kind")), name, nodes)]
    if not seen and is_far(node, nodes):
        message = f"'{name}' starts from others in more than {FAR} steps"
        return alone, [TOO_FAR.found(node.place(("like",), entity=own), message)]
    if like in (*seen, own):
        chain = [each.partition(":")[2] for each in (*seen, own, like)]
        message = f"it starts from itself: {' → '.join(chain)}"
        return alone, [LOOP.found(node.place(("like",), entity=own), message)]
    base, found = _like(base, nodes, (*seen, own))
    over = Part(given, node, ())
    under = Part(_inherited(base.value), base, (), f"like: {name}")
    return _merge(over, under, node), found


def _inherited(value: Value) -> dict[str, Value]:
    whole = value if isinstance(value, dict) else {}
    return {key: each for key, each in whole.items() if key not in OWN}


def _use(node: Node, nodes: Nodes, field: str) -> Result:
    kind, inner = USES[field]
    entries = node.value[field] if isinstance(node.value, dict) else []
    parts: list[Part] = []
    found: list[Diagnostic] = []
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        here = Part(entry, node, (field, index))
        used = entry.get("use") if isinstance(entry, dict) else None
        base = nodes.get(f"{kind}:{used}")
        if not isinstance(used, str):
            parts.append(here)
        elif base is None:
            route = (field, index, "use")
            found.append(_unknown(node, route, kind, used, nodes))
        else:
            parts.extend(_used(here, base, inner, used))
    return _graft(node, field, parts), found


def _used(here: Part, base: Node, inner: str, used: str) -> Iterator[Part]:
    why = f"use: {used}"
    value = base.value if isinstance(base.value, dict) else {}
    if inner:
        entries = value.get(inner)
        for index, each in enumerate(entries if isinstance(entries, list) else []):
            yield Part(each, base, (inner, index), why)
        return
    shared = {key: each for key, each in value.items() if key not in SHARED}
    own = here.value if isinstance(here.value, dict) else {}
    given = {key: each for key, each in own.items() if key != "use"}
    node = _merge(
        Part(given, here.node, here.route), Part(shared, base, (), why), here.node
    )
    yield Part(node.value, node, (), why)


def _overlaid(node: Node, overlay: Part) -> Result:
    value = overlay.value if isinstance(overlay.value, dict) else {}
    found = [
        OVERLAY.found(
            Place(
                overlay.node.file, (*overlay.route, key), key=True, entity="manifest"
            ),
            f"an overlay may not change '{key}': what is proven must hold everywhere",
        )
        for key in value
        if key in PROVEN
    ]
    allowed: dict[str, Value] = {k: v for k, v in value.items() if k not in PROVEN}
    part = Part(allowed, overlay.node, overlay.route, overlay.why)
    return _merge(part, Part(node.value, node, ()), node), found


def _unknown(
    node: Node, route: Route, kind: str, name: str, nodes: Nodes
) -> Diagnostic:
    known = [each.partition(":")[2] for each in nodes if each.startswith(f"{kind}:")]
    said = kind.replace("_", " ")
    message = f"no {said} is called '{name}'{near(name, known)}"
    return UNKNOWN.found(node.place(route, entity=_key(node)), message)


def _merge(over: Part, base: Part, main: Node) -> Node:
    origins: dict[Route, Origin] = {}
    value = _merged(over, base, (), _Book(main, origins))
    return Node(value, main.file, origins)


@dataclass(frozen=True, slots=True)
class _Book:
    """Writes down where each part of a merged value came from."""

    main: Node
    origins: dict[Route, Origin]

    def take(self, part: Part, out: Route) -> Value:
        """A part as a whole, at its new route."""
        stays = (part.node.file, part.route) == (self.main.file, out)
        if stays and not part.why and not part.node.origins:
            return part.value
        origin = part.node.origin(part.route)
        if origin is None:
            origin = Origin(part.node.file, part.route, part.why)
        elif part.why and not origin.why:
            origin = Origin(origin.file, origin.route, part.why)
        if origin != Origin(self.main.file, out, ""):
            self.origins[out] = origin
        for route, deeper in part.node.origins.items():
            if len(route) > len(part.route) and route[: len(part.route)] == part.route:
                self.origins[(*out, *route[len(part.route) :])] = deeper
        return part.value


def _merged(over: Part, base: Part, out: Route, book: _Book) -> Value:
    if not isinstance(over.value, dict) or not isinstance(base.value, dict):
        if _changes_list(over.value) and isinstance(base.value, list):
            return _changed_list(over, base, out, book)
        return book.take(over, out)
    merged: dict[str, Value] = {}
    for key in dict.fromkeys([*base.value, *over.value]):
        mine, theirs = _in(over, key), _in(base, key)
        if mine is None and theirs is not None:
            merged[key] = book.take(theirs, (*out, key))
        elif mine is not None and theirs is None and _adds_to_list(mine.value):
            nothing = Part([], base.node, (*base.route, key), base.why)
            merged[key] = _changed_list(mine, nothing, (*out, key), book)
        elif mine is not None and (theirs is None or _whole(key, mine.value)):
            merged[key] = book.take(mine, (*out, key))
        elif mine is not None and theirs is not None:
            merged[key] = _merged_or_list(mine, theirs, (*out, key), book)
    return merged


def _merged_or_list(mine: Part, theirs: Part, out: Route, book: _Book) -> Value:
    if _changes_list(mine.value) and isinstance(theirs.value, list):
        return _changed_list(mine, theirs, out, book)
    return _merged(mine, theirs, out, book)


def _in(part: Part, key: str) -> Part | None:
    value = part.value
    if not isinstance(value, dict) or key not in value:
        return None
    return Part(value[key], part.node, (*part.route, key), part.why)


def _whole(key: str, value: Value) -> bool:
    if key in WHOLE:
        return True
    if not isinstance(value, dict) or not value or _changes_list(value):
        return False
    return all(map(is_locale, value))


def _changes_list(value: Value) -> bool:
    return isinstance(value, dict) and bool(value) and value.keys() <= {"add", "remove"}


def _adds_to_list(value: Value) -> bool:
    """Whether it can only speak of a list, even where there is none yet."""
    changes = value.values() if isinstance(value, dict) else ()
    return _changes_list(value) and all(isinstance(each, list) for each in changes)


def _changed_list(over: Part, base: Part, out: Route, book: _Book) -> Value:
    change = over.value if isinstance(over.value, dict) else {}
    gone = _texts(change.get("remove"))
    kept = [each for each in _entries(base) if not gone & _names(each.value)]
    added = _in(over, "add")
    parts = [*kept, *(_entries(added) if added is not None else [])]
    return [book.take(part, (*out, index)) for index, part in enumerate(parts)]


def _entries(part: Part) -> list[Part]:
    value = part.value if isinstance(part.value, list) else [part.value]
    return [
        Part(each, part.node, (*part.route, index), part.why)
        for index, each in enumerate(value)
    ]


def _texts(value: Value) -> set[str]:
    entries = value if isinstance(value, list) else [value]
    return {each for each in entries if isinstance(each, str)}


def _names(value: Value) -> set[str]:
    if isinstance(value, dict):
        return _texts([value.get("id"), value.get("use"), value.get("article")])
    return _texts(value)


def _graft(node: Node, field: str, parts: list[Part]) -> Node:
    origins = {r: o for r, o in node.origins.items() if r[:1] != (field,)}
    book = _Book(node, origins)
    values: list[Value] = []
    for index, part in enumerate(parts):
        values.append(book.take(part, (field, index)))
    whole = node.value if isinstance(node.value, dict) else {}
    return Node({**whole, field: values}, node.file, origins)


def _key(node: Node) -> str:
    value = node.value if isinstance(node.value, dict) else {}
    return f"{value.get('kind')}:{value.get('id')}"
