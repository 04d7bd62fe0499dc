"""Random items with a small form, and every request that they can get.

An item has 6 or 7 questions, a chain of visibility at least two deep, sometimes a
constraint and an audience, and 4 paths or more. `Mode` says how its paths are made:
at random, as leaves of a decision tree (so that exactly one applies), as such a tree
with a leaf taken out, or with a leaf that applies to more. Nothing has other answers
than those in `DOMAIN`, so all requests can be tried one by one.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st

from catalogkit.catalog.canonical import Typed
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.forms import Form
from catalogkit.catalog.holds import holds
from catalogkit.catalog.records import Records
from catalogkit.decision import Request
from catalogkit.model.service_item import ServiceItem
from tests.catalogs import project

MODES = ("free", "hole", "free", "hole", "wide", "tree", "hole")
NAME = "random-item"
DOMAIN: dict[str, list[Any]] = {
    "device": ["managed", "unmanaged", "shared_one"],
    "urgent": [True, False],
    "places": [0, 1, 2],
    "software": [["cad"], ["cam"], ["cad", "cam"]],
    "purpose": ["work", "travel"],
    "code": ["a", "b"],
    "until": ["2027-01-01", "2027-01-02"],
}
"""Each question and all answers that its field takes."""
OPTIONS = {"software": ["cad", "cam"]}
EMPLOYMENT = ("employee", "contractor")
REQUESTER = "requester.employment"
Body = dict[str, Any]


@dataclass(frozen=True)
class Built:
    """An item in its catalog, with the conditions of its paths."""

    catalog: Catalog
    item: ServiceItem
    body: Body

    @property
    def trees(self) -> list[Typed]:
        """The condition of each path."""
        whens = [path.when for path in self.item.paths.values()]
        return [self.catalog.typed[id(when)] for when in whens]

    @property
    def names(self) -> list[str]:
        """The paths."""
        return [*self.item.paths]


def items(modes: tuple[str, ...] = MODES) -> st.SearchStrategy[Body]:
    """Definitions of random items."""
    return st.builds(item, st.randoms(use_true_random=False), st.sampled_from(modes))


def built(body: Body) -> Built:
    """The item of a definition, compiled."""
    found = project(random_item=json.dumps(body))
    wrong = [d for d in found.diagnostics if d.place.file.endswith("random-item.yaml")]
    assert not wrong, (wrong, body)
    assert found.catalog is not None
    made = found.catalog.get(ServiceItem, NAME)
    assert made is not None
    return Built(found.catalog, made, body)


def item(random: Random, mode: str) -> Body:
    """One definition."""
    names = [*DOMAIN][: random.choice((6, 7))]
    random.shuffle(names)
    paths = _paths(random, mode, names)
    found: Body = {
        "kind": "service_item",
        "id": NAME,
        "title": "Random",
        "owner": "service-desk",
        "channels": ["portal"],
        "form": _form(random, names),
        "paths": {f"path-{n}": {"when": when} for n, when in enumerate(paths)},
    }
    if random.random() < 0.4:
        found["audience"] = ["employees"]
    if random.random() < 0.4:
        limit = {"require": condition(random, names, 1), "otherwise": "No"}
        found["constraints"] = [limit]
    return found


def requests_to(those: Built) -> Iterator[Request]:
    """Every request that the form takes and the audience may send."""
    names = [each.id for each in those.item.form]
    audience = [
        those.catalog.typed[id(those.catalog[each].when)]
        for each in those.item.audience
    ]
    records = Records(those.catalog)
    for who in (None, *EMPLOYMENT):
        people: Body = {"request.channel": "portal"}
        people |= {} if who is None else {REQUESTER: who}
        if audience and not any(holds(each, people) for each in audience):
            continue
        form = Form(those.item, those.catalog, records, request=people)
        for answers in _filled(form, names):
            requester = {} if who is None else {"employment": who}
            yield Request(those.item.id, answers, requester, None, "portal")


def facts(request: Request) -> Body:
    """What conditions read of a request to a random item."""
    people = {f"requester.{name}": each for name, each in request.requester.items()}
    return {**request.answers, **people, "request.channel": request.channel}


def condition(random: Random, names: list[str], depth: int = 2) -> Body:
    """A condition over some questions, and at times the requester."""
    kind = random.choice(("line", "line", "any", "all", "not")) if depth else "line"
    if kind == "line":
        return _line(random, random.choice([*names, REQUESTER]))
    if kind == "not":
        return {"not": condition(random, names, depth - 1)}
    parts = [condition(random, names, depth - 1) for _ in range(random.choice((2, 3)))]
    return {kind: parts}


def _filled(form: Form, names: list[str]) -> Iterator[Body]:
    """Question by question, as what is refused of one depends on those above only."""
    some: list[Body] = [{}]
    for name in names:
        tried = (
            {**answers, **({} if value is None else {name: value})}
            for answers in some
            for value in (None, *DOMAIN[name])
        )
        some = [each for each in tried if not _refuses(form, each, name)]
    yield from (each for each in some if next(form.refusals(each), None) is None)


def _refuses(form: Form, answers: Body, name: str) -> bool:
    return any(each.route[:1] == (name,) for each in form.refusals(answers))


def _form(random: Random, names: list[str]) -> list[Body]:
    """Each question may be shown by those above it; the last three are a chain."""
    found = []
    for place, name in enumerate(names):
        field = {"id": name, "label": name, **_type(name)}
        above = names[:place]
        chained = place >= len(names) - 2
        if chained:
            field["visible_when"] = _line(random, above[-1])
        elif above and random.random() < 0.25:
            field["visible_when"] = condition(random, above, 1)
            _without_people(field["visible_when"])
        need = random.random()
        if need < 0.45:
            field["required"] = True
        elif need < 0.6 and above:
            field["required_when"] = _line(random, random.choice(above))
        if name == "purpose" and above and random.random() < 0.5:
            field["options"][0]["when"] = _line(random, random.choice(above))
        found.append(field)
    return found


def _type(name: str) -> Body:
    match name:
        case "device" | "purpose":
            return {"type": "choice", "options": _options(DOMAIN[name])}
        case "software":
            return {"type": "choices", "options": _options(OPTIONS[name])}
        case "urgent":
            return {"type": "boolean"}
        case "places":
            return {"type": "integer", "min": 0, "max": 2}
        case "code":
            return {"type": "text", "pattern": "[ab]"}
    return {"type": "date", "min": DOMAIN[name][0], "max": DOMAIN[name][-1]}


def _options(ids: list[str]) -> list[Body]:
    return [{"id": each, "label": each} for each in ids]


def _line(random: Random, name: str) -> Body:
    if random.random() < 0.15:
        return {name: random.choice(("present", "absent"))}
    return {name: _test(random, name)}


def _test(random: Random, name: str) -> Any:
    match name:
        case "urgent":
            return random.choice((True, False))
        case "places":
            return random.choice((0, 1, 2, "1..", "..1", "over 0", {"not": [1]}))
        case "software":
            how = random.choice(("has_any", "has_all", "has_none"))
            return {how: random.choice((["cad"], ["cam"], ["cad", "cam"]))}
        case "until":
            first, last = DOMAIN[name]
            return random.choice((first, f"over {first}", f"..{first}", f"{last}.."))
        case "code":
            return random.choice(("a", ["a", "b"], {"starts_with": "b"}))
    values = EMPLOYMENT if name == REQUESTER else DOMAIN[name]
    some = random.sample([*values], random.choice((1, 2)))
    return random.choice((some, {"not": some}))


def _paths(random: Random, mode: str, names: list[str]) -> list[Body]:
    if mode == "free":
        count = random.choice((4, 5, 6))
        return [condition(random, names) for _ in range(count)]
    leaves = [{"all": each} for each in _leaves(random, [], [*names, REQUESTER], 3)]
    if mode == "hole":
        del leaves[: len(leaves) // 3]
    if mode == "wide":
        place = random.randrange(len(leaves))
        leaves[place] = {"any": [leaves[place], condition(random, names, 1)]}
    while len(leaves) > random.choice((4, 5, 6)):
        leaves[0:2] = [{"any": leaves[0:2]}]
        leaves.append(leaves.pop(0))
    return leaves


def _leaves(
    random: Random, taken: list[Body], names: list[str], depth: int
) -> Iterator[list[Body]]:
    """The leaves of a decision tree: each a list of lines, exactly one list holds."""
    if not depth or (depth == 1 and random.random() < 0.4):
        yield taken
        return
    name = random.choice(names)
    others = [each for each in names if each != name]
    line = _line(random, name)
    yield from _leaves(random, [*taken, line], others, depth - 1)
    yield from _leaves(random, [*taken, {"not": line}], others, depth - 1)


def _without_people(when: Body) -> None:
    """A form does not know who asks: lines about people ask something else."""
    for key, value in [*when.items()]:
        if key == REQUESTER:
            del when[key]
            when["request.channel"] = "portal"
        elif isinstance(value, dict):
            _without_people(value)
        elif isinstance(value, list):
            for each in value:
                if isinstance(each, dict):
                    _without_people(each)
