"""What the rules of an item read: its questions, and what is known of their answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogkit.catalog.canonical import Json, canonical
from catalogkit.decide.rulebook import Rulebook
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.targets.request_tracker.spoken import Spoken
from catalogkit.targets.request_tracker.values import names

Body = dict[str, Json]


@dataclass(frozen=True)
class ItemInputs:
    """Writes questions; `read` are the names that some condition reads."""

    book: Rulebook
    read: frozenset[str] = frozenset()

    def of(
        self,
        fields: Iterable[Field],
        prefix: str = "",
        homes: Mapping[str, str] | None = None,
    ) -> Iterator[Json]:
        """Questions in order, each with the key of its custom field.

        `homes` are the prefixes of those that have another. Those of a line of a group
        have no key: what the cells of a line say is in `values`.
        """
        for asked in fields:
            if asked.type == "note":
                continue
            found: Body = {"name": asked.id, "type": asked.type}
            if prefix:
                found["key"] = f"{(homes or {}).get(asked.id, prefix)}{asked.id}"
            else:
                found |= self._values(asked)
            if _is_sensitive(asked):
                found["sensitive"] = True
            found["label"] = {asked.id: asked.id}
            if asked.label is not None:
                found["label"] = dict(self.book.texts(asked.label))
            if asked.visible_when is not None:
                found["visible"] = self._tree(asked.visible_when)
            if asked.required:
                found["required"] = True
            elif asked.required_when is not None:
                found["required"] = self._tree(asked.required_when)
            found |= self._attributes(asked)
            if asked.fields:
                found["fields"] = [*self.of(asked.fields)]
            yield found

    def _values(self, asked: Field) -> Body:
        """What the cells of a line say → the ids that they stand for."""
        spoken = Spoken(self.book.catalog, self.book.records)
        called = names(asked, spoken)
        return (
            {"values": {text: name for name, text in called.items()}} if called else {}
        )

    def _tree(self, condition: Condition) -> Json:
        return canonical(self.book.catalog.typed[id(condition)])

    def _attributes(self, asked: Field) -> Body:
        """Attribute → answer → value, for the attributes that some condition reads."""
        table = self.book.records.of(asked)
        names = sorted({name for known in table.values() for name in known})
        found: Body = {
            name: {answer: row[name] for answer, row in table.items() if name in row}
            for name in names
            if f"{asked.id}.{name}" in self.read
        }
        return {"attributes": found} if found else {}


def _is_sensitive(asked: Field) -> bool:
    return asked.sensitive is not None or any(map(_is_sensitive, asked.fields))
