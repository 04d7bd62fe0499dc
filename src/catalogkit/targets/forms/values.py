"""One answer as a JSON Schema: its type, its limits, its options."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogkit.catalog.answered import answered, limits
from catalogkit.catalog.canonical import Json
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import choices
from catalogkit.catalog.formats import (
    LENGTHS,
    ONE_LINE,
    PATTERNS,
    TEXTS,
    ending,
    exactly,
    size,
    whole,
)
from catalogkit.catalog.records import Records
from catalogkit.model.form import Field
from catalogkit.model.text import Text
from catalogkit.targets.forms.order import at_least, at_most
from catalogkit.targets.forms.when import END

Schema = dict[str, Json]
ONE_LINE_ONLY: Schema = {"not": {"pattern": "[\\r\\n]"}}
FORMATS = {"date": "date", "datetime": "date-time", "email": "email", "url": "uri"}
DEFINITIONS: Mapping[str, Schema] = {
    kind: {
        "type": "string",
        "format": FORMATS[kind],
        "pattern": f"^(?:{PATTERNS[kind]})$",
        "maxLength": LENGTHS[kind],
    }
    for kind in LENGTHS
}
"""Types whose pattern is long: they are referred to."""
FILE: Schema = {
    "name": {"type": "string", "minLength": 1, **ONE_LINE_ONLY},
    "size": {"type": "integer", "minimum": 0},
    "type": {"type": "string", "minLength": 1, **ONE_LINE_ONLY},
}


@dataclass(frozen=True)
class Sayer:
    """Says what answers a field takes, in the words of one locale."""

    asked: Field
    catalog: Catalog
    records: Records
    locale: str

    def schema(self, rows: Schema | None) -> Schema:
        """The schema of the field's answer; `rows` is that of a group's rows."""
        asked = self.asked
        found: Schema = {"title": self._text(asked.label)}
        if asked.help is not None:
            found["description"] = self._text(asked.help)
        found |= self._type(rows)
        if asked.default is not None:
            currency = self.catalog.manifest.currency
            default = answered(asked, asked.default.raw, currency)
            if default is not None and not isinstance(default, dict):
                found["default"] = default
        return found

    def _type(self, rows: Schema | None) -> Schema:
        match self.asked.type:
            case kind if kind in DEFINITIONS:
                return {"$ref": f"#/$defs/{kind}", **self._in_order()}
            case kind if kind in TEXTS:
                return self._texts(kind)
            case "integer":
                return {"type": "integer", **self._numbers()}
            case "number" | "money":
                return {"type": "number", **self._numbers()}
            case "boolean":
                return {"type": "boolean"}
            case "choice":
                return self._one_of()
            case "choices":
                many: Schema = {"type": "array", "uniqueItems": True}
                return {**many, **self._counts(), "items": self._one_of()}
            case "group":
                return {"type": "array", **self._counts(), "items": rows}
            case "file":
                return {"type": "array", **self._counts(), "items": self._file()}
        ids: list[Json] = [*self.records.ids(self.asked)]
        # Where a catalog declares none, nobody could answer: any text will do.
        found: Schema = {"type": "string"}
        return {**found, "enum": ids} if ids else {**found, "minLength": 1}

    def _texts(self, kind: str) -> Schema:
        asked = self.asked
        found: Schema = {"type": "string"}
        if kind in FORMATS:
            found["format"] = FORMATS[kind]
        found["minLength"] = max(asked.min_length or 1, 1)
        if asked.max_length is not None:
            found["maxLength"] = asked.max_length
        patterns = (PATTERNS.get(kind), whole(asked.pattern))
        end = "$" if kind in ONE_LINE else END
        said: list[Json] = [f"^(?:{each}){end}" for each in patterns if each]
        if len(said) == 1:
            found["pattern"] = said[0]
        elif said:
            found["allOf"] = [{"pattern": each} for each in said]
        return {**found, **(ONE_LINE_ONLY if kind in ONE_LINE else {})}

    def _in_order(self) -> Schema:
        low, high = limits(self.asked, self.catalog.manifest.currency)
        parts: list[Json] = []
        if isinstance(low, str):
            parts.append({"pattern": at_least(low, strictly=False)})
        if isinstance(high, str):
            parts.append({"pattern": at_most(high, strictly=False)})
        return {"allOf": parts} if parts else {}

    def _numbers(self) -> Schema:
        low, high = limits(self.asked, self.catalog.manifest.currency)
        found: Schema = {}
        if isinstance(low, int | float):
            found["minimum"] = low
        if isinstance(high, int | float):
            found["maximum"] = high
        return found

    def _counts(self) -> Schema:
        low, high = limits(self.asked, self.catalog.manifest.currency)
        found: Schema = {"minItems": max(low, 1) if isinstance(low, int) else 1}
        if isinstance(high, int):
            found["maxItems"] = high
        return found

    def _one_of(self) -> Schema:
        options: list[Json] = [
            {"const": each.id, "title": self._text(each.label)}
            for each in choices(self.asked, self.catalog, self.records)
        ]
        return {"type": "string", "oneOf": options} if options else {"not": {}}

    def _file(self) -> Schema:
        asked = self.asked
        properties: Schema = dict(FILE)
        most = None if asked.max_size is None else size(asked.max_size)
        if most is not None:
            properties["size"] = {"type": "integer", "minimum": 0, "maximum": most}
        found: Schema = {
            "type": "object",
            "properties": properties,
            "required": ["name"],
            "additionalProperties": False,
        }
        return {**found, "anyOf": _accepted(asked)} if asked.accept else found

    def _text(self, text: Text) -> str:
        return text.get(self.locale, self.catalog.manifest.default_locale)


def _accepted(asked: Field) -> list[Json]:
    endings = [ending(each) for each in asked.accept if each.startswith(".")]
    media = [each for each in asked.accept if not each.startswith(".")]
    found: list[Json] = []
    if endings:
        pattern = f"(?:{'|'.join(endings)})$"
        found.append({"properties": {"name": {"pattern": pattern}}})
    for each in media:
        test: Json = {"const": each}
        if each.endswith("/*"):
            test = {"pattern": f"^{exactly(each.removesuffix('*'))}"}
        found.append({"properties": {"type": test}})
    return found
