"""Findings for programs of your own: one JSON document, version 1.

The shape is kept within a version: keys are added, none is removed or changes its
meaning. Lines and columns count from 1 in characters, ends are exclusive.
"""

import json
import re
from collections.abc import Sequence

from catalogkit.diagnostic import Edit, Place
from catalogkit.report.format import Format, Run
from catalogkit.report.show import Excerpt, Shown

VERSION = 1
# What JSON lets stand though it acts on a terminal, reorders text or cannot be encoded.
ACTING = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)

Json = dict[str, object]


def render(shown: Sequence[Shown], run: Run) -> str:
    """A document with every finding."""
    document = {
        "format": "catalogkit-diagnostics",
        "version": VERSION,
        "tool": {"name": "catalogkit", "version": run.version},
        "definitions": len(run.entities),
        "diagnostics": [_finding(each) for each in shown],
    }
    return pretty(document)


def pretty(document: object) -> str:
    """JSON that people can read too, and that can always be printed."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return ACTING.sub(lambda each: f"\\u{ord(each[0]):04x}", text) + "\n"


def _finding(shown: Shown) -> Json:
    found = shown.diagnostic
    return {
        "rule": found.rule,
        "severity": found.severity.value,
        "message": found.message,
        **_place(found.place, shown.at),
        "fingerprint": found.fingerprint,
        "notes": [
            {"message": note.message, **_place(note.place, excerpt)}
            for note, excerpt in shown.notes
        ],
        "fix": _fix(found.fix, shown.fix),
    }


def _place(place: Place, excerpt: Excerpt) -> Json:
    span = excerpt.span
    return {
        "file": place.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "entity": place.entity or None,
        "route": list(place.route),
        "key": place.key,
    }


def _fix(fix: Edit | None, excerpt: Excerpt | None) -> Json | None:
    if fix is None or excerpt is None:
        return None
    change = {"title": fix.title, "action": fix.action, "text": fix.text}
    return {**change, **_place(fix.place, excerpt)}


JSON = Format("json", "for programs: one documented, versioned document", render)
