"""What `build` makes of what is reached: files by target.

Of a change of two catalogs both are built and compared, so that exactly what comes out
otherwise is named. Of things alone, the files that are theirs by name.
"""

from collections.abc import Collection, Iterator, Mapping

from catalogkit.build import contents
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.graph.edges import whole
from catalogkit.resource import Resource
from catalogkit.targets import Target, targets

KINDS = {
    "service_item": ("item", "schema", "page"),
    "value_stream": ("stream",),
}
"""Under which kinds of resource a thing is found, where they are not called like it."""
Files = Mapping[str, list[str]]


def of_things_alone(catalog: Catalog, names: Collection[str]) -> Files:
    """The files of each target that are about some things, by their names."""
    known = {
        (kind, each.partition(":")[2])
        for each in map(whole, names)
        for kind in KINDS.get(each.partition(":")[0], (each.partition(":")[0],))
    }
    return {
        target.name: sorted(
            each.file
            for each in _made(target, catalog)
            if (each.key.kind, each.key.id.partition(".")[0]) in known
        )
        for target in _built(catalog)
    }


def differing(old: Catalog, new: Catalog) -> Files:
    """The files of each target that come out otherwise, are new, or are gone."""
    found = {}
    for target in _built(new):
        before, after = (
            {each.file: contents(each) for each in _made(target, catalog)}
            for catalog in (old, new)
        )
        names = before.keys() | after.keys()
        found[target.name] = sorted(n for n in names if before.get(n) != after.get(n))
    return found


def _made(target: Target, catalog: Catalog) -> Iterator[Resource]:
    return (each for each in target.emit(catalog) if isinstance(each, Resource))


def _built(catalog: Catalog) -> list[Target]:
    """The targets that the manifest names, else all there are."""
    known = targets()
    named = [known[each] for each in catalog.manifest.targets if each in known]
    return named or list(known.values())
