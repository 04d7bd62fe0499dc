"""An outcome that is only work."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.stream import ValueStream


@check(severity=Severity.WARNING)
def outcome_is_work(catalog: Catalog) -> Iterator[Diagnostic]:
    """An outcome of a value stream measures the work, not what comes of it."""
    for stream in catalog.all(ValueStream):
        for index, name in enumerate(stream.outcomes):
            metric = catalog[name]
            if metric.layer == "operation":
                message = f"'{name}' measures the work: an outcome is what customers"
                note = Note(metric.at("layer"), "its layer")
                yield outcome_is_work.found(
                    stream.at("outcomes", index),
                    f"{message} or the business see of it",
                    notes=[note],
                )
