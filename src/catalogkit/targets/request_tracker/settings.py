"""Lifecycles, service levels and business hours as a file of RT's settings."""

import re
from collections.abc import Iterable, Mapping

from catalogkit.resource import Json, Resource

HEAD = """\
# What the catalog says about stages and times: put it into RT_SiteConfig.d and restart
# the server. It is written by catalogkit; change the catalog, not this file.
use utf8;
"""
MAPS = "__maps__"
_QUOTED, _ESCAPED = re.compile(r"(['\\])"), r"\\\1"


def settings(made: Iterable[Resource]) -> str:
    """The file: what a level or a lifecycle is not called stands in its own words."""
    lifecycles: dict[str, Json] = {}
    maps: dict[str, Json] = {}
    levels: dict[str, Json] = {}
    hours: dict[str, Json] = {}
    for each in made:
        if not isinstance(each.body, Mapping):
            continue
        body = {name: value for name, value in each.body.items() if name != "Name"}
        match each.key.kind:
            case "Lifecycle":
                ways = body.pop("Maps", {})
                maps |= ways if isinstance(ways, dict) else {}
                lifecycles[each.key.id] = body
            case "ServiceLevel":
                levels[each.key.id] = body
            case "BusinessHours":
                hours[each.key.id] = body
    parts = [HEAD, _set("Lifecycles", {**lifecycles, MAPS: maps})]
    if levels:
        parts.append(_set("ServiceBusinessHours", hours))
        parts.append(_set("ServiceAgreements", {"Levels": levels}))
    return "\n".join([*parts, "1;\n"])


def perl(value: Json, indent: int = 0) -> str:
    """A value as Perl writes it; no text can end early or run."""
    match value:
        case None:
            return "undef"
        case bool():
            return "1" if value else "0"
        case int() | float():
            return repr(value)
        case str():
            return f"'{_QUOTED.sub(_ESCAPED, value)}'"
        case list():
            return f"[{', '.join(perl(each, indent) for each in value)}]"
    inside = " " * (indent + 4)
    lines = [f"{inside}{perl(k)} => {perl(v, indent + 4)},\n" for k, v in value.items()]
    return f"{{\n{''.join(lines)}{' ' * indent}}}" if lines else "{}"


def _set(name: str, value: Mapping[str, Json]) -> str:
    lines = [f"    {perl(key)} => {perl(each, 4)},\n" for key, each in value.items()]
    return f"Set(%{name},\n{''.join(lines)});\n"
