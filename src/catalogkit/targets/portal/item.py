"""The page of an item: what you get, by when, what is not included, what happens."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.form import forms
from catalogkit.targets.portal.section import Section

OFFERED = {"live", "deprecated"}


def offered(catalog: Catalog) -> Iterator[ServiceItem]:
    """Every item that people can ask for, in order of id."""
    return (each for each in catalog.items() if each.lifecycle in OFFERED)


def _view(edition: Edition, item: ServiceItem) -> Mapping[str, object]:
    form = forms(edition).of(item)
    return {
        "scripts": form.scripts,
        "title": edition.text(item.title),
        "summary": edition.text(item.summary),
        "form": form,
    }


items = Section("item", offered, _view, scripts=("form.js",))
