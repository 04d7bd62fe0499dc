"""What messages and automations may name of a request: `requester.name`."""

from collections.abc import Iterable

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import deep
from catalogkit.catalog.scopes import KNOWN_OF_PEOPLE
from catalogkit.model.service_item import ServiceItem

REQUEST = ("id", "title", "path", "priority", "due", "link", "channel", "cost", "state")
ITEM = ("id", "title", "summary")
TEAM = ("id", "title")


def words(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Every word but `answers`, and what may stand behind its dot."""
    people = (*KNOWN_OF_PEOPLE, *catalog.manifest.requester)
    return {
        "requester": people,
        "recipient": people,
        "request": REQUEST,
        "item": ITEM,
        "team": TEAM,
    }


def dotted(words: dict[str, tuple[str, ...]]) -> list[str]:
    """Every word with what may stand behind its dot."""
    return [f"{word}.{name}" for word, names in words.items() for name in names]


def asked(items: Iterable[ServiceItem]) -> list[str]:
    """Every answer of some items, as `answers.<field>`."""
    return [f"answers.{field.id}" for item in items for field in deep(item.form)]
