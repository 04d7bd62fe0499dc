"""The picture of an impact as Mermaid, as forges draw it in Markdown."""

from collections.abc import Iterator

from catalogkit.report.visible import visible
from catalogkit.review.impact.picture import Box, Picture

SAFE = frozenset(" ,;·-→()")
"""What may stand in a label beside letters and figures; the rest is written as code."""
CLASSES = {
    "start": "fill:#8a3ffc,color:#fff,stroke:#6929c4",
    "value_stream": "fill:#d9fbe4,color:#04301b,stroke:#198038",
    "people": "fill:#fff1d6,color:#3d2600,stroke:#b28600",
    "more": "fill:#f2f4f8,color:#343a3f,stroke:#a2a9b0,stroke-dasharray:4 3",
    "other": "fill:#edf5ff,color:#001d6c,stroke:#4589ff",
}


def as_mermaid(picture: Picture) -> str:
    """A flow chart from left to right; no word of an author does anything in it."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    ids = {each.key: f"n{number}" for number, each in enumerate(picture.boxes)}
    yield "flowchart LR"
    for each in picture.boxes:
        yield f'  {ids[each.key]}["{_label(each)}"]:::{_class(each)}'
    for each in picture.aside:
        for start in picture.starts[:1]:
            yield f"  {ids[each.key]} -.- {ids[start.key]}"
    for link in picture.links:
        yield f"  {ids[link.start]} --> {ids[link.end]}"
    used = {_class(each) for each in picture.boxes}
    yield from (f"  classDef {k} {v}" for k, v in CLASSES.items() if k in used)


def _class(box: Box) -> str:
    return box.kind if box.kind in CLASSES else "other"


def _label(box: Box) -> str:
    return "<br>".join(map(quoted, (box.title, *box.lines)))


def quoted(text: str) -> str:
    """Text in a label: what Mermaid or HTML may read as more is written as a code."""
    return "".join(map(_quoted, visible(text)))


def _quoted(character: str) -> str:
    plain = character.isalnum() or character in SAFE
    return character if plain else f"#{ord(character)};"
