"""What it costs, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.fields import deep
from catalogkit.model.form import Price
from catalogkit.model.scalars import Money
from catalogkit.model.service_item import ServiceItem
from catalogkit.wording.printer import label_of
from catalogkit.wording.reader import Reader


@dataclass(frozen=True)
class Priced:
    """One price, and what it is for; "" for the item itself."""

    what: str
    price: str


def prices(reader: Reader, item: ServiceItem) -> tuple[Priced, ...]:
    """The item's own price, then those of its options; none where it is free."""
    own = [] if item.price is None else [Priced("", price_said(reader, item.price))]
    return (*own, *_options(reader, item))


def price_said(reader: Reader, price: Price) -> str:
    """A price: 30 EUR once and 5 EUR a month, times how many."""
    once, monthly = price.once, price.monthly
    if once is not None and monthly is not None:
        values = {"once": money_said(once), "monthly": money_said(monthly)}
        said = reader.told("price_both", **values)
    elif once is not None:
        said = reader.told("price_once", price=money_said(once))
    elif monthly is not None:
        said = reader.told("price_monthly", price=money_said(monthly))
    else:
        return reader.told("price_none")
    if price.times is None:
        return said
    field = label_of(price.times, reader.names, reader.locale)
    quoted = reader.wording.in_quotes(field)
    return reader.told("price_each", price=said, field=quoted)


def money_said(money: Money) -> str:
    """An amount with its currency: 2,380 EUR."""
    return f"{money.amount:,f} {money.currency}"


def _options(reader: Reader, item: ServiceItem) -> Iterator[Priced]:
    for field in deep(item.form):
        for option in field.options:
            if option.price is None:
                continue
            words = {
                "field": reader.text(field.label),
                "option": reader.text(option.label),
            }
            key = "price_choice"
            if option.when is not None:
                key = "price_choice_if"
                words["when"] = reader.when(option.when)
            yield Priced(reader.told(key, **words), price_said(reader, option.price))
