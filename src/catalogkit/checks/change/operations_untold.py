"""Changes of which those who run things hear last."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.streams import by_system, touched
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Place, Severity
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.service_item import Path, ServiceItem
from catalogkit.model.stream import ValueStream


@check(severity=Severity.WARNING)
def operations_untold(catalog: Catalog) -> Iterator[Diagnostic]:
    """A change touches a sensitive value stream, and its operations hear nothing."""
    systems = by_system(catalog)
    for item in catalog.items():
        streams = [
            each
            for each in touched(catalog, item, systems)
            if each.sensitivity == "high" and "operations" in each.participants
        ]
        for path in item.paths.values() if streams else ():
            model = None if path.model is None else catalog[path.model]
            if model is None or not model.raci or model.change_type == "standard":
                continue
            told = _told(item, path, model)
            for stream in streams:
                if stream.participants["operations"] not in told:
                    yield _found(item.at(path, "model"), stream, model)


def _found(place: Place, stream: ValueStream, model: ChangeModel) -> Diagnostic:
    team = stream.participants["operations"]
    message = f"'{stream.id}' feels this change, and '{team}', who keep it running,"
    message += f" have no part in '{model.id}': inform them (I)"
    notes = [
        Note(model.at("raci"), "who has a part in it"),
        Note(stream.at("participants", "operations"), "who keep it running"),
    ]
    return operations_untold.found(place, message, notes=notes)


def _told(item: ServiceItem, path: Path, model: ChangeModel) -> set[str]:
    """Every team that hears of a change before it is made."""
    found = {item.owner, path.team, model.coordinator}
    found |= {each.team for each in model.approvals}
    found |= {by.team for each in item.approvals for by in each.by}
    found |= {each.team for each in item.fulfilment}
    for raci in model.raci.values():
        found |= {*raci.responsible, *raci.accountable, *raci.consulted, *raci.informed}
    return {str(each) for each in found if each is not None}
