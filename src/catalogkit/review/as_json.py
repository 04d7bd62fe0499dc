"""A review for programs: one JSON document, version 1.

The shape is kept within a version: keys are added, none is removed or changes its
meaning. Lines and columns count from 1 in characters.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from catalogkit.model.waivers import ChangeWaiver
from catalogkit.report.json import Json, pretty
from catalogkit.report.show import Excerpt, Shown
from catalogkit.review.decided import decided_json
from catalogkit.review.groups import by_entity, called
from catalogkit.review.review import Review
from catalogkit.review.row import EFFECTS, Row
from catalogkit.review.shown import shown_rows

VERSION = 1


def as_json(review: Review, version: str) -> str:
    """Every difference and what it means, in the order of readers."""
    rows = [row for each in by_entity(review, review.told) for row in each.rows]
    return pretty(
        {
            "format": "catalogkit-diff",
            "version": VERSION,
            "tool": {"name": "catalogkit", "version": version},
            "old": _side(review.old.name, review.old.notes),
            "new": _side(review.new.name, review.new.notes),
            "changed_files": list(review.changed_files),
            "effects": effects_of(rows),
            "changes": rows_json(review, rows),
            "decided": [decided_json(each) for each in review.decided],
        }
    )


def effects_of(rows: Sequence[Row]) -> Json:
    """How many rows have which effect."""
    counts = Counter(each for row in rows for each in row.effects)
    return {each.value: counts[each] for each in EFFECTS if counts[each]}


def rows_json(
    review: Review,
    rows: Sequence[Row],
    waived: Mapping[str, ChangeWaiver] | None = None,
    more: Mapping[str, bytes] | None = None,
) -> list[Json]:
    """Some rows as data; `waived` holds their waivers by fingerprint."""
    shown = shown_rows(review, rows, more)
    found = []
    for row in rows:
        one = _row(review, row, shown[row.fingerprint])
        waiver = (waived or {}).get(row.fingerprint)
        if waiver is not None:
            one["waiver"] = {"reason": waiver.reason, "until": str(waiver.until)}
        found.append(one)
    return found


def _side(name: str, notes: Sequence[str]) -> Json:
    return {"name": name, "notes": list(notes)}


def _row(review: Review, row: Row, shown: Shown) -> Json:
    return {
        "fingerprint": row.fingerprint,
        "rule": row.rule,
        "severity": row.found.severity.value,
        "message": row.found.message,
        "entity": row.address.entity,
        "title": called(review, row.address.entity),
        "address": str(row.address),
        "route": list(row.address.route),
        "environment": row.address.env or None,
        "old": row.old or None,
        "new": row.new or None,
        "effects": [each.value for each in row.effects],
        "bump": row.bump or None,
        "agree": list(row.agree),
        "side": "old" if row.gone else "new",
        **_place(shown.at),
        "notes": [{"message": note.message, **_place(at)} for note, at in shown.notes],
    }


def _place(at: Excerpt) -> Json:
    return {"file": at.file, "line": at.span.line, "column": at.span.column}
