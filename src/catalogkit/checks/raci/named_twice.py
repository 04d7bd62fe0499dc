"""Teams with two parts in one activity."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.change_model import ChangeModel, Raci


@check(severity=Severity.WARNING)
def named_twice(catalog: Catalog) -> Iterator[Diagnostic]:
    """A team is asked or told about an activity in which it has a larger part."""
    for model in catalog.all(ChangeModel):
        for name, raci in model.raci.items():
            for letter, team, larger in _again(raci):
                message = f"'{team}' is {letter} of '{name}', and already {larger}:"
                place = model.at("raci", name, letter)
                yield named_twice.found(place, f"{message} the larger part is enough")


def _again(raci: Raci) -> Iterator[tuple[str, str, str]]:
    """The letter, the team, and the letter of its larger part."""
    had: dict[str, str] = dict.fromkeys(map(str, raci.responsible), "R")
    had = {**had, **dict.fromkeys(map(str, raci.accountable), "A")}
    for letter, teams in (("C", raci.consulted), ("I", raci.informed)):
        for team in teams:
            if team in had:
                yield letter, team, had[team]
            had.setdefault(team, letter)
