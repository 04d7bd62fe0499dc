"""The same decision tables in other engines: a program of a hundred rules each.

Every engine gets its own idiom with the guards that absence needs there: a decision
table with hit policy first in ZEN, chained conditional expressions in CEL.
"""

import json
from collections.abc import Callable

from catalogkit.catalog.canonical import Ask, Between, Chosen, Is, Isnt, Test
from tests.bench.tables import (
    FIELDS,
    Answers,
    Rule,
)

NONE = -1
CHUNK = 20  # deeper chains than this are not read by every implementation of CEL
Engine = Callable[[Answers], int]


def zen(rules: list[Rule]) -> Engine:
    """A decision table in ZEN."""
    from zen import ZenEngine  # noqa: PLC0415 -- measured only where it is installed

    decision = ZenEngine().create_decision(json.dumps(_zen_graph(rules)))

    def decide(answers: Answers) -> int:
        found = decision.evaluate(answers)["result"]
        return int(found["rule"]) if found else NONE

    return decide


def cel(rules: list[Rule]) -> Engine:
    """Conditional expressions of twenty rules each in the C++ implementation of CEL."""
    from cel_expr_python import cel as library  # type: ignore[import-untyped] # noqa: PLC0415

    environment = library.NewEnv(variables=_cel_types(library.Type))
    texts = (_cel_chain(rules, start) for start in range(0, len(rules), CHUNK))
    programs = [environment.compile(text) for text in texts]

    def decide(answers: Answers) -> int:
        activation = environment.Activation({**_NOTHING, **answers})
        for program in programs:
            found = int(program.eval(activation).value())
            if found != NONE:
                return found
        return NONE

    return decide


_NOTHING = dict.fromkeys(FIELDS)


def _cel_types(types) -> dict[str, object]:
    return dict.fromkeys(FIELDS, types.DYN)


def _cel_chain(rules: list[Rule], start: int) -> str:
    text = str(NONE)
    for index in reversed(range(start, min(start + CHUNK, len(rules)))):
        text = f"{' && '.join(map(_cel, rules[index].tests))} ? {index} : {text}"
    return text


def _cel(ask: Ask) -> str:
    name, there = ask.field, f"{ask.field} != null"
    match ask.test:
        case Is((bool() as value,)):
            return f"{name} == {json.dumps(value)}"
        case Is((value,)):
            return f"{name} == {json.dumps(value)}"
        case Is(values):
            return f"{name} in {json.dumps(values)}"
        case Isnt(values):
            return f"({there} && !({name} in {json.dumps(values)}))"
        case Between(low, high):
            ends = [f"{name} >= {low}"] * (low is not None)
            ends += [f"{name} <= {high}"] * (high is not None)
            return f"({' && '.join([there, *ends])})"
        case Chosen(how, values):
            each = [f"{json.dumps(value)} in {name}" for value in values]
            joined = (" && " if how == "all" else " || ").join(each)
            return f"({there} && {'!' * (how == 'none')}({joined}))"
    raise NotImplementedError(ask.test)


def _zen_graph(rules: list[Rule]) -> dict[str, object]:
    inputs = [{"id": name, "name": name, "field": name} for name in FIELDS]
    outputs = [{"id": "rule", "name": "rule", "field": "rule"}]
    rows = [
        {
            "_id": str(index),
            "rule": str(index),
            **{each.field: _zen(each.test) for each in rule.tests},
        }
        for index, rule in enumerate(rules)
    ]
    table = {"hitPolicy": "first", "inputs": inputs, "outputs": outputs, "rules": rows}
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {
                "id": "rules",
                "type": "decisionTableNode",
                "name": "rules",
                "content": table,
            },
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "rules", "type": "edge"},
            {"id": "2", "sourceId": "rules", "targetId": "out", "type": "edge"},
        ],
    }


def _zen(test: Test) -> str:
    match test:
        case Is((bool() as value,)):
            return json.dumps(value)
        case Is(values):
            return ", ".join(json.dumps(value) for value in values)
        case Isnt(values):
            return f"$ != null and $ not in {json.dumps(values)}"
        case Between(low, None):
            return f">= {low}"
        case Between(None, high):
            return f"<= {high}"
        case Between(low, high):
            return f"[{low}..{high}]"
        case Chosen(how, values):
            some = f"# in {json.dumps(values)}"
            asked = {"any": f"some($, {some})", "none": f"none($, {some})"}
            every = f"all({json.dumps(values)}, # in $)"
            return f"$ != null and {asked.get(how, every)}"
    raise NotImplementedError(test)
