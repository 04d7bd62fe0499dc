"""Options that look the same."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.base import Entity
from catalogkit.model.form import Field, Option


@check
def same_label(catalog: Catalog) -> Iterator[Diagnostic]:
    """Two options of a field read the same."""
    locales = catalog.manifest.locales
    for owner, field in every_field(catalog):
        if field.options:
            yield from _twins(owner, field, locales)


def _twins(
    owner: Entity, field: Field, locales: tuple[str, ...]
) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for locale in locales:
        labels = {option.label.get(locale, locales[0]) for option in field.options}
        if len(labels) == len(field.options):
            continue
        seen: dict[str, Option] = {}
        for option in field.options:
            label = option.label.get(locale, locales[0])
            first = seen.setdefault(label, option)
            if first is not option and option.id not in told:
                told.add(option.id)
                yield _found(owner, first, option, locale, label=label)


def _found(
    owner: Entity, first: Option, second: Option, locale: str, *, label: str
) -> Diagnostic:
    both = f"'{first.id}' and '{second.id}' both read '{label}' in {locale}"
    message = f"{both}, so nobody can tell them apart"
    note = Note(owner.at(first.label, locale), "the other one")
    return same_label.found(owner.at(second.label, locale), message, notes=[note])
