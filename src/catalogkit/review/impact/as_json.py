"""An impact as JSON, for programs: keys may be added, none changes its meaning."""

import json
from collections.abc import Collection, Mapping

from catalogkit.catalog.graph.edges import Edge
from catalogkit.catalog.graph.reach import Reached
from catalogkit.report.visible import utf8
from catalogkit.review.impact.approvers import gave
from catalogkit.review.impact.asked import Asked, How
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.lines import Lines
from catalogkit.review.impact.names import kind_of

VERSION = 1
HOW = {How.AGREES: "agrees", How.CONSULTED: "consulted", How.TOLD: "told"}
Json = dict[str, object]


def as_json(
    impact: Impact,
    lines: Lines,
    given: Collection[str] | None = None,
    resources: Mapping[str, list[str]] | None = None,
) -> str:
    """Everything that is known of an impact."""
    lines.ready(edge for each in impact.found.values() for edge in each.way)
    model = impact.model
    body: Json = {
        "format": "catalogkit-impact",
        "version": VERSION,
        "starts": [_thing(impact, each) for each in impact.starts],
        "depth": impact.depth,
        "beyond": impact.beyond,
        "reached": [
            reached_json(impact, each, lines)
            for found in impact.groups.values()
            for each in found
        ],
        "score": _score(impact),
        "change_model": model.id if model is not None else None,
        "asked": [_asked(impact, each, lines, given) for each in impact.asked],
    }
    if resources is not None:
        body["resources"] = resources
    return written(body)


def reached_json(impact: Impact, found: Reached, lines: Lines) -> Json:
    """One thing that is reached, and the way to it."""
    return {
        **_thing(impact, found.address),
        "steps": found.steps,
        "affected": not found.ends,
        "way": [_edge(each, lines) for each in found.way],
    }


def written(body: Json) -> str:
    """As text."""
    return utf8(json.dumps(body, ensure_ascii=False, indent=2)) + "\n"


def _thing(impact: Impact, name: str) -> Json:
    title = impact.names.title(name)
    return {"address": name, "kind": kind_of(name), "title": title or None}


def _edge(edge: Edge, lines: Lines) -> Json:
    file, line = lines.of(edge)
    found: Json = {"from": edge.start, "says": edge.says, "to": edge.end}
    found |= {"file": file, "line": line}
    return {**found, "removed": True} if edge.old else found


def _score(impact: Impact) -> Json:
    parts = [
        {
            "address": each.address,
            "because": each.because,
            "weight": round(each.weight, 2),
            "steps": each.steps,
            "points": round(each.points, 2),
        }
        for each in impact.score.parts
    ]
    return {"total": round(impact.score.total, 2), "parts": parts}


def _asked(
    impact: Impact, each: Asked, lines: Lines, given: Collection[str] | None
) -> Json:
    reasons = []
    for reason in each.reasons:
        file, line = lines.at(reason.place, old=reason.old)
        text = " ".join(e for e in (reason.does, reason.about, reason.by) if e)
        how = HOW[reason.how]
        reasons.append({"how": how, "text": text, "file": file, "line": line})
    found: Json = {"who": each.name, "how": HOW[each.how], "reasons": reasons}
    if given is not None:
        found["given"] = gave(impact.catalog, each.name, given)
    return found
