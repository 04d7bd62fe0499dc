"""Collisions in words: for a terminal, for programs, for a comment."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.moments import moment
from catalogkit.catalog.spans import Span
from catalogkit.catalog.windows import Collision, Meeting, next_free
from catalogkit.catalog.windows.said import free_told, overlap_told
from catalogkit.catalog.windows.zones import zone_of
from catalogkit.diagnostic import Place
from catalogkit.model.plan import Freeze
from catalogkit.report.format import plural
from catalogkit.report.routes.markdown import escaped
from catalogkit.report.visible import joined, utf8, visible

LEVELS = {
    "hard": "in the hard freeze",
    "soft": "in the soft freeze",
    "same": "on one system with",
    "near": "near",
}
Lines = Callable[[Iterable[Place]], Mapping[Place, int]]
"""The lines at which places stand, told together."""


@dataclass(frozen=True)
class Teller:
    """Tells of the collisions of a catalog, with the file and line of each reason."""

    catalog: Catalog
    lines: Lines

    def text(self, found: Sequence[Collision]) -> str:
        """For people: what meets when, why, and when it would be free."""
        lines = self._lines(found)
        parts = [joined(self._paragraph(each, lines)) for each in found]
        return "\n".join((*parts, f"{self._summary(found)}\n"))

    def markdown(self, found: Sequence[Collision]) -> str:
        """For a comment: a table."""
        if not found:
            return f"{self._summary(found)}\n"
        rows = [
            "| when | work | meets | why | what to do |",
            "|---|---|---|---|---|",
            *(f"| {' | '.join(self._cells(each))} |" for each in found),
        ]
        return utf8("\n".join((self._summary(found), "", *rows, "")))

    def data(
        self, found: Sequence[Collision], between: Sequence[datetime.date]
    ) -> object:
        """For programs."""
        lines = self._lines(found)
        return {
            "format": "catalogkit-collisions",
            "version": 1,
            "from": f"{between[0]}",
            "to": f"{between[1]}",
            "collisions": [self._object(each, lines) for each in found],
        }

    def _lines(self, found: Sequence[Collision]) -> Mapping[Place, int]:
        return self.lines(edge for c in found for each in c.on for edge in each.edges)

    def _summary(self, found: Sequence[Collision]) -> str:
        if not found:
            return "nothing collides"
        open_ = sum(not each.is_agreed for each in found)
        told = f"{open_} not agreed" if open_ else "all agreed"
        return f"{plural(len(found), 'collision')}, {told}"

    def _paragraph(self, each: Collision, lines: Mapping[Place, int]) -> Iterator[str]:
        told = overlap_told(self.catalog, each)
        yield f"{each.work.id}: {LEVELS[each.level]} {each.other.id}, {told}"
        for meeting in each.on:
            yield f"  {meeting.why}"
            yield from (
                f"    {edge.file}:{lines[edge]}"
                for edge in dict.fromkeys(meeting.edges)
            )
        yield f"  {self._way_out(each)}"

    def _cells(self, each: Collision) -> Iterator[str]:
        kind = "freeze" if isinstance(each.other, Freeze) else "work"
        level = f"{each.level} " if kind == "freeze" else ""
        yield overlap_told(self.catalog, each)
        yield f"`{each.work.id}` ({each.work.team})"
        yield f"{level}{kind} `{each.other.id}` ({_whose(each)})"
        yield "; ".join(escaped(meeting.why) for meeting in each.on)
        yield escaped(self._way_out(each))

    def _way_out(self, each: Collision) -> str:
        if each.is_agreed and each.agreement is not None:
            reason = each.agreement.reason
            default = self.catalog.manifest.default_locale
            why = f": {visible(reason.get(default, default))}" if reason else ""
            return f"agreed by '{each.agreement.by}'{why}"
        return free_told(self.catalog, each.work, each.begin)

    def _object(self, each: Collision, lines: Mapping[Place, int]) -> object:
        free, usual = (
            next_free(self.catalog, each.work, at=each.begin, same_hour=hour)
            for hour in (False, True)
        )
        return {
            "level": each.level,
            "work": each.work.id,
            "team": each.work.team,
            "other": {"kind": each.other.kind_name, "id": each.other.id},
            "whose": _whose(each),
            **self._span(each, (each.start, each.end)),
            "on": [_meeting(meeting, lines) for meeting in each.on],
            "agreed_by": each.agreement.by
            if each.is_agreed and each.agreement
            else None,
            "next_free": free and self._span(each, free),
            "next_free_at_that_hour": usual and self._span(each, usual),
        }

    def _span(self, each: Collision, span: Span) -> Mapping[str, str]:
        zone = zone_of(self.catalog, each.work)
        start, end = (moment(at, zone).isoformat() for at in span)
        return {"from": start, "to": end}


def _whose(each: Collision) -> str:
    if isinstance(each.other, Freeze):
        return each.other.owner or "nobody"
    return each.other.team


def _meeting(meeting: Meeting, lines: Mapping[Place, int]) -> object:
    places = [{"file": edge.file, "line": lines[edge]} for edge in meeting.edges]
    return {
        "kind": meeting.kind,
        "id": meeting.name,
        "why": meeting.why,
        "places": places,
    }
