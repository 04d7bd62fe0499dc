"""A change model for something else."""

from collections.abc import Iterator
from typing import get_args

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.streams import by_system, touched
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.stream import Sensitivity, ValueStream

_RANK = {name: rank for rank, name in enumerate(get_args(Sensitivity))}


@check(severity=Severity.WARNING)
def wrong_sensitivity(catalog: Catalog) -> Iterator[Diagnostic]:
    """A change touches a value stream that is more or less sensitive than its model."""
    systems = by_system(catalog)
    for item in catalog.items():
        streams = _most_sensitive(touched(catalog, item, systems))
        for path in item.paths.values():
            model = None if path.model is None else catalog[path.model]
            for stream in streams if model is not None and model.sensitivity else ():
                if model is not None and stream.sensitivity not in model.sensitivity:
                    listed = " or ".join(model.sensitivity)
                    message = (
                        f"'{model.id}' is for value streams of {listed} sensitivity"
                    )
                    message += f", and that of '{stream.id}' is {stream.sensitivity}"
                    notes = [
                        Note(model.at("sensitivity"), "what it is for"),
                        Note(stream.at("id"), "touched by this change"),
                    ]
                    place = item.at(path, "model")
                    yield wrong_sensitivity.found(place, message, notes=notes)


def _most_sensitive(streams: tuple[ValueStream, ...]) -> tuple[ValueStream, ...]:
    """Those that decide how careful a change must be, where it touches several."""
    most = max((_RANK[each.sensitivity] for each in streams), default=0)
    return tuple(each for each in streams if _RANK[each.sensitivity] == most)
