"""What people do by hand on a platform: click by click, with the values, as Markdown.

An entry is plain data: `title` and `steps`; `where` is the way there, click after
click; `values` are what is entered, `why` it is needed, `check` how one sees that it is
done.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogkit.diagnostic import Place
from catalogkit.report.format import plural
from catalogkit.report.routes.markdown import escaped
from catalogkit.report.visible import drawn, utf8
from catalogkit.resource import Body, Json, Key

BY_HAND = "Manual"
"""The kind of the keys of what a person does."""
_TICKS = re.compile("`+")
_HARD = re.compile(r"[`|\\\n]")
"""What cannot stand in a cell of a table as it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do; `done` is None where nobody has looked."""

    key: Key
    body: Body
    place: Place | None = None
    done: bool | None = None


def as_markdown(platform: str, entries: Sequence[Entry], note: str = "") -> str:
    """The run-book of a platform: what is to be done, and each thing in full.

    `note` is the command that notes an entry as done, without its key.
    """
    lines = [f"# By hand in {escaped(platform)}", "", f"{_summary(entries)}", ""]
    for number, entry in enumerate(entries, 1):
        lines.append(f"- {_box(entry)}{number}\\. {_text(entry.body, 'title')}")
    for number, entry in enumerate(entries, 1):
        lines += ["", f"## {number}. {_text(entry.body, 'title')}", ""]
        lines += _entry(entry)
        if note and not entry.done:
            lines += ["", f"Then note it: {_code(f'{note} {entry.key}')}"]
    return utf8("\n".join(lines)) + "\n"


def _summary(entries: Sequence[Entry]) -> str:
    if not entries:
        return "Nothing is left to people: a program does all of it."
    done = sum(each.done is True for each in entries)
    looked = any(each.done is not None for each in entries)
    those = f"{plural(len(entries), 'thing')} that no program can do here"
    return f"{those}; {done} of them done." if looked else f"{those}."


def _box(entry: Entry) -> str:
    return "[x] " if entry.done else "[ ] "


def _entry(entry: Entry) -> Iterator[str]:
    body = entry.body
    if entry.done:
        yield from ("**Done**, as the platform says.", "")
    if body.get("why"):
        yield from (f"Why: {_text(body, 'why')}.", "")
    way = [f"**{escaped(each)}**" for each in _texts(body.get("where"))]
    if way:
        yield from (f"Go to {' › '.join(way)}.", "")
    steps = _texts(body.get("steps"))
    yield from (f"{number}. {escaped(each)}" for number, each in enumerate(steps, 1))
    yield from _values(body.get("values"))
    if body.get("check"):
        yield from ("", f"Done when: {_text(body, 'check')}.")
    if entry.place is not None and entry.place.file:
        yield from ("", f"It comes from {_code(_written(entry.place))}.")


def _values(values: Json) -> Iterator[str]:
    """A table of what fits into a cell, and a block for each of the others."""
    given = values if isinstance(values, dict) else {}
    texts = {name: "\n".join(_texts(each)) for name, each in given.items()}
    short = {name: each for name, each in texts.items() if not _HARD.search(each)}
    if short:
        yield from ("", "| enter | value |", "|---|---|")
        for name, each in short.items():
            yield f"| {escaped(name)} | {_code(each) if each.strip() else '(empty)'} |"
    for name, each in texts.items():
        if name not in short:
            fence = "`" * max(3, _longest(each) + 1)
            lines = (drawn(line) for line in each.split("\n"))
            yield from ("", f"{escaped(name)}:", "", fence, *lines, fence)


def _code(text: str) -> str:
    """Text that is taken as it stands, and can be copied."""
    ticks = "`" * (_longest(text) + 1)
    edge = " " if text[:1] in "` " or text[-1:] in "` " else ""
    return f"{ticks}{edge}{drawn(text)}{edge}{ticks}"


def _longest(text: str) -> int:
    """How long the longest run of backticks in it is."""
    return max(map(len, _TICKS.findall(text)), default=0)


def _written(place: Place) -> str:
    route = ".".join(map(str, place.route))
    return f"{place.file}: {route}" if route else place.file


def _text(body: Body, name: str) -> str:
    return escaped(" ".join(_texts(body.get(name))).rstrip("."))


def _texts(value: Json) -> list[str]:
    """A value as texts: one, or those of a list."""
    match value:
        case None:
            return []
        case bool():
            return ["yes" if value else "no"]
        case list():
            return [text for each in value for text in _texts(each)]
        case dict():
            return [f"{name}: {' '.join(_texts(each))}" for name, each in value.items()]
    return [str(value)]
