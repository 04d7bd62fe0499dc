"""Numbers that a platform gave, written into the catalog."""

import re
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.landscape import System

_HEX = "[0-9a-fA-F]"
_LITERAL = re.compile(
    rf"{_HEX}{{32}}|{_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}|#?[0-9]+"
)
_NUMBER = re.compile(r"(?=.{1,31}\Z)#?[0-9]+")
_ID = re.compile(r"(?:.*_)?(?:sys_)?id")
Route = tuple[str | int, ...]


@check
def literal_id(catalog: Catalog) -> Iterator[Diagnostic]:
    """A platform's own id stands where its natural key belongs."""
    for entity in catalog.everything():
        given: list[tuple[Route, object]] = [(("x",), entity.x)]
        if isinstance(entity, System):
            given.append((("external",), entity.external))
        for start, value in given:
            for route, text in _texts(value, start):
                if _is_literal(text, route):
                    message = f"'{text}' is an id that one installation gave, so it "
                    message += "names something else, or nothing, on every other one: "
                    message += "write the name by which people find it there"
                    yield literal_id.found(entity.at(*route), message)


def _texts(value: object, route: Route) -> Iterator[tuple[Route, str]]:
    match value:
        case dict():
            for key, each in value.items():
                yield from _texts(each, (*route, str(key)))
        case list() | tuple():
            for index, each in enumerate(value):
                yield from _texts(each, (*route, index))
        case str():
            yield route, value


def _is_literal(text: str, route: Route) -> bool:
    """Any hexadecimal id; a bare number only where a name is expected."""
    if _LITERAL.fullmatch(text) is None:
        return False
    number = _NUMBER.fullmatch(text) is not None
    named = route[0] == "external" or _ID.fullmatch(str(route[-1])) is not None
    return named or not number
