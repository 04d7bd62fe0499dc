"""What the conditions of an item read, as constructs."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import (
    Ask,
    Between,
    During,
    Fits,
    Is,
    Isnt,
    Other,
    Rows,
    Starts,
    Today,
    lines,
)
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.scopes import conditions_in
from catalogkit.constructs import Construct as C
from catalogkit.model.condition import Condition
from catalogkit.model.service_item import ServiceItem

READ = frozenset(
    {
        C.ON_PEOPLE, C.ON_REQUEST, C.ON_ATTRIBUTES, C.ON_LINES, C.ON_TASKS, C.ON_TEXT,
        C.ON_OTHERS, C.ON_TODAY, C.ON_HOURS,
    }
)  # fmt: skip
"""All that is found here."""
_FIRST = {
    "requester": C.ON_PEOPLE,
    "recipient": C.ON_PEOPLE,
    "request": C.ON_REQUEST,
}


def asked(catalog: Catalog, item: ServiceItem) -> Iterator[tuple[C, Condition, Ask]]:
    """Each line of a condition that is a use of a construct."""
    if not item.parts("when"):
        return
    tasks = {each.id for each in item.fulfilment}
    for each in conditions_in(item):
        tree = catalog.typed.get(id(each.condition))
        for ask in () if tree is None else lines(tree, of_rows=True):
            for construct in dict.fromkeys((*_of_field(ask, tasks), *_of_test(ask))):
                yield construct, each.condition, ask


def _of_field(ask: Ask, tasks: set[str]) -> Iterator[C]:
    first, dot, rest = ask.field.partition(".")
    if isinstance(ask.test, During) or not dot:
        return
    if first in _FIRST:
        yield _FIRST[first]
    elif first in tasks:
        yield C.ON_TASKS
    elif rest != "count":
        yield C.ON_ATTRIBUTES


def _of_test(ask: Ask) -> Iterator[C]:
    match ask.test:
        case During():
            yield C.ON_HOURS
        case Rows():
            yield C.ON_LINES
        case Starts() | Fits():
            yield C.ON_TEXT
        case Is(values) | Isnt(values):
            yield from _of_values(*values)
        case Between(low, high):
            yield from _of_values(low, high)


def _of_values(*values: object) -> Iterator[C]:
    for each in values:
        if isinstance(each, Today):
            yield C.ON_TODAY
        elif isinstance(each, Other):
            yield C.ON_OTHERS
