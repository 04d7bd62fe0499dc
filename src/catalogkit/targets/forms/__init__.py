"""Target forms: a JSON Schema and a page for every item and locale."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.records import Records
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import ServiceItem
from catalogkit.resource import Key, Resource
from catalogkit.targets import Target
from catalogkit.targets.forms.carried import CAPABILITIES, IGNORES
from catalogkit.targets.forms.schema import Schemas
from catalogkit.targets.forms.unsaid import unsaid
from catalogkit.wording.form_page import Pages
from catalogkit.wording.register import register


def emit(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    """Two files for each item and locale, and one for each locale that all share."""
    records = Records(catalog)
    for locale in catalog.manifest.locales:
        body = register(catalog, records, locale)
        name = f"records.{locale}"
        yield Resource(Key("records", locale), body, f"{name}.json")
    for item in catalog.items():
        yield from unsaid(item, catalog, records)
        for locale in catalog.manifest.locales:
            name = f"{item.id}.{locale}"
            schema = Schemas(catalog, records, locale).form(item)
            yield Resource(Key("schema", name), schema, f"{name}.schema.json")
            page = Pages(catalog, records, locale).form(item)
            yield Resource(Key("page", name), page, f"{name}.ui.json")
            yield from _tasks(item, catalog, records, locale)


def _tasks(
    item: ServiceItem, catalog: Catalog, records: Records, locale: str
) -> Iterator[Resource]:
    """Two more files for each task with questions of its own."""
    for task in item.fulfilment:
        if task.asks:
            name = f"{item.id}.{task.id}.{locale}"
            schema = Schemas(catalog, records, locale).task(item, task)
            yield Resource(Key("schema", name), schema, f"{name}.schema.json")
            page = Pages(catalog, records, locale).task(item, task)
            yield Resource(Key("page", name), page, f"{name}.ui.json")


def says(catalog: Catalog) -> Iterator[Diagnostic]:
    """What the schemas of all items cannot ask."""
    records = Records(catalog)
    for item in catalog.items():
        yield from unsaid(item, catalog, records)


def count(catalog: Catalog) -> int:
    """How many resources there will be."""
    forms = sum(1 + _asking(item) for item in catalog.items())
    return len(catalog.manifest.locales) * (1 + 2 * forms)


def _asking(item: ServiceItem) -> int:
    return sum(1 for task in item.fulfilment if task.asks)


forms = Target(
    "forms",
    "A request form for every item and locale, as JSON Schema and as a page",
    emit,
    count,
    IGNORES,
    CAPABILITIES,
    says=says,
)
