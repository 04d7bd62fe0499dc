"""An example that the form does not take, or takes although it should not."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.decide.tried import Mismatch, Outcome, each_tried
from catalogkit.diagnostic import Diagnostic, Note, Place
from catalogkit.model.near import near
from catalogkit.model.service_item import ServiceItem


@check
def refused(catalog: Catalog) -> Iterator[Diagnostic]:
    """An example is refused by the form, or taken, against what it expects."""
    for item, outcome in each_tried(catalog):
        for wrong in outcome.mismatches:
            if wrong.part in {"", "refused"}:
                yield softened(_found(item, outcome, wrong), item)


def _found(item: ServiceItem, outcome: Outcome, wrong: Mismatch) -> Diagnostic:
    if outcome.decision is not None:
        place = item.at(outcome.example.expect, "refused")
        message = f"the form takes it, and {wrong.got}: nothing says '{wrong.expected}'"
        return refused.found(place, message)
    notes = [
        Note(each.place, "asked for here") for each in outcome.refusals if each.route
    ]
    if wrong.part:
        place = item.at(outcome.example.expect, "refused")
        message = f"the form refuses it in other words: {wrong.got}"
        return refused.found(place, message, notes=notes[:1])
    return refused.found(*_refused(item, outcome, wrong), notes=notes[:1])


def _refused(item: ServiceItem, outcome: Outcome, wrong: Mismatch) -> tuple[Place, str]:
    first, example = outcome.refusals[0], outcome.example
    if first.reason == "audience":
        return item.at(example, "requester"), f"the form refuses it: {wrong.got}"
    if first.reason == "channel":
        return item.at(example, "channel"), f"the form refuses it: {wrong.got}"
    if first.reason == "unknown":
        name = str(first.route[-1])
        known = [each.id for each in item.form if each.type != "note"]
        message = f"the form does not ask for '{name}'{near(name, known)}"
        return item.at(example, "answers", *first.route).of_key(), message
    place = item.at(example, "answers", *first.route)
    return place, f"the form refuses it: {wrong.got}"
