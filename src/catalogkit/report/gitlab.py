"""Findings as a code quality report of GitLab."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from catalogkit.diagnostic import Severity
from catalogkit.report.format import Format, Run
from catalogkit.report.json import Json, pretty
from catalogkit.report.show import Shown
from catalogkit.report.visible import visible

SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.HINT: "info",
}


def render(shown: Sequence[Shown], run: Run) -> str:  # noqa: ARG001 -- a Format's shape
    """A list of issues."""
    return pretty(list(_issues(shown)))


def _issues(shown: Sequence[Shown]) -> Iterator[Json]:
    # Of two issues with one fingerprint only one would be seen: number the others.
    seen: Counter[str] = Counter()
    for each in shown:
        found = each.diagnostic
        again = seen[found.fingerprint]
        seen[found.fingerprint] += 1
        yield {
            "description": visible(found.message),
            "check_name": found.rule,
            "fingerprint": _numbered(found.fingerprint, again),
            "severity": SEVERITIES[found.severity],
            "location": {
                "path": each.at.file,
                "lines": {"begin": each.at.span.line, "end": each.at.span.end_line},
            },
        }


def _numbered(fingerprint: str, again: int) -> str:
    if not again:
        return fingerprint
    return hashlib.sha256(f"{fingerprint} {again}".encode()).hexdigest()[:16]


GITLAB = Format(
    "gitlab", "for GitLab: a code quality report", render, seen_from_here=True
)
