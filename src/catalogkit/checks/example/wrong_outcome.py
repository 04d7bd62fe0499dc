"""An example that comes out otherwise."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.decide.tried import Mismatch, each_tried
from catalogkit.diagnostic import Diagnostic, Note

SAID = {
    "path": "it takes the path '{got}', not '{expected}'",
    "team": "it goes to '{got}', not to '{expected}'",
    "approvals": "it needs these approvals: {got}, and not: {expected}",
    "tasks": "it starts these tasks: {got}, and not: {expected}",
    "priority": "its priority is '{got}', not '{expected}'",
    "respond": "it is answered by {got}, not by {expected}",
    "due": "it is done by {got}, not by {expected}",
}


@check
def wrong_outcome(catalog: Catalog) -> Iterator[Diagnostic]:
    """An example of an item comes out otherwise than it expects."""
    for item, outcome in each_tried(catalog):
        for wrong in outcome.mismatches:
            if wrong.part in SAID:
                place = item.at(outcome.example.expect, wrong.part)
                notes = [] if wrong.reason is None else [_why(wrong)]
                found = wrong_outcome.found(place, _said(wrong), notes=notes)
                yield softened(found, item)


def _said(wrong: Mismatch) -> str:
    said = SAID[wrong.part].format(got=wrong.got, expected=wrong.expected)
    reason = wrong.reason
    if reason is None or not reason.said:
        return said
    since = "since" if reason.holds else "since it is not so that"
    return f"{said}, {since} {reason.said}"


def _why(wrong: Mismatch) -> Note:
    reason = wrong.reason
    assert reason is not None  # noqa: S101 - asked before
    facts = ", ".join(f"{name}: {_value(v)}" for name, v in reason.facts.items())
    return Note(reason.place, f"decided here by {facts}" if facts else "decided here")


def _value(value: object) -> str:
    return "not given" if value is None else str(value)
