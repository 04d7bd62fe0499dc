"""What may be chosen in a field, and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalogkit.catalog.canonical import Json, Typed
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.holds import same
from catalogkit.catalog.records import Records
from catalogkit.model.form import Field, OptionsFrom, Price
from catalogkit.model.text import Text

ANSWERS = "answers."


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose from.

    It is offered when `when` holds (None: always) and each answer of `where`, by field,
    is given and the same.
    """

    id: str
    label: Text
    help: Text | None = None
    when: Typed | None = None
    price: Price | None = None
    where: Mapping[str, Json] = field(default_factory=dict)

    def suits(self, answers: Mapping[str, object]) -> bool:
        """Whether the answers that its row depends on are the row's own."""
        return all(same(answers.get(name), v) for name, v in self.where.items())


def choices(asked: Field, catalog: Catalog, records: Records) -> tuple[Choice, ...]:
    """The options of a field in order: its own, or the rows of its list."""
    kept = records.kept.get(id(asked))
    if kept is None or kept[0] is not asked:
        kept = records.kept[id(asked)] = asked, _choices(asked, catalog, records)
    return kept[1]


def _choices(asked: Field, catalog: Catalog, records: Records) -> tuple[Choice, ...]:
    if asked.options_from is not None:
        return tuple(_rows(asked.options_from, catalog, records))
    return tuple(
        Choice(
            each.id,
            each.label,
            each.help,
            None if each.when is None else catalog.typed[id(each.when)],
            each.price,
        )
        for each in asked.options
    )


def _rows(source: OptionsFrom, catalog: Catalog, records: Records) -> Iterator[Choice]:
    fixed = {c: v for c, v in source.where.items() if not v.startswith(ANSWERS)}
    asked = {c: v for c, v in source.where.items() if v.startswith(ANSWERS)}
    plain = catalog.rows.get(source.list, ())
    for row, typed in zip(plain, records.rows(source.list).values(), strict=False):
        name = row.get("id") or ""
        if all(row.get(column) == value for column, value in fixed.items()):
            label = row.get(source.label or "title") or name
            where = {v.removeprefix(ANSWERS): typed.get(c) for c, v in asked.items()}
            yield Choice(name, Text({"": label}), where=where)
