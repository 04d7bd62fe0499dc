"""What changed in a form, question by question, as a requester of one locale sees it.

Forms are compared as the pages of target forms describe them: with the words of the
locale, the rows of lists as options, and conditions in their canonical form.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, TypeAlias

from catalogkit.targets.portal.form.data import Part, parts

What: TypeAlias = Literal["added", "removed", "changed"]
Row: TypeAlias = tuple[str | None, str | None]
"""A question before and the same after, or one of them alone."""
PLACE, FIELDS = "place", "fields"
PARTS: Mapping[str, Sequence[str]] = {
    "label": ("label",),
    "help": ("help",),
    "placeholder": ("placeholder",),
    "type": ("type",),
    "default": ("default",),
    "visible": ("visible",),
    "required": ("required",),
    "read_only": ("read_only",),
    "limits": (
        "min", "max", "min_length", "max_length", "pattern", "accept", "max_size",
        "currency",
    ),
    "options": ("options", "options_of", "among"),
    "sensitive": ("sensitive",),
}  # fmt: skip
"""What people notice of a question → the keys of its page that say it."""
UNSEEN = {"attributes"}
"""What conditions read of an option, and nobody sees."""


SHORT, NEAR, FEWEST = 16, 2, 4
"""In a form with more rows than that, what is far from every change is folded away."""


@dataclass(frozen=True)
class Change:
    """What became of a question: which parts of it, which of its answers."""

    what: What
    parts: Sequence[str] = ()
    answers: Mapping[str, What] = field(default_factory=dict)
    inner: Mapping[str, "Change"] = field(default_factory=dict)


@dataclass(frozen=True)
class Compared:
    """Two forms beside each other: rows in order, and what changed by question."""

    rows: Sequence[Row]
    changes: Mapping[str, Change]

    def blocks(self) -> Iterator[Sequence[Row]]:
        """Each row alone, and those that are folded away together."""
        rows = [*enumerate(self.rows)]
        changed = [n for n, row in rows if self.changes.keys() & {*row}]
        near = {n + d for n in changed for d in range(-NEAR, NEAR + 1)}
        whole = len(rows) <= SHORT or not changed
        for shown, run in groupby(rows, lambda each: whole or each[0] in near):
            some = [row for _, row in run]
            if shown or len(some) < FEWEST:
                yield from ([row] for row in some)
            else:
                yield some


def compared(before: Sequence[Part], after: Sequence[Part]) -> Compared:
    """The questions of two forms, or of the lines of a group."""
    old, new = _by_id(before), _by_id(after)
    rows = tuple(_rows([*old], [*new]))
    moved = {name for row in rows if None in row for name in row} & old.keys()
    changes = {
        name: change
        for name in {**old, **new}
        for change in [_change(old.get(name), new.get(name), moved=name in moved)]
        if change is not None
    }
    return Compared(rows, changes)


def _by_id(pages: Sequence[Part]) -> dict[str, Part]:
    return {str(each["id"]): each for each in pages}


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    for kind, a, b, c, d in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from ((each, None) for each in old[a:b])
            yield from ((None, each) for each in new[c:d])


def _change(old: Part | None, new: Part | None, *, moved: bool) -> Change | None:
    if old is None or new is None:
        return Change("added" if old is None else "removed")
    inner = compared(parts(old.get(FIELDS)), parts(new.get(FIELDS))).changes
    found = [PLACE] if moved else []
    found += [part for part in PARTS if _told(old, part) != _told(new, part)]
    found += [FIELDS] if inner else []
    if not found:
        return None
    return Change("changed", found, _answers(old, new), inner)


def _told(page: Part, part: str) -> object:
    rules = page["rules"]
    assert isinstance(rules, dict)  # noqa: S101 - `Pages` made it
    known = {**page, **rules, "options": [*_options(page).items()]}
    return [known.get(key) for key in PARTS[part]]


def _options(page: Part) -> dict[str, Part]:
    """The answers to choose from by id, as far as people see them."""
    return {
        str(each["id"]): {key: each[key] for key in each.keys() - UNSEEN}
        for each in parts(page.get("options"))
    }


def _answers(old: Part, new: Part) -> dict[str, What]:
    before, after = _options(old), _options(new)
    added: dict[str, What] = dict.fromkeys(after.keys() - before.keys(), "added")
    removed: dict[str, What] = dict.fromkeys(before.keys() - after.keys(), "removed")
    both = before.keys() & after.keys()
    other = [each for each in both if before[each] != after[each]]
    return {**added, **removed, **dict.fromkeys(other, "changed")}
