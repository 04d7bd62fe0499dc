"""What is decided is what a plain reading of the item says."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import seconds
from catalogkit.catalog.forms import Form
from catalogkit.catalog.holds import holds
from catalogkit.catalog.records import Records
from catalogkit.catalog.world import CalendarWorld
from catalogkit.decide import Refused, decide
from catalogkit.decide.facts import people_of
from catalogkit.decide.judge import OFTEN
from catalogkit.decide.rulebook import rulebook
from catalogkit.decision import Request
from catalogkit.model.condition import Condition
from catalogkit.model.service_item import ServiceItem
from tests.deciding import AT, company, kit
from tests.rich import project, rich
from tests.strategies_answers import answers

PEOPLE = st.fixed_dictionaries(
    {},
    optional={
        "employment": st.sampled_from(["employee", "apprentice", "contractor"]),
        "department": st.sampled_from(["stores", "head_office", "it", "web_shop"]),
        "leads_people": st.booleans(),
        "country": st.sampled_from(["DE", "CN"]),
        "login": st.just("a.lee"),
    },
)
MOMENTS = st.integers(0, 400 * 24 * 60).map(lambda m: AT + timedelta(minutes=m))


def everything() -> Catalog:
    """The catalog that uses every key."""
    found = project(rich()).catalog
    assert found is not None
    return found


ITEMS = [
    *((company(), item) for item in company().items()),
    *((kit(), item) for item in kit().items() if item.id == "kit"),
    *((each, item) for each in [everything()] for item in each.items()),
]


@pytest.mark.parametrize(("catalog", "item"), ITEMS, ids=lambda x: getattr(x, "id", ""))
@given(data=st.data())
def test_path_approvals_and_tasks_are_those_that_hold(
    catalog: Catalog, item: ServiceItem, data: st.DataObject
) -> None:
    given_ = data.draw(answers(Form(item, catalog, Records(catalog))))
    requester, recipient = data.draw(PEOPLE), data.draw(st.none() | PEOPLE)
    at = data.draw(MOMENTS)
    try:
        found = decide(catalog, item, given_, requester, at, recipient=recipient)
    except Refused:
        return
    request = Request(item.id, given_, requester, recipient, None, at)
    book = rulebook(catalog)
    world = CalendarWorld(book.clocks, seconds(at), book.rules(item).clock)
    facts = {**Records(catalog).known(item.form, given_), **people_of(request)}
    facts["request.cost"] = found.cost.amount
    if found.priority is not None:
        facts["request.priority"] = found.priority

    def says(condition: Condition | None) -> bool:
        tree = None if condition is None else catalog.typed[id(condition)]
        return tree is None or holds(tree, facts, world)

    conditional = {name for name, path in item.paths.items() if path.when is not None}
    held = {name for name in conditional if says(item.paths[name].when)}
    later = set(_behind(item, str(found.path))) if found.path else set()
    assert (found.path in held) == (found.path in conditional)
    assert held <= ({found.path, *later} if found.path in conditional else set())
    facts["request.path"] = found.path
    agreed = [each.id for each in found.approvals]
    assert agreed == [each.id for each in item.approvals if says(each.when)]
    certain = {each.id for each in found.tasks if not each.maybe}
    for task in item.fulfilment:
        if task.when is None or not _reads_tasks(catalog, item, task.when):
            usual = found.leads_to in {"standard", "expert"}
            runs = found.path in task.paths if task.paths else usual
            assert (task.id in certain) == (runs and says(task.when))


def _behind(item: ServiceItem, name: str) -> Iterator[str]:
    """The paths that a path goes before, near or far."""
    waiting, seen = list(item.paths[name].before), set()
    while waiting:
        each = waiting.pop()
        if each not in seen and each in item.paths:
            seen.add(each)
            yield each
            waiting.extend(item.paths[each].before)


def _reads_tasks(catalog: Catalog, item: ServiceItem, when: Condition) -> bool:
    text = str(catalog.typed[id(when)])
    return any(f"'{task.id}." in text for task in item.fulfilment)


def test_a_decision_is_the_same_with_functions_made_of_its_conditions() -> None:
    light, person = {"model": "light", "many": 2}, {"employment": "employee"}
    first = decide(kit(), "kit", light, person, AT)
    for _ in range(2 * OFTEN):
        last = decide(kit(), "kit", light, person, AT)

    assert first == last
