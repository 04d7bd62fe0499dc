"""How much of each template was carried over: n/m for each thing a form can say."""

from catalogkit.diagnostic import Route
from catalogkit.drafting.counted import THINGS, counts, rows
from catalogkit.importers import Table
from catalogkit.importers.backstage.template import Template

_PARAMETERS: Route = ("spec", "parameters")


def table_of(templates: list[tuple[str, Template, int]]) -> Table:
    """One row a template, in order of its item's id, and their sum."""
    counted = [
        (name, fields, counts(each.get(*_PARAMETERS), _PARAMETERS, each.ledger))
        for name, each, fields in templates
    ]
    return Table(("item", "fields", *THINGS), rows(counted))
