"""What a definition takes over from others, before anything is typed."""

from collections.abc import Iterable, Iterator

from catalogkit.model.expand import USES
from catalogkit.source.node import Node, Value


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


def _entries(value: Value) -> Iterable[Value]:
    """The entries of a list, or those that are added to one."""
    if isinstance(value, dict):
        value = value.get("add")
    return value if isinstance(value, list) else ()
