"""What comes in: answers, the people, the request; their types and what is known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.catalog.answered import answered, limits
from catalogkit.catalog.canonical import Json, Today, canonical, fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import choices
from catalogkit.catalog.literals import Misfit, literal
from catalogkit.catalog.plain import Body, Plain
from catalogkit.catalog.records import Records
from catalogkit.catalog.scope import FieldType
from catalogkit.catalog.scopes import Scopes, conditions_in
from catalogkit.model.answers import Answer
from catalogkit.model.comparison import Word
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem

PEOPLE = ("requester", "recipient")
REGISTERS = {"site": "sites", "system": "systems", "team": "teams"}


@dataclass(frozen=True)
class Inputs:
    """Describes what the rules of an item read."""

    catalog: Catalog
    records: Records

    def of(self, item: ServiceItem) -> list[Json]:
        """Everything that the conditions of an item may read, answers first."""
        read = tuple(sorted(_read(item, self.catalog)))
        asked = self.fields(item.form, read)
        return [*asked, *self.people(read), *self._request()]

    def fields(self, fields: Sequence[Field], read: tuple[str, ...]) -> list[Json]:
        """Questions, in order; of what is known of answers only what is read."""
        return [self._field(each, read) for each in fields if each.type != "note"]

    def person(self, given: Mapping[str, Answer]) -> Json:
        """What an example says of a person, typed."""
        types = self.catalog.manifest.requester
        found: Body = {}
        for name, answer in given.items():
            kind = types[name].type if name in types else "text"
            found[name] = self._typed(name, kind, str(answer.raw))
        return found

    def _typed(self, name: str, kind: str, text: str) -> Json:
        try:
            found = literal(name, FieldType(kind), Word(text), "")
        except Misfit:
            return None
        return found if isinstance(found, str | int | float) else None

    def _field(self, asked: Field, read: tuple[str, ...]) -> Body:
        plain, currency = Plain(self.catalog), self.catalog.manifest.currency
        found: Body = {"name": asked.id, "type": asked.type}
        found["label"] = plain.text(asked.label)
        found["visible"] = self._tree(asked.visible_when, otherwise=True)
        required: Json = True
        if not asked.required:
            required = self._tree(asked.required_when, otherwise=False)
        found["required"] = required
        if asked.default is not None:
            found["default"] = answered(asked, asked.default.raw, currency)
        for key, limit in zip(("min", "max"), limits(asked, currency), strict=True):
            if limit is not None:
                today = isinstance(limit, Today)
                found[key] = {"today": limit.offset} if today else limit  # type: ignore[union-attr, assignment]
        found |= self._options(asked)
        found |= self._attributes(asked, read)
        if asked.sensitive is not None:
            found["sensitive"] = plain.model(asked.sensitive)
        if asked.needed_by:
            found["needed_by"] = [*asked.needed_by]
        if asked.fields:
            inner = tuple(
                name.removeprefix(f"{asked.id}.")
                for name in read
                if name.startswith(f"{asked.id}.")
            )
            found["fields"] = self.fields(asked.fields, inner)
        return found

    def _tree(self, condition: Condition | None, *, otherwise: bool) -> Json:
        if condition is None:
            return otherwise
        return canonical(self.catalog.typed[id(condition)])

    def _options(self, asked: Field) -> Iterator[tuple[str, Json]]:
        if asked.type in REGISTERS:
            yield "options_of", REGISTERS[asked.type]
            if asked.where:
                yield "among", [*self.records.ids(asked)]
        if asked.type in {"choice", "choices"}:
            found: list[Json] = []
            for each in choices(asked, self.catalog, self.records):
                when: Json = True if each.when is None else canonical(each.when)
                where: Body = {"where": dict(each.where)} if each.where else {}
                found.append({"id": each.id, "when": when, **where})
            yield "options", found

    def _attributes(
        self, asked: Field, read: tuple[str, ...]
    ) -> Iterator[tuple[str, Json]]:
        """Attribute → answer → value, for the attributes that some condition reads."""
        table = self.records.of(asked)
        found: Body = {}
        for name in read:
            base, _, attribute = name.partition(".")
            if base == asked.id and table:
                found[attribute] = {
                    answer: known[attribute]
                    for answer, known in table.items()
                    if attribute in known
                }
        if found:
            yield "attributes", found

    def people(self, read: tuple[str, ...]) -> Iterator[Json]:
        """What some condition reads of the requester and the recipient."""
        own = self.catalog.manifest.requester
        for each in read:
            person, _, name = each.partition(".")
            if person not in PEOPLE:
                continue
            found: Body = {"name": each, "type": "text"}
            if name in own:
                found["type"] = own[name].type
                if own[name].options:
                    found["options"] = _ids(each.id for each in own[name].options)
            yield found

    def _request(self) -> Iterator[Json]:
        channels = _ids(Scopes(self.catalog).channels)
        yield {"name": "request.channel", "type": "choice", "options": channels}
        yield {"name": "request.time", "type": "datetime"}


def _ids(names: Iterable[str]) -> Json:
    return [{"id": name} for name in names]


def _read(item: ServiceItem, catalog: Catalog) -> set[str]:
    found: set[str] = set()
    for name in item.audience:
        found.update(each for each, _ in fields(catalog.typed[id(catalog[name].when)]))
    for each in conditions_in(item):
        group = f"{each.group}." if each.group else ""
        tree = catalog.typed[id(each.condition)]
        found.update(f"{group}{name}" for name, _ in fields(tree))
    return {name for name in found if "." in name}
