"""More entries for a list of a file: nothing else changes."""

import pytest

from catalogkit.source.append import appended
from catalogkit.source.edit import EditRefused
from catalogkit.source.node import Value
from catalogkit.source.read import read_exactly

ENTRIES: list[Value] = [{"name": "one: #2", "answers": {"a": "b"}}, {"name": "zwei"}]
BODIES = [
    "kind: x\nid: y\n",
    "kind: x\nid: y",
    "kind: x\nexamples:\n",
    "kind: x\nexamples: []\n",
    "kind: x\nexamples: [{a: b}]  # why\nid: y\n",
    "kind: x\nexamples:\n  - a: b\n    c: d  # the last\nid: y\n",
    "kind: x\nexamples:\n- a: b\n- a: c\n\n# about y\nid: y\n",
    "# head\nkind: x\nexamples:\n  - text: |\n      two\n      lines\n\nid: y\n",
    "kind: x\r\nexamples:\r\n  - a: b\r\n",
]


@pytest.mark.parametrize("text", BODIES)
def test_entries_are_added_and_all_else_stays(text: str) -> None:
    made = appended(text.encode(), "examples", ENTRIES).decode()

    before = read_exactly("x.yaml", text.encode()).value
    after = read_exactly("x.yaml", made.encode()).value
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    there = before.pop("examples", None) or []
    assert isinstance(there, list)
    assert after.pop("examples") == [*there, *ENTRIES]
    assert before == after
    kept = [line for line in text.splitlines() if line in made.splitlines()]
    assert len(kept) >= len(text.splitlines()) - 1
    assert made.count("#") == text.count("#") + 1


@pytest.mark.parametrize(
    "text", ["{kind: x}\n", "[]\n", "", "a: [\n", "---\na: b\n---\n"]
)
def test_what_takes_no_entries_is_refused(text: str) -> None:
    with pytest.raises(EditRefused):
        appended(text.encode(), "examples", ENTRIES)
