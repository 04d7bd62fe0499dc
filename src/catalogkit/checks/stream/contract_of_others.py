"""An agreement that others made."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.promise import Promise
from catalogkit.model.stream import ValueStream


@check(severity=Severity.WARNING)
def contract_of_others(catalog: Catalog) -> Iterator[Diagnostic]:
    """A hand-off between two teams names an agreement of others."""
    for stream in catalog.all(ValueStream):
        teams = {stage.id: stage.team for stage in stream.stages}
        for stage in stream.stages:
            for each in stage.hand_off:
                hands = {stage.team, teams.get(each.to)}
                if each.promise is None or None in hands:
                    continue
                agreed = catalog[each.promise]
                parties = _parties(agreed)
                if parties and not parties <= hands:
                    names = " and ".join(f"'{name}'" for name in sorted(parties))
                    message = f"'{agreed.id}' is an agreement of {names}, and work goes"
                    message += f" from '{stage.team}' to '{teams[each.to]}'"
                    note = Note(agreed.at("class"), "what it is")
                    place = stream.at(each, "promise")
                    yield contract_of_others.found(place, message, notes=[note])


def _parties(agreed: Promise) -> set[str]:
    if agreed.class_ == "ola":
        return {*agreed.between}
    return (
        {agreed.supplier} if agreed.class_ == "contract" and agreed.supplier else set()
    )
