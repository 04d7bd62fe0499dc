"""The uiSchema of react-jsonschema-form → what is said beside each property."""

from catalogkit.diagnostic import Route
from catalogkit.drafting.schema import Looks
from catalogkit.drafting.written import Json

_OPTIONS = frozenset(
    {"title", "description", "help", "placeholder", "order", "widget", "enumNames"}
)
_PREFIX = "ui:"


def looks_of(value: Json, route: Route) -> Looks:
    """Its keys that begin with `ui:`, and those of the properties inside."""
    if not isinstance(value, dict):
        return Looks()
    keys: dict[str, tuple[Json, Route]] = {}
    inner: dict[str, Looks] = {}
    for key, each in value.items():
        here = (*route, key)
        if key.startswith(_PREFIX):
            keys[key] = (each, here)
        else:
            inner[key] = looks_of(each, here)
    options = value.get("ui:options")
    for key, each in options.items() if isinstance(options, dict) else ():
        if key in _OPTIONS:
            keys.setdefault(_PREFIX + key, (each, (*route, "ui:options", key)))
    if "ui:enumNames" in keys:
        keys["enumNames"] = keys["ui:enumNames"]
    return Looks(keys, inner)
