"""Target routing: the rules of every item, for programs that decide requests."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import Json
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.plain import Plain
from catalogkit.catalog.records import Records
from catalogkit.diagnostic import Diagnostic
from catalogkit.resource import Key, Resource
from catalogkit.targets import Target
from catalogkit.targets.routing.carried import CAPABILITIES, IGNORES
from catalogkit.targets.routing.item import FORMAT, Rules
from catalogkit.targets.routing.register import attributes, registers


def emit(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    """One file for each item, and one with all items and what they refer to."""
    records = Records(catalog)
    rules = Rules(catalog, records)
    manifest = catalog.manifest
    items: dict[str, Json] = {}
    for item in catalog.items():
        items[item.id] = rules.item(item)
        yield Resource(Key("item", item.id), items[item.id], _file(item.id))
    everything: dict[str, Json] = {
        "format": FORMAT,
        "catalog": Plain(catalog).text(manifest.name),
        "locales": [*manifest.locales],
        "currency": manifest.currency,
        "requester": attributes(catalog),
        "roles": Plain(catalog).value(manifest.roles),
        **registers(catalog, records),
        "items": items,
    }
    yield Resource(Key("catalog", "routing"), everything, "routing.json")


def count(catalog: Catalog) -> int:
    """How many resources there will be."""
    return 1 + sum(1 for _ in catalog.items())


def _file(item: str) -> str:
    return f"{item}.item.json" if item == "routing" else f"{item}.json"


routing = Target(
    "routing",
    "The rules of every item: priority, path, approvals, tasks and promise",
    emit,
    count,
    IGNORES,
    CAPABILITIES,
    says=lambda _: iter(()),
)
