"""The answers of a form as a JSON Schema: what it takes is what the form takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogkit.catalog.canonical import Json, Typed, both, dumps
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import Choice, choices
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.records import Records
from catalogkit.model.condition import Condition
from catalogkit.model.flow import Task
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.forms.logic import any_of
from catalogkit.targets.forms.values import DEFINITIONS, Sayer
from catalogkit.targets.forms.when import Level

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class Schemas:
    """Makes the schemas of forms in one locale."""

    catalog: Catalog
    records: Records
    locale: str

    def form(self, item: ServiceItem) -> dict[str, Json]:
        """The schema of an item's answers."""
        default = self.catalog.manifest.default_locale
        head: dict[str, Json] = {"title": item.title.get(self.locale, default)}
        if item.summary is not None:
            head["description"] = item.summary.get(self.locale, default)
        body = self._object(item.form, list(self._constraints(item)))
        return self._whole(item.id, {**head, **body}, item.form)

    def task(self, item: ServiceItem, task: Task) -> dict[str, Json]:
        """The schema of what those who do a task fill in."""
        title = task.title or item.title
        default = self.catalog.manifest.default_locale
        head: dict[str, Json] = {"title": title.get(self.locale, default)}
        body = {**head, **self._object(task.asks, task=f"{task.id}.")}
        return self._whole(f"{item.id}.{task.id}", body, task.asks)

    def _whole(
        self, name: str, body: dict[str, Json], fields: Sequence[Field]
    ) -> dict[str, Json]:
        head: dict[str, Json] = {"$schema": DIALECT}
        options = self.catalog.manifest.targets.get("forms")
        if options is not None and options.base_url is not None:
            base = options.base_url.rstrip("/")
            head["$id"] = f"{base}/{name}.{self.locale}.schema.json"
        used = {each.type for each in _deep(fields)} & DEFINITIONS.keys()
        shared: dict[str, Json] = {kind: DEFINITIONS[kind] for kind in sorted(used)}
        return {**head, **body, **({"$defs": shared} if shared else {})}

    def _object(
        self, fields: Sequence[Field], more: Sequence[Json] = (), task: str = ""
    ) -> dict[str, Json]:
        level = Level({each.id: each for each in fields}, self.records, task)
        asked = [each for each in fields if each.type != "note"]
        always: list[Json] = [
            each.id for each in asked if each.required and each.visible_when is None
        ]
        rules = [rule for each in asked for rule in self._rules(each, level)]
        rules += more
        found: dict[str, Json] = {
            "type": "object",
            "properties": {each.id: self._value(each) for each in asked},
        }
        if always:
            found["required"] = always
        found["additionalProperties"] = False
        return {**found, "allOf": rules} if rules else found

    def _value(self, asked: Field) -> dict[str, Json]:
        sayer = Sayer(asked, self.catalog, self.records, self.locale)
        rows = self._object(asked.fields) if asked.type == "group" else None
        return sayer.schema(rows)

    def _rules(self, asked: Field, level: Level) -> Iterator[Json]:
        shown = self._tree(asked.visible_when)
        wanted = self._tree(asked.required_when)
        must = None
        if asked.required and shown is not None:
            must = shown
        elif not asked.required and wanted is not None:
            must = wanted if shown is None else both([shown, wanted])
        yield from self._presence(asked, level, shown, must)
        for option in choices(asked, self.catalog, self.records):
            if option.when is not None:
                possible = level.possible(option.when)
                if possible is not True:
                    yield {"if": _chosen(asked, option.id), "then": possible}
        if asked.options_from is not None:
            yield from self._dependent(asked)

    def _presence(
        self, asked: Field, level: Level, shown: Typed | None, must: Typed | None
    ) -> Iterator[Json]:
        need: Json = {"required": [asked.id]}
        hidden: Json = {"properties": {asked.id: False}}
        possible = True if shown is None else level.possible(shown)
        certain = False if must is None else level.certain(must)
        if possible is not True and possible == certain:
            yield {"if": possible, "then": need, "else": hidden}
            return
        if possible is False:
            yield hidden
        elif possible is not True:
            yield {"if": possible, "else": hidden}
        if certain is True:
            yield need
        elif certain is not False:
            yield {"if": certain, "then": need}

    def _dependent(self, asked: Field) -> Iterator[Json]:
        """Rows of a list that are offered only with certain other answers."""
        by_answers: dict[str, list[Choice]] = {}
        for option in choices(asked, self.catalog, self.records):
            if option.where:
                by_answers.setdefault(dumps(dict(option.where)), []).append(option)
        if by_answers:
            offers = [_offer(asked, options) for options in by_answers.values()]
            yield {"if": {"required": [asked.id]}, "then": any_of(offers)}

    def _constraints(self, item: ServiceItem) -> Iterator[Json]:
        level = Level({each.id: each for each in item.form}, self.records)
        default = self.catalog.manifest.default_locale
        for each in item.constraints:
            tree = self.catalog.typed[id(each.require)]
            must = level.possible(tree)
            if must is True:
                continue
            names: list[Json] = [*sorted(judged_with(tree))]
            said: dict[str, Json] = {
                "description": each.otherwise.get(self.locale, default)
            }
            if names:
                yield {**said, "if": {"required": names}, "then": must}
            else:
                yield {**said, "allOf": [must]}

    def _tree(self, condition: Condition | None) -> Typed | None:
        return None if condition is None else self.catalog.typed[id(condition)]


def _offer(asked: Field, options: list[Choice]) -> Json:
    """Rows of a list, and the answers with which they are offered."""
    where = options[0].where
    if None in where.values():
        return False
    ids: list[Json] = [each.id for each in options]
    one: Json = {"items": {"enum": ids}} if _several(asked) else {"enum": ids}
    values: dict[str, Json] = {name: {"const": v} for name, v in where.items()}
    return {"properties": {**values, asked.id: one}, "required": [*values]}


def _chosen(asked: Field, option: str) -> Json:
    test: Json = {"const": option}
    if _several(asked):
        test = {"contains": test}
    return {"properties": {asked.id: test}, "required": [asked.id]}


def _several(asked: Field) -> bool:
    return asked.type == "choices"


def _deep(fields: Sequence[Field]) -> Iterator[Field]:
    for each in fields:
        yield each
        yield from _deep(each.fields)
