"""A change model for something else."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.sensitive import most_sensitive
from catalogkit.catalog.streams import by_system, touched
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.service_item import Path
from catalogkit.model.stream import ValueStream

Changes = list[tuple[Path, ChangeModel]]


@check(severity=Severity.WARNING)
def wrong_sensitivity(catalog: Catalog) -> Iterator[Diagnostic]:
    """A change touches a value stream that is more or less sensitive than its model."""
    systems = by_system(catalog)
    for item in catalog.items():
        streams = touched(catalog, item, systems)
        changes = [
            (each, catalog[each.model])
            for each in item.paths.values()
            if each.model is not None
        ]
        for path, model, stream in _wrong(changes, streams):
            listed = " or ".join(model.sensitivity)
            message = f"'{model.id}' is for value streams of {listed} sensitivity"
            message += f", and that of '{stream.id}' is {stream.sensitivity}"
            notes = [
                Note(model.at("sensitivity"), "what it is for"),
                Note(stream.at("id"), "touched by this change"),
            ]
            place = item.at(path, "model")
            yield wrong_sensitivity.found(place, message, notes=notes)


def _wrong(
    changes: Changes, streams: tuple[ValueStream, ...]
) -> Iterator[tuple[Path, ChangeModel, ValueStream]]:
    """Each path whose model is for nothing that is touched, or not for the worst of it.

    An item may lead to a change of one model for ordinary value streams, and of another
    for sensitive ones: so the most sensitive need only one path.
    """
    worst = most_sensitive(streams)
    cared = {each for _, model in changes for each in _for(model)}
    for path, model in changes:
        ordinary = any(each.sensitivity in _for(model) for each in streams)
        for stream in worst:
            fits = stream.sensitivity in (cared if ordinary else _for(model))
            if not fits:
                yield path, model, stream


def _for(model: ChangeModel) -> tuple[str, ...]:
    return model.sensitivity or ("low", "medium", "high")
