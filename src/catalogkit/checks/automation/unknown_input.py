"""Inputs that nobody gives."""

import re
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.words import asked, dotted, words
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.flow import Task
from catalogkit.model.knowledge import Automation
from catalogkit.model.near import near
from catalogkit.model.service_item import ServiceItem

REFERENCE = re.compile(
    r"[a-z][a-z0-9_-]*\.[a-z][a-z0-9_.-]*"
    r"|(answers|requester|recipient|request|item|team)\.?"
)
ANSWERS = "answers."
Uses = list[tuple[ServiceItem, Task]]


@check
def unknown_input(catalog: Catalog) -> Iterator[Diagnostic]:
    """An automation reads something that no request has."""
    known = frozenset(dotted(words(catalog)))
    uses: dict[str, Uses] = {}
    for item in catalog.items():
        for task in item.fulfilment:
            if task.automation is not None:
                uses.setdefault(task.automation, []).append((item, task))
    for automation in catalog.all(Automation):
        yield from _judged(automation, uses.get(automation.id, []), known)


def _judged(
    automation: Automation, uses: Uses, known: frozenset[str]
) -> Iterator[Diagnostic]:
    for key, word in _inputs(automation).items():
        if word in known or REFERENCE.fullmatch(word) is None:
            continue
        if word.startswith(ANSWERS):
            yield from _unasked(automation, uses, key, word)
        elif not all(_is_of_task(item, word) for item, _ in uses) or not uses:
            message = f"a request has no '{word}'{near(word, known)}"
            yield unknown_input.found(automation.at(*key), message)


def _inputs(automation: Automation) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {
        ("inputs", name): text for name, text in automation.inputs.items()
    }
    if automation.idempotency_key is not None:
        found["idempotency_key",] = automation.idempotency_key
    return found


def _unasked(
    automation: Automation, uses: Uses, key: tuple[str, ...], word: str
) -> Iterator[Diagnostic]:
    for item, task in uses:
        names = asked([item])
        if word not in names:
            answer = word.removeprefix(ANSWERS)
            given = [each.removeprefix(ANSWERS) for each in names]
            message = (
                f"'{automation.id}' reads '{answer}', which this form does not ask"
            )
            note = Note(automation.at(*key), "read here")
            place = item.at(task, "automation")
            message += near(answer, given)
            yield unknown_input.found(place, message, notes=[note])


def _is_of_task(item: ServiceItem, word: str) -> bool:
    """Whether a word names what is filled in while working: `<task>.<answer>`."""
    name, _, answer = word.partition(".")
    return any(
        task.id == name and (answer == "outcome" or answer in {f.id for f in task.asks})
        for task in item.fulfilment
    )
