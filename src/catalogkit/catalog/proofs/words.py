"""Lines of conditions in their author's words, and where they stand."""

from catalogkit.catalog.canonical import Typed, fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.proofs.found import Conditional
from catalogkit.catalog.scopes import Scopes
from catalogkit.catalog.written import written
from catalogkit.diagnostic import Place
from catalogkit.model.condition import Condition
from catalogkit.model.service_item import ServiceItem
from catalogkit.source.node import Value


def line(catalog: Catalog, item: ServiceItem, tree: Typed, group: str = "") -> str:
    """A condition as its author would write it, in one line: device: unmanaged."""
    scope = Scopes(catalog).of(item)
    text = _flow(written(tree, scope.line_of(group) if group else scope))
    return text[1:-1] if text.startswith("{") else text


def quoted(catalog: Catalog, item: ServiceItem, use: Conditional, tree: Typed) -> str:
    """A line of a condition, quoted."""
    return f"'{line(catalog, item, tree, use.group)}'"


def place_of(item: ServiceItem, condition: Condition, tree: Typed) -> Place:
    """Where a part of a condition was written: its first line."""
    root = item.at(condition)
    route = next((route for _, route in fields(tree)), ())
    return root.at(*route).of_key() if route else root


def _flow(value: Value) -> str:
    match value:
        case dict():
            inner = ", ".join(f"{key}: {_flow(each)}" for key, each in value.items())
            return f"{{{inner}}}"
        case list():
            return f"[{', '.join(map(_flow, value))}]"
    return str(value)
