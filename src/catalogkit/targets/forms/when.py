"""A condition over the answers of a form as a JSON Schema of those answers.

What a schema cannot say (a day from today, another answer, the channel) is in doubt:
`possible` takes it as true and `certain` as false, so that a schema built of both
never refuses what the form would take.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.catalog.canonical import (
    And,
    Ask,
    Between,
    Chosen,
    Fits,
    Given,
    Is,
    Isnt,
    Json,
    Not,
    Or,
    Rows,
    Starts,
    Test,
    Typed,
    Value,
)
from catalogkit.catalog.formats import exactly
from catalogkit.catalog.holds import holds
from catalogkit.catalog.records import Records
from catalogkit.model.form import Field
from catalogkit.targets.forms.logic import all_of, any_of, negation
from catalogkit.targets.forms.order import at_least, at_most

END = "(?![\\s\\S])"
"""The end of a text, where `$` would also be the end of its last line."""


@dataclass(frozen=True)
class Level:
    """The questions that conditions read in one place, by id.

    What a task asks is read as `<task>.<answer>`: then `task` is "<task>.".
    """

    fields: Mapping[str, Field]
    records: Records
    task: str = ""

    def possible(self, tree: Typed) -> Json:
        """What answers look like for which the condition may hold."""
        return self.schema(tree, doubt=True)

    def certain(self, tree: Typed) -> Json:
        """What answers look like for which the condition certainly holds."""
        return self.schema(tree, doubt=False)

    def unsaid(self, tree: Typed) -> Iterator[Ask]:
        """The questions that a schema cannot ask."""
        match tree:
            case And(parts) | Or(parts):
                for part in parts:
                    yield from self.unsaid(part)
            case Not(part):
                yield from self.unsaid(part)
            case Ask(_, Rows(_, inner)) if self._own(tree) in self.fields:
                yield from self._row(self._own(tree)).unsaid(inner)
            case Ask() if self._ask(tree) is None:
                yield tree

    def schema(self, tree: Typed, *, doubt: bool) -> Json:
        """The schema of a condition, every doubt being decided like this."""
        match tree:
            case And(parts):
                return all_of(self.schema(part, doubt=doubt) for part in parts)
            case Or(parts):
                return any_of(self.schema(part, doubt=doubt) for part in parts)
            case Not(part):
                return negation(self.schema(part, doubt=not doubt))
            case Ask(_, Rows(every, inner)) if self._own(tree) in self.fields:
                row = self._row(self._own(tree)).schema(inner, doubt=doubt)
                return _given(self._own(tree), {"items" if every else "contains": row})
            case Ask():
                found = self._ask(tree)
                return doubt if found is None else found

    def _own(self, ask: Ask) -> str:
        """The name of what is asked, as these fields are called; "" for others."""
        own = ask.field.startswith(self.task)
        return ask.field.removeprefix(self.task) if own else ""

    def _row(self, group: str) -> "Level":
        inner = {each.id: each for each in self.fields[group].fields}
        return Level(inner, self.records)

    def _ask(self, ask: Ask) -> Json:
        """The schema of one question, None where there is none."""
        base, dot, attribute = self._own(ask).partition(".")
        asked = self.fields.get(base)
        if asked is None:
            return None
        match ask.test:
            case Given(given) if not dot:
                there: Json = {"required": [base]}
                return there if given else negation(there)
        if dot:
            return self._attribute(asked, attribute, ask.test)
        found = _test(ask.test)
        return None if found is None else _given(base, found)

    def _attribute(self, asked: Field, attribute: str, test: Test) -> Json:
        if asked.type == "group" and attribute == "count":
            return _count(asked.id, test)
        if asked.type == "user" or _test(test) is None:
            return None
        table = self.records.of(asked)
        asks = Ask("it", Given(given=True) if isinstance(test, Given) else test)
        fitting: list[Json] = [
            name
            for name, known in table.items()
            if holds(asks, {"it": known.get(attribute)})
        ]
        found = _given(asked.id, {"enum": fitting}) if fitting else False
        return negation(found) if test == Given(given=False) else found


def _given(name: str, schema: Json) -> Json:
    return {"properties": {name: schema}, "required": [name]}


def _test(test: Test) -> dict[str, Json] | None:
    match test:
        case Given():
            return {}
        case Is(values) if _literal(values):
            return _among(values)
        case Isnt(values) if _literal(values):
            return {"not": _among(values)}
        case Between(low, high) if _literal((low, high)):
            return _between(test)
        case Chosen("any", options):
            return {"contains": _among(options)}
        case Chosen("all", options):
            return {"allOf": [{"contains": {"const": each}} for each in options]}
        case Chosen("none", options):
            return {"not": {"contains": _among(options)}}
        case Starts(prefixes):
            return {"pattern": f"^(?:{'|'.join(map(exactly, prefixes))})"}
        case Fits(pattern):
            return {"pattern": f"^(?:{pattern}){END}"}
    return None


def _literal(values: tuple[Value | None, ...]) -> bool:
    return all(each is None or isinstance(each, str | int | float) for each in values)


def _whole(values: tuple[Value | None, ...]) -> bool:
    return all(each is None or isinstance(each, int) for each in values)


def _among(values: tuple[Value, ...]) -> dict[str, Json]:
    plain: list[Json] = [each for each in values if isinstance(each, str | int | float)]
    return {"const": plain[0]} if len(plain) == 1 else {"enum": plain}


def _between(test: Between) -> dict[str, Json]:
    if isinstance(test.low, str) or isinstance(test.high, str):
        parts = []
        if isinstance(test.low, str):
            parts.append(at_least(test.low, strictly=test.low_open))
        if isinstance(test.high, str):
            parts.append(at_most(test.high, strictly=test.high_open))
        return {"pattern": parts[0]} if len(parts) == 1 else {
            "allOf": [{"pattern": each} for each in parts]
        }  # fmt: skip
    found: dict[str, Json] = {}
    if isinstance(test.low, int | float):
        found["exclusiveMinimum" if test.low_open else "minimum"] = test.low
    if isinstance(test.high, int | float):
        found["exclusiveMaximum" if test.high_open else "maximum"] = test.high
    return found


def _count(group: str, test: Test) -> Json:
    match test:
        case Between(low, high, low_open, high_open) if _whole((low, high)):
            found: dict[str, Json] = {}
            if isinstance(low, int):
                found["minItems"] = max(low + low_open, 0)
            if isinstance(high, int):
                found["maxItems"] = max(high - high_open, 0)
            beyond = isinstance(high, int) and high - high_open < 0
            return False if beyond else _given(group, found)
        case Is(values) if _whole(values):
            counts = [each for each in values if isinstance(each, int) and each >= 0]
            return any_of(
                _given(group, {"minItems": each, "maxItems": each}) for each in counts
            )
        case Given(given):
            there: Json = {"required": [group]}
            return there if given else negation(there)
    return None
