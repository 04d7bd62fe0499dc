"""A request in the author's words, on one line."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.scopes import conditions_in
from catalogkit.decision import Request
from catalogkit.model.service_item import ServiceItem

LONGEST = 40
"""How many characters of a text are shown."""


def said(catalog: Catalog, request: Request) -> str:
    """What matters in a request, as its author would write it: "device: unmanaged".

    Answers that no condition reads are left out, unless there are no others.
    """
    item = catalog.get(ServiceItem, request.item)
    read = set() if item is None else _read(catalog, item)
    matters = {name: value for name, value in request.answers.items() if name in read}
    parts = [*_parts(matters or ({} if _people(request) else request.answers))]
    parts += _people(request)
    if request.channel is not None and "request.channel" in read:
        parts.append(f"request.channel: {request.channel}")
    if request.at is not None and "request.time" in read:
        moment = request.at.isoformat(timespec="minutes").replace("+00:00", "Z")
        parts.append(f"request.time: {moment}")
    return ", ".join(parts) or "nothing answered"


def _people(request: Request) -> list[str]:
    found = [*_parts(request.requester, "requester.")]
    return [*found, *_parts(request.recipient or {}, "recipient.")]


def _read(catalog: Catalog, item: ServiceItem) -> set[str]:
    found: set[str] = set()
    for each in conditions_in(item):
        group = each.group.partition(".")[0]
        for name, _ in fields(catalog.typed[id(each.condition)]):
            base = name if name.startswith("request.") else name.partition(".")[0]
            found.add(group or base)
    return found


def _parts(values: Mapping[str, object], prefix: str = "") -> Iterator[str]:
    for name, value in values.items():
        yield f"{prefix}{name}: {_value(value)}"


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            line = " ".join(value.split())
            return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return f"{{{', '.join(_parts(value))}}}"
    return str(value)
