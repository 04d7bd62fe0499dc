"""Agreements of those who were not to be asked."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.collisions import about
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.plan import ScheduledWork


@check
def agreed_by_others(catalog: Catalog) -> Iterator[Diagnostic]:
    """An overlap is agreed by a team that the other plan does not belong to."""
    for work in catalog.all(ScheduledWork):
        for each in work.agreed:
            other = about(catalog, each)
            if other is None:
                continue
            teams = [other.owner] if other.owner else []
            if isinstance(other, ScheduledWork):
                teams = [other.team, *teams]
            if teams and each.by not in teams:
                listed = " or ".join(f"'{team}'" for team in dict.fromkeys(teams))
                message = f"'{each.by}' agrees, but '{other.id}' belongs to {listed}"
                note = Note(other.at("owner"), "whose it is")
                place = work.at(each, "by")
                yield agreed_by_others.found(place, message, notes=[note])
