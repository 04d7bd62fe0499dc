"""The values of a custom field → options, or a list where they are many."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogkit.drafting.rules import APPROXIMATED, NOT_CARRIED
from catalogkit.drafting.saying import Block
from catalogkit.source.node import Value
from catalogkit.source.write import dump
from catalogkit.targets.request_tracker.adoption.ids import of_option
from catalogkit.targets.request_tracker.adoption.prose import escaped
from catalogkit.targets.request_tracker.adoption.things import Thing, Things, clean

if TYPE_CHECKING:
    from catalogkit.targets.request_tracker.adoption.fields import Question

MANY = 100
"""More values than these stand in a table beside the definitions."""


@dataclass(frozen=True)
class Option:
    """One value: its id, what people read, and with which answers it is offered."""

    id: str
    name: str
    help: str = ""
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class Options:
    """The options of a question; `parent` is the question that they depend on."""

    every: Sequence[Option]
    ids: Mapping[str, str]
    parent: "Question | None" = None

    def id_of(self, name: str) -> str:
        """The id of a value; "" where there is no such."""
        return self.ids.get(clean(name).casefold(), "")

    def is_first(self, name: str) -> bool:
        """Whether a value is the first."""
        return clean(name).casefold() == self.every[0].name.casefold()

    def written(self, name: str) -> tuple[Block, Mapping[str, str]]:
        """What stands in the question, and the files of a list of that name."""
        whole = all(each.when for each in self.every) or not any(
            each.when for each in self.every
        )
        if len(self.every) <= MANY or not whole:
            return self.inline(), {}
        where = "" if self.parent is None else self.parent.id
        columns = {"id": "text", "title": "text", **({where: "text"} if where else {})}
        block: Block = {"kind": "list", "id": name, "rows": f"{name}.csv"}
        block["columns"] = {**columns}
        source: Block = {"list": name}
        if where:
            source["where"] = {where: f"answers.{where}"}
        folder = "catalog/lists"
        files = {
            f"{folder}/{name}.yaml": dump(block),
            f"{folder}/{name}.csv": _table([*columns], self._rows()),
        }
        return {"options_from": source}, files

    def inline(self) -> Block:
        """The options as they stand in a question."""
        options: list[Value] = [self._option(each) for each in self.every]
        return {"options": options} if options else {}

    def _option(self, each: Option) -> Value:
        block: Block = {"id": each.id, "label": each.name}
        if each.help:
            block["help"] = escaped(each.help)
        if each.when and self.parent is not None:
            only: Value = [*each.when]
            if len(each.when) == 1:
                only = each.when[0]
            block["when"] = {self.parent.id: only}
        return block

    def _rows(self) -> Iterator[Sequence[str]]:
        """One row for each answer that a value is offered with."""
        taken = {each.id for each in self.every}
        for each in self.every:
            for number, answer in enumerate(each.when or ("",)):
                name = each.id
                if number:
                    name = of_option(each.name, "", taken)
                    taken.add(name)
                yield (name, each.name, *([answer] if answer else []))


def options_of(things: Things, thing: Thing, parent: "Question | None") -> Options:
    """The options of a field, each once, in the order of its values."""
    names: dict[str, str] = {}
    texts: dict[str, str] = {}
    whens: dict[str, list[str]] = {}
    ids: dict[str, str] = {}
    for value in _values(thing):
        name = clean(str(value.get("Name") or ""))
        if not name:
            message = f"{thing.called}: a value without a name is no option"
            things.say(NOT_CARRIED, thing, message, "Values", str(value))
            continue
        said = clean(str(value.get("Description") or ""))
        known = name.casefold()
        if known not in ids:
            ids[known] = of_option(name, said, names)
            names[ids[known]] = name
            texts[ids[known]] = "" if said == ids[known] else said
        elif names[ids[known]] != name:
            message = f"{thing.called}: '{name}' and '{names[ids[known]]}' are one"
            things.say(APPROXIMATED, thing, message, "Values", name)
        answer = _answer(things, thing, parent, str(value.get("Category") or ""))
        whens.setdefault(ids[known], []).extend(answer)
    every = [
        Option(each, name, texts[each], tuple(dict.fromkeys(whens[each])))
        for each, name in names.items()
    ]
    return Options(every, ids, parent)


def _answer(
    things: Things, thing: Thing, parent: "Question | None", category: str
) -> list[str]:
    if not category:
        return []
    if parent is None:
        message = (
            f"{thing.called}: categories of values are only read where they depend"
        )
        things.say(NOT_CARRIED, thing, f"{message} on another answer", "Category")
        return []
    if parent.block["type"] == "boolean":
        return ["true" if parent.options.is_first(category) else "false"]
    found = parent.options.id_of(category)
    if not found:
        message = f"{thing.called}: '{clean(category)}' is no value of what it is "
        things.say(NOT_CARRIED, thing, f"{message}based on", "Category", category)
    return [found] if found else []


def _values(thing: Thing) -> Iterator[Mapping[str, object]]:
    values = thing.held.body.get("Values")
    for each in values if isinstance(values, list) else []:
        if isinstance(each, dict):
            yield each


def _table(columns: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
