"""A plan for programs: the same as people read."""

import json
from collections.abc import Iterable

from catalogkit.live.told import Drifted, Row, Told
from catalogkit.report.visible import utf8
from catalogkit.resource import Json

FORMAT, VERSION = "catalogkit-plan", 1


def as_json(plans: Iterable[Told], tool: str) -> str:
    """Everything that is to be done, and what was changed by hand."""
    form: Json = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "catalogkit", "version": tool},
        "plans": [
            {
                "target": each.target,
                "env": each.env,
                "platform": each.platform,
                "steps": [_row(row, each.at(row)) for row in each.rows],
                "drifts": [_drift(e, each.at(e.row)) for e in each.drifts],
                "interrupted": [*each.waiting],
            }
            for each in plans
        ],
    }
    return utf8(f"{json.dumps(form, ensure_ascii=False, indent=2)}\n")


def _row(row: Row, at: str) -> Json:
    return {
        "do": row.word,
        "key": str(row.key),
        "called": row.called,
        "title": row.title,
        "at": at or None,
        "changes": [
            {
                "name": each.name,
                "before": each.change.before,
                "after": each.change.after,
                "noticed": each.noticed,
            }
            for each in row.edits
        ],
        "note": row.note,
        "noticed": [*row.noticed],
    }


def _drift(each: Drifted, at: str) -> Json:
    drift = each.drift
    return {
        "key": str(drift.key),
        "at": at or None,
        "attribute": drift.attribute,
        "wanted": drift.wanted,
        "there": drift.there,
        "owner": str(drift.fate),
        "said": f"{each.changed}: {each.fate}",
    }
