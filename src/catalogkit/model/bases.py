"""What a definition takes over from others, before anything is typed."""

from collections.abc import Iterable, Iterator, Mapping

from catalogkit.diagnostic import Rule
from catalogkit.source.node import Node, Value

TOO_FAR = Rule("reference/too-far", "A definition starts from others in many steps.")

FAR = 16
"""In so many steps a definition may start from others."""
USES = {
    "form": ("field_set", "fields"),
    "approvals": ("approval", ""),
    "escalation": ("escalation", "steps"),
}
"""Lists whose entries may be `use:`, the kind that is used, and the list in it."""


def bases(node: Node) -> Iterator[str]:
    """The "kind:id" of each definition that this one starts from or uses."""
    value = node.value
    if not isinstance(value, dict):
        return
    if isinstance(value.get("like"), str):
        yield f"{value.get('kind')}:{value['like']}"
    for field, (kind, _) in USES.items():
        for entry in _entries(value.get(field)):
            used = entry.get("use") if isinstance(entry, dict) else None
            if isinstance(used, str):
                yield f"{kind}:{used}"


def is_far(node: Node, nodes: Mapping[str, Node]) -> bool:
    """Whether a definition starts from others without an end, and not in a circle."""
    seen: set[str] = set()
    while len(seen) <= FAR:
        value = node.value if isinstance(node.value, dict) else {}
        like = f"{value.get('kind')}:{value.get('like')}"
        if like in seen or like not in nodes:
            return False
        seen.add(like)
        node = nodes[like]
    return True


def _entries(value: Value) -> Iterable[Value]:
    """The entries of a list, or those that are added to one."""
    if isinstance(value, dict):
        value = value.get("add")
    return value if isinstance(value, list) else ()
