"""Names that nobody can have."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.handles import NAMES, Handle, Handles, every_host
from catalogkit.catalog.owners import Owner
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Place
from catalogkit.model.organisation import Team


@check
def bad_handle(catalog: Catalog) -> Iterator[Diagnostic]:
    """A team or a person is called what GitHub or GitLab takes for no name."""
    for handles in every_host(catalog):
        wrong: dict[Place, Handle] = {}
        for team in catalog.all(Team):
            for each in _names(handles, team):
                if not each.taken:
                    wrong.setdefault(each.place, each)
        for place, each in wrong.items():
            message = f"{NAMES[each.host]} takes '{each.text}' for no name, so nobody"
            yield bad_handle.found(place, f"{message} would be asked: @org/team or so")


def _names(handles: Handles, team: Team) -> Iterator[Handle]:
    yield from handles.of(Owner(team, "owner", ""))
    yield from handles.of(Owner(team, "lead", ""))
