"""An item as a decision table: what is asked, and what becomes of the request."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import TRUE
from catalogkit.catalog.decision_table import Row, decision_table
from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.promises import promised
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import Path, ServiceItem
from catalogkit.report.routes.needed import approvals_of
from catalogkit.report.routes.sheet import ANY, Reading, Sheet
from catalogkit.wording import say
from catalogkit.wording.printer import label_of, say_test
from catalogkit.wording.promised import promise_said


def item_sheet(reading: Reading, item: ServiceItem, only: str = "") -> Sheet:
    """The decision table of an item; `only` the rows that lead to a team."""
    table = decision_table(reading.catalog, item)
    names, heads = reading.names(item), reading.heads
    paths = dict(in_order(item))
    asked = tuple(label_of(each, names, reading.tongue) for each in table.columns)
    whole = any(row.whole is not None for row in table.rows)
    answers = {
        name: tuple(_answers(reading, item, name, path))
        for name, path in paths.items()
        if only in ("", str(path.team or item.owner))
    }
    rows = tuple(
        (str(number), *_asked(reading, item, row, table.columns, whole=whole))
        + answers[row.path]
        for number, row in enumerate(table.rows, start=1)
        if row.path in answers
    )
    last = tuple(heads[key] for key in ("path", "team", "approvals", "promise"))
    more = (heads["when"],) if whole else ()
    title = reading.said(item.title, item.id)
    note = heads["first"] if item.paths else heads["no_paths"]
    inputs = 1 + len(asked) + len(more)
    return Sheet(title, (heads["number"], *asked, *more, *last), rows, inputs, note)


def _asked(
    reading: Reading,
    item: ServiceItem,
    row: Row,
    columns: tuple[str, ...],
    *,
    whole: bool,
) -> Iterator[str]:
    names = reading.names(item)
    for each in columns:
        cell = row.cells.get(each)
        yield ANY if cell is None else say_test(cell, names, reading.tongue)
    if whole:
        yield ANY if row.whole is None else say(row.whole, names, reading.tongue)


def _answers(
    reading: Reading, item: ServiceItem, name: str, path: Path
) -> Iterator[str]:
    names, catalog = reading.names(item), reading.catalog
    team = str(path.team or item.owner or "")
    known = catalog.get(Team, team)
    title = reading.said(None if known is None else known.title, team)
    yield reading.path(name, path)
    yield title or reading.heads["nobody"]
    yield "; ".join(_approvals(reading, item, name)) or reading.heads["none"]
    promise = promised(item, path)
    yield promise_said(catalog, promise, names, reading.tongue)


def _approvals(reading: Reading, item: ServiceItem, path: str) -> Iterator[str]:
    titles = {step.id: reading.approval(step) for step in item.approvals}
    for name, when in approvals_of(reading.catalog, item, path):
        if when == TRUE:
            yield titles[name]
        else:
            said = say(when, reading.names(item), reading.tongue)
            yield reading.heads["if"].format(text=titles[name], when=said)
