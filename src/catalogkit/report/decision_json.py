"""A decision as JSON, for programs: keys may be added, none changes its meaning."""

import dataclasses
import datetime
import json
from collections.abc import Callable, Mapping

from catalogkit.decision import Decision, Objection
from catalogkit.diagnostic import Place
from catalogkit.report.visible import utf8

VERSION = 1
Where = Callable[[Place], str]


def decision_json(decision: Decision, where: Where) -> str:
    """A decision with the lines of its trace."""
    body = _plain(decision, where)
    return _written({"decided": True, "decision": body})


def refusals_json(item: str, refusals: tuple[Objection, ...], where: Where) -> str:
    """All that is wrong with a request that is not taken."""
    found = [_plain(each, where) for each in refusals]
    return _written({"decided": False, "item": item, "refusals": found})


def _written(body: Mapping[str, object]) -> str:
    head = {"format": "catalogkit-decision", "version": VERSION, **body}
    return utf8(json.dumps(head, ensure_ascii=False, indent=2)) + "\n"


def _plain(value: object, where: Where) -> object:
    match value:
        case Place():
            file, _, line = where(value).rpartition(":")
            return {"file": file, "line": int(line)}
        case datetime.datetime():
            return value.isoformat()
        case Mapping():
            return {str(key): _plain(each, where) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each, where) for each in value]
    if dataclasses.is_dataclass(value):
        return {
            each.name: _plain(getattr(value, each.name), where)
            for each in dataclasses.fields(value)
        }
    return value
