"""Change models that leave out a sensitivity."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.stream import ValueStream


@check(severity=Severity.WARNING)
def grid_not_total(catalog: Catalog) -> Iterator[Diagnostic]:
    """No model of a type serves value streams of one sensitivity."""
    models = sorted(catalog.all(ChangeModel), key=lambda each: each.id)
    streams = {each.sensitivity: each for each in catalog.all(ValueStream)}
    for kind in dict.fromkeys(each.change_type for each in models):
        alike = [each for each in models if each.change_type == kind]
        if not all(each.sensitivity for each in alike):
            continue
        served = {each for model in alike for each in model.sensitivity}
        for missing in sorted(streams.keys() - served):
            message = f"no {kind} change model is for value streams of {missing}"
            message += f" sensitivity, such as '{streams[missing].id}'"
            yield grid_not_total.found(alike[0].at("sensitivity"), message)
