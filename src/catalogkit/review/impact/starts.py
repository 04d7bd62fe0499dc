"""Where an effect starts: what a word names, and what a difference changes."""

from collections.abc import Iterable, Iterator, Sequence

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.graph.edges import MANIFEST, address
from catalogkit.difference import Address
from catalogkit.model.landscape import System
from catalogkit.model.near import near
from catalogkit.model.stream import ValueStream
from catalogkit.review.impact.names import short

WORDS = frozenset(
    {"title", "summary", "description", "tags", "keywords", "review_by", "x",
     "renamed_from"}
)  # fmt: skip
"""Keys in which only words change: they reach nobody but readers."""
PARTS = {"interfaces": "system", "stages": "value_stream"}


class UnknownError(Exception):
    """A word names nothing, or several things; says so in a sentence."""


def addresses(catalog: Catalog) -> Iterator[str]:
    """Everything that an effect may start from."""
    for each in catalog.everything():
        if f"{each.kind_name}:{each.id}" == each.key:
            yield each.key
        match each:
            case System():
                yield from (address(each, way.id) for way in each.interfaces)
            case ValueStream():
                yield from (address(each, stage.id) for stage in each.stages)


def named(catalogs: Sequence[Catalog], word: str) -> str:
    """The address that a word names: an address, a file, or an id if it is enough.

    Raises UnknownError where there is none, or several.
    """
    known = list(dict.fromkeys(n for each in catalogs for n in addresses(each)))
    if word in known or word == MANIFEST:
        return word
    files = {e.node.file: address(e) for c in catalogs for e in c.everything()}
    if word in files:
        return files[word]
    fits = [name for name in known if word in _spellings(name)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        message = f"several things are called '{word}': {', '.join(sorted(fits))}"
        raise UnknownError(message)
    every = (spelling for name in known for spelling in _spellings(name))
    message = f"nothing is called '{word}'{near(word, [*known, *every])}"
    raise UnknownError(message)


def _spellings(name: str) -> tuple[str, str]:
    kind = name.partition(":")[0]
    return short(name), f"{kind}:{short(name)}"


def changed(found: Iterable[Address]) -> tuple[str, ...]:
    """Where the effects of differences at these addresses start.

    Where only words change, nobody is reached but those who read them.
    """
    starts = {_start(each) for each in found if not WORDS.intersection(each.route[:1])}
    return tuple(sorted(starts))


def _start(found: Address) -> str:
    kind, route = found.entity.partition(":")[0], found.route
    inside = len(route) > 1 and PARTS.get(route[0]) == kind
    whole = _untranslated(found.entity)
    return f"{whole}/{route[1]}" if inside else whole


def _untranslated(entity: str) -> str:
    """An article without the locale of its translation."""
    return entity.partition(".")[0] if entity.startswith("article:") else entity
