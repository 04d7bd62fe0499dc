"""A changelog as Markdown, plain text and data."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.report.json import Json, pretty
from catalogkit.report.routes.markdown import escaped
from catalogkit.report.visible import joined, visible
from catalogkit.review.as_json import VERSION
from catalogkit.review.changelog import SECTIONS, Entry
from catalogkit.wording.changes.said import Voice
from catalogkit.wording.contract.moments import day_said


@dataclass(frozen=True, slots=True)
class Changelog:
    """What requesters read in one locale; `heading` is what a team calls it."""

    catalog: Catalog
    locale: str
    entries: Sequence[Entry]
    heading: str = ""

    @property
    def voice(self) -> Voice:
        """Who says it."""
        return Voice(self.catalog, self.catalog, self.locale)

    @property
    def title(self) -> str:
        """The heading: what the team calls it, else the day."""
        if self.heading:
            return self.heading
        today: datetime.date = self.catalog.today
        return self.voice.told("heading_on", day=day_said(self.voice.reader, today))

    def called(self, entry: Entry) -> str:
        """The title of an entry, with the version of its contract."""
        if not entry.version:
            return entry.title
        version = entry.version
        return self.voice.told("entry", title=entry.title, version=version)


def as_markdown(logs: Sequence[Changelog]) -> str:
    """Each locale under its own heading."""
    return joined(line for each in logs for line in _markdown(each))


def as_text(logs: Sequence[Changelog]) -> str:
    """The same for a terminal."""
    return joined(line for each in logs for line in _text(each))


def as_json(logs: Sequence[Changelog]) -> str:
    """One document, version 1: the entries of each locale."""
    return pretty(
        {
            "format": "catalogkit-changelog",
            "version": VERSION,
            "locales": {each.locale: _json(each) for each in logs},
        }
    )


def _markdown(log: Changelog) -> Iterator[str]:
    yield from (f"## {escaped(log.title)}", "")
    if not log.entries:
        yield from (log.voice.told("nothing"), "")
    for section in SECTIONS:
        entries = [each for each in log.entries if each.section == section]
        if entries:
            yield from (f"### {log.voice.told(section)}", "")
        for each in entries:
            yield f"- **{escaped(log.called(each))}**"
            yield from (f"  - {escaped(line)}" for line in each.lines)
        if entries:
            yield ""


def _text(log: Changelog) -> Iterator[str]:
    yield f"* {visible(log.title)}"
    if not log.entries:
        yield f"  {log.voice.told('nothing')}"
    for section in SECTIONS:
        entries = [each for each in log.entries if each.section == section]
        if entries:
            yield from ("", f"  {log.voice.told(section)}")
        for each in entries:
            yield f"  - {visible(log.called(each))}"
            yield from (f"      {visible(line)}" for line in each.lines)
    yield ""


def _json(log: Changelog) -> Json:
    return {
        "heading": log.title,
        "entries": [
            {
                "section": each.section,
                "item": each.id if each.section != "elsewhere" else None,
                "title": each.title,
                "version": each.version or None,
                "lines": list(each.lines),
            }
            for each in log.entries
        ],
    }


FORMATS = {"markdown": as_markdown, "text": as_text, "json": as_json}
