"""What a form shows: fields in order, in one locale, with the rules that move them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogkit.catalog.answered import answered, limits, said
from catalogkit.catalog.canonical import Json, Today, canonical
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import Choice, choices
from catalogkit.catalog.formats import size, whole
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.plain import Plain
from catalogkit.catalog.records import Records
from catalogkit.model.condition import Condition
from catalogkit.model.contract import Elsewhere
from catalogkit.model.flow import Task
from catalogkit.model.form import Field, Price
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.text import Text
from catalogkit.wording.messages import messages

FORMAT = "catalogkit.form/1"
FEW = 6
"""So many options are shown at once."""
Body = dict[str, Json]
WIDGETS = {
    "text": "line", "paragraph": "lines", "integer": "number", "number": "number",
    "boolean": "checkbox", "user": "person",
}  # fmt: skip
"""The widget of a type of field, where it is called otherwise than the type."""
OPTIONS_OF = {"site": "sites", "system": "systems", "team": "teams"}


@dataclass(frozen=True)
class Pages:
    """Makes the pages of forms in one locale."""

    catalog: Catalog
    records: Records
    locale: str

    def form(self, item: ServiceItem) -> Body:
        """The page of an item's form."""
        found: Body = {
            "format": FORMAT,
            "item": item.id,
            "locale": self.locale,
            "schema": f"{item.id}.{self.locale}.schema.json",
            "title": self._text(item.title),
        }
        found |= self._head(item)
        found["about"] = self._about(item)
        found["fields"] = [self._field(each) for each in item.form]
        found["constraints"] = list(self._constraints(item))
        if item.price is not None:
            found["price"] = self._price(item.price)
        if "forms" in item.x:
            found["x"] = Plain(self.catalog).value(item.x["forms"])
        return found

    def task(self, item: ServiceItem, task: Task) -> Body:
        """The page of what those who do a task fill in."""
        return {
            "format": FORMAT,
            "item": item.id,
            "task": task.id,
            "locale": self.locale,
            "schema": f"{item.id}.{task.id}.{self.locale}.schema.json",
            "title": self._text(task.title or item.title),
            "fields": [self._field(each) for each in task.asks],
            "constraints": [],
        }

    def _head(self, item: ServiceItem) -> Iterator[tuple[str, Json]]:
        if item.summary is not None:
            yield "summary", self._text(item.summary)
        if item.description is not None:
            yield "description", self._text(item.description)
        words = item.keywords.get(self.locale)
        if words:
            yield "keywords", [*words]
        if item.version is not None:
            yield "version", item.version
        yield "record", item.record
        yield "lifecycle", item.lifecycle
        if item.sunset is not None:
            yield "sunset", item.sunset.isoformat()
        if item.replaced_by is not None:
            yield "replaced_by", str(item.replaced_by)
        if item.category is not None:
            title = self.catalog[item.category].title
            yield "category", {"id": str(item.category), "title": self._text(title)}

    def _about(self, item: ServiceItem) -> Body:
        found: Body = {
            "deliverables": [
                {
                    "id": each.id,
                    "result": self._text(each.result),
                    "when": self._tree(each.when, otherwise=True),
                }
                for each in item.deliverables
            ]
        }
        if item.boundary is not None:
            found["includes"] = [self._text(e.what) for e in item.boundary.includes]
            found["excludes"] = self._elsewhere(item.boundary.excludes)
            found["prerequisites"] = self._elsewhere(item.boundary.prerequisites)
        offered = [each for each in item.knowledge if each.at == "submit"]
        found["articles"] = [
            {"id": str(each.article), "title": self._article(each.article)}
            for each in offered
        ]
        return found

    def _elsewhere(self, parts: Sequence[Elsewhere]) -> list[Json]:
        found: list[Json] = []
        for each in parts:
            see: Body = {} if each.see is None else {"see": str(each.see)}
            found.append({"what": self._text(each.what), **see})
        return found

    def _field(self, asked: Field) -> Body:
        currency = self.catalog.manifest.currency
        found: Body = {
            "id": asked.id,
            "type": asked.type,
            "widget": self._widget(asked),
        }
        found["label"] = self._text(asked.label)
        for key, text in (("help", asked.help), ("placeholder", asked.placeholder)):
            if text is not None:
                found[key] = self._text(text)
        if asked.default is not None:
            found["default"] = _default(asked, currency)
        found["rules"] = self._rules(asked)
        found |= self._limits(asked, currency)
        found |= self._choices(asked)
        if asked.sensitive is not None:
            found["sensitive"] = True
        if asked.type != "note":
            found["messages"] = messages(asked, self.locale, currency)
        if asked.type == "group":
            found["fields"] = [self._field(each) for each in asked.fields]
        return found

    def _rules(self, asked: Field) -> Body:
        required: Json = True
        if not asked.required:
            required = self._tree(asked.required_when, otherwise=False)
        return {
            "visible": self._tree(asked.visible_when, otherwise=True),
            "required": required,
            "read_only": self._tree(asked.read_only_when, otherwise=False),
        }

    def _tree(self, condition: Condition | None, *, otherwise: bool) -> Json:
        if condition is None:
            return otherwise
        return canonical(self.catalog.typed[id(condition)])

    def _limits(self, asked: Field, currency: str) -> Iterator[tuple[str, Json]]:
        for key, limit in zip(("min", "max"), limits(asked, currency), strict=True):
            if isinstance(limit, Today):
                yield key, {"today": limit.offset}
            elif isinstance(limit, str | int | float):
                yield key, limit
        if asked.min_length is not None:
            yield "min_length", asked.min_length
        if asked.max_length is not None:
            yield "max_length", asked.max_length
        if whole(asked.pattern) is not None:
            yield "pattern", whole(asked.pattern)
        if asked.accept:
            yield "accept", [*asked.accept]
        if asked.max_size is not None:
            yield "max_size", size(asked.max_size)
        if asked.type == "money":
            yield "currency", currency

    def _widget(self, asked: Field) -> str:
        if asked.type in OPTIONS_OF:
            return "select" if self.records.ids(asked) else "line"
        return _widget(asked)

    def _choices(self, asked: Field) -> Iterator[tuple[str, Json]]:
        if asked.type in OPTIONS_OF and self.records.ids(asked):
            yield "options_of", OPTIONS_OF[asked.type]
            if asked.where:
                yield "among", [*self.records.ids(asked)]
        if asked.type in {"choice", "choices"}:
            found = choices(asked, self.catalog, self.records)
            yield "options", [self._option(each, asked) for each in found]

    def _option(self, option: Choice, asked: Field) -> Body:
        found: Body = {"id": option.id, "label": self._text(option.label)}
        if option.help is not None:
            found["help"] = self._text(option.help)
        found["when"] = True if option.when is None else canonical(option.when)
        if option.where:
            found["where"] = dict(option.where)
        if option.price is not None:
            found["price"] = self._price(option.price)
        attributes = self.records.of(asked).get(option.id)
        if attributes:
            found["attributes"] = dict(attributes)
        return found

    def _constraints(self, item: ServiceItem) -> Iterator[Json]:
        for each in item.constraints:
            tree = self.catalog.typed[id(each.require)]
            yield {
                "given": [*sorted(judged_with(tree))],
                "require": canonical(tree),
                "otherwise": self._text(each.otherwise),
            }

    def _price(self, price: Price) -> Json:
        return Plain(self.catalog).model(price)

    def _article(self, name: str) -> str:
        shelf = self.catalog.entities["article"]
        article = shelf.get(f"{name}.{self.locale}") or shelf[name]
        return "" if article.title is None else self._text(article.title)

    def _text(self, text: Text) -> str:
        return text.get(self.locale, self.catalog.manifest.default_locale)


def _widget(asked: Field) -> str:
    many = asked.options_from is not None or len(asked.options) > FEW
    match asked.type:
        case "choice":
            return "select" if many else "radio"
        case "choices":
            return "multiselect" if many else "checkboxes"
    return WIDGETS.get(asked.type, asked.type)


def _default(asked: Field, currency: str) -> Json:
    raw = asked.default.raw if asked.default is not None else ""
    if isinstance(raw, str) and asked.type in {"date", "datetime"}:
        return said(asked, raw, currency)
    return answered(asked, raw, currency)
