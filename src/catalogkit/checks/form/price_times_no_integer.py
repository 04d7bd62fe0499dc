"""A price times something that does not count."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.literals import a
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.form import Price
from catalogkit.model.near import near
from catalogkit.model.service_item import ServiceItem


@check
def price_times_no_integer(catalog: Catalog) -> Iterator[Diagnostic]:
    """A price is multiplied by something that is no whole number."""
    for item in catalog.items():
        for price in _prices(item):
            if price.times is not None:
                yield from _judged(item, price, price.times)


def _prices(item: ServiceItem) -> Iterator[Price]:
    if item.price is not None:
        yield item.price
    for field in item.form:
        for option in field.options:
            if option.price is not None:
                yield option.price


def _judged(item: ServiceItem, price: Price, name: str) -> Iterator[Diagnostic]:
    asked = {field.id: field for field in item.form}
    if name not in asked:
        message = f"the price is multiplied by '{name}', which the form does not ask"
        known = [each.id for each in item.form if each.type == "integer"]
        place = item.at(price, "times")
        yield price_times_no_integer.found(place, message + near(name, known))
    elif asked[name].type != "integer":
        kind = a(asked[name].type)
        message = f"the price is multiplied by '{name}', which is {kind} field"
        yield price_times_no_integer.found(item.at(price, "times"), message)
