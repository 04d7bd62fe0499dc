"""What one looks up on an item's page: by when, for how much, for whom, from whom."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from catalogkit.model.organisation import Channel
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.priced import prices
from catalogkit.targets.portal.ways import usual_promise
from catalogkit.wording.reader import Reader

ASKED = {"request": "ask_for_it", "incident": "report_it", "change": "ask_for_change"}
REACHED = {"mail": "mailto:", "phone": "tel:"}
"""The scheme of an address by which one asks, where a browser knows it."""


def facts(edition: Edition, reader: Reader, item: ServiceItem) -> Mapping[str, object]:
    """The facts beside the text."""
    return {
        "promise": usual_promise(reader, item),
        "prices": prices(reader, item),
        "audience": _audience(edition, reader, item),
        "others": list(_others(edition, item)),
        "owner": None if item.owner is None else edition.to(item.owner),
        "ask": edition.say(ASKED[item.record]),
        "here": is_here(edition, item),
    }


def _audience(edition: Edition, reader: Reader, item: ServiceItem) -> str:
    """Who may ask, in words: the title of an audience, else who belongs to it."""
    catalog = edition.catalog
    said = [
        edition.text(catalog[each].title) or reader.when(catalog[each].when)
        for each in item.audience
    ]
    return reader.wording.comma.join(said) if said else edition.say("everybody")


def _others(edition: Edition, item: ServiceItem) -> Iterator[Mapping[str, object]]:
    """Ways to ask besides the page."""
    for channel in map(edition.catalog.__getitem__, item.channels):
        if channel.type != "portal":
            yield {
                "title": edition.title(channel),
                "address": channel.address,
                "href": _href(channel),
                "hours": None
                if channel.calendar is None
                else edition.to(channel.calendar).title,
            }


def _href(channel: Channel) -> str | None:
    scheme = REACHED.get(channel.type)
    if scheme is None or channel.address is None:
        return None
    address = channel.address.replace(" ", "") if scheme == "tel:" else channel.address
    return scheme + quote(address, safe="@+.-_")


def is_here(edition: Edition, item: ServiceItem) -> bool:
    """Whether it can be asked for on the page."""
    channels = [edition.catalog[each] for each in item.channels]
    return not channels or any(each.type == "portal" for each in channels)
