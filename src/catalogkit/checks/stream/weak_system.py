"""Much that depends on little."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.stream import ValueStream

WEAK = frozenset({"low", "medium"})


@check(severity=Severity.WARNING)
def weak_system(catalog: Catalog) -> Iterator[Diagnostic]:
    """A stage of a highly sensitive value stream runs on a system of less weight."""
    for stream in catalog.all(ValueStream):
        for stage in stream.stages if stream.sensitivity == "high" else ():
            for index, name in enumerate(stage.systems):
                system = catalog[name]
                if system.criticality in WEAK:
                    message = f"a failure of '{stream.id}' hurts much, and '{name}',"
                    message += (
                        f" on which '{stage.id}' runs, is of {system.criticality}"
                    )
                    note = Note(system.at("criticality"), "said here")
                    yield weak_system.found(
                        stream.at(stage, "systems", index),
                        f"{message} criticality",
                        notes=[note],
                    )
