"""The words of an item's form in one locale, for reading its conditions aloud."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import choices
from catalogkit.catalog.records import Records
from catalogkit.model.form import Field
from catalogkit.model.landscape import System
from catalogkit.model.organisation import Site, Team
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.text import Text
from catalogkit.model.time import Calendar
from catalogkit.wording.printer import Names, of_person
from catalogkit.wording.sentences import request_labels

PEOPLE = ("requester", "recipient")
ENTITIES: Mapping[str, type[System | Site | Team]] = {
    "system": System, "site": Site, "team": Team,
}  # fmt: skip


def names_of(catalog: Catalog, item: ServiceItem, locale: str) -> Names:
    """Labels of fields, options, people's attributes, paths and calendars."""
    words = _Words(catalog, locale)
    fields = dict(_fields(item.form))
    labels = {name: words.said(each.label, each.id) for name, each in fields.items()}
    options = {name: words.options(each) for name, each in fields.items()}
    options["request.path"] = {
        name: words.said(path.title, name) for name, path in item.paths.items()
    }
    for person in PEOPLE:
        for key, known in catalog.manifest.requester.items():
            label = words.said(known.label, key)
            labels[f"{person}.{key}"] = of_person(person, label, locale)
            options[f"{person}.{key}"] = {
                each.id: words.said(each.label, each.id) for each in known.options
            }
    return Names(
        {**labels, **request_labels(locale)},
        {name: each for name, each in options.items() if each},
        {each.id: words.said(each.title, each.id) for each in catalog.all(Calendar)},
        units_of(catalog, item),
    )


def units_of(catalog: Catalog, item: ServiceItem) -> dict[str, str]:
    """The currency behind each amount of money that conditions may read."""
    money = [name for name, each in _fields(item.form) if each.type == "money"]
    return dict.fromkeys([*money, "request.cost"], catalog.manifest.currency or "")


@lru_cache(maxsize=16)
def titles(catalog: Catalog, kind: str, locale: str) -> Mapping[str, str]:
    """What the systems, sites or teams of a catalog are called."""
    words = _Words(catalog, locale)
    found: Iterable[System | Site | Team] = catalog.all(ENTITIES[kind])
    return {each.id: words.said(each.title, each.id) for each in found}


@dataclass(frozen=True)
class _Words:
    catalog: Catalog
    locale: str

    def said(self, text: Text | None, name: str) -> str:
        default = self.catalog.manifest.default_locale
        return name if text is None else text.get(self.locale, default) or name

    def options(self, field: Field) -> Mapping[str, str]:
        if field.type in ENTITIES:
            return titles(self.catalog, field.type, self.locale)
        if field.type not in {"choice", "choices"}:
            return {}
        found = choices(field, self.catalog, Records(self.catalog))
        return {each.id: self.said(each.label, each.id) for each in found}


def _fields(fields: Sequence[Field], prefix: str = "") -> Iterator[tuple[str, Field]]:
    for each in fields:
        yield f"{prefix}{each.id}", each
        yield from _fields(each.fields, f"{prefix}{each.id}.")
