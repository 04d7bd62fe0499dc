"""The incidents of the BPI Challenge 2013, read from the event log as it was published.

Ward Steeman: BPI Challenge 2013, incidents. 4TU.ResearchData. Real tickets of Volvo IT:
the log lies beside the project and is no part of it.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

ROOT = Path(__file__).resolve().parents[3].parent
LOG = ROOT / "shared" / "corpus" / "tickets" / "bpic2013_incidents.xes.gz"
ASKED = ("product", "country", "impact")
UNKNOWN = {"", "0"}  # so the log writes a country that nobody entered


@dataclass(frozen=True, slots=True)
class Ticket:
    """One incident: what was known at first, and the groups that had it."""

    id: str
    at: str
    answers: dict[str, str]
    first: str
    final: str


def tickets() -> list[Ticket]:
    """Every incident, by the moment of its first event."""
    with gzip.open(LOG) as log:
        return sorted(map(_ticket, _traces(log)), key=lambda each: (each.at, each.id))


def _traces(log) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for _, element in iterparse(log):  # noqa: S314 -- a published file of our own
        if element.tag.endswith("trace"):
            parts = [_pairs(each) for each in element if each.tag.endswith("event")]
            yield _pairs(element)["concept:name"], parts
            element.clear()


def _pairs(element: Element) -> dict[str, str]:
    return {each.get("key", ""): each.get("value", "") for each in element}


def _ticket(trace: tuple[str, list[dict[str, str]]]) -> Ticket:
    name, events = trace
    begun = events[0]
    answers = {
        "product": begun["product"].lower(),
        "country": begun["organization country"].lower(),
        "impact": begun["impact"].lower(),
    }
    known = {key: value for key, value in answers.items() if value not in UNKNOWN}
    groups = [each["org:group"] for each in events]
    return Ticket(name, begun["time:timestamp"], known, groups[0], groups[-1])
