"""Made-up rules to prove something of, over one form of fifteen fields."""

import datetime
import random
from functools import cache
from typing import Any

from catalogkit.catalog.canonical import Ask, Between, Is
from catalogkit.catalog.catalog import Catalog
from catalogkit.model.service_item import ServiceItem
from catalogkit.project import compiled
from tests.bench.tables import (
    ENUMS,
    MOST,
    NUMBERS,
    SEVERAL,
    TRUTHS,
    Rule,
    options,
)

MANIFEST = "format: 1\nname: Rules\nlocales: [en]\n"
TODAY = datetime.date(2026, 11, 22)


@cache
def form() -> tuple[Catalog, ServiceItem]:
    """An item whose form asks for the answers of `tables`, all of them required."""
    files = {"catalogkit.yaml": MANIFEST, "catalog/rules.yaml": _item()}
    found = compiled({name: text.encode() for name, text in files.items()}, TODAY)
    assert found.catalog is not None
    return found.catalog, next(found.catalog.items())


def partition(count: int, seed: int = 5) -> list[Rule]:
    """Rules that cut everything that can be asked into pieces: no gap, no overlap."""
    draw = random.Random(seed)
    pieces = [_whole()]
    while len(pieces) < count:
        piece = pieces.pop(draw.randrange(len(pieces)))
        pieces.extend(_halves(draw, piece))
    draw.shuffle(pieces)
    return [Rule(tuple(_tests(piece))) for piece in pieces[:count]]


Piece = dict[str, tuple[Any, ...]]


def _whole() -> Piece:
    spans = dict.fromkeys(NUMBERS, (0, MOST))
    truths = dict.fromkeys(TRUTHS, (False, True))
    return {**{name: options(name) for name in ENUMS}, **spans, **truths}


def _halves(draw: random.Random, piece: Piece) -> list[Piece]:
    able = [name for name, left in piece.items() if _can_be_cut(name, left)]
    name = draw.choice(able)
    left = piece[name]
    if name in NUMBERS:
        cut = draw.randrange(left[0], left[1])
        parts = ((left[0], cut), (cut + 1, left[1]))
    else:
        mixed = draw.sample(left, len(left))
        cut = draw.randrange(1, len(left))
        parts = (tuple(mixed[:cut]), tuple(mixed[cut:]))
    return [{**piece, name: part} for part in parts]


def _can_be_cut(name: str, left) -> bool:
    return left[0] < left[1] if name in NUMBERS else len(left) > 1


def _tests(piece: Piece):
    for name, left in piece.items():
        if left == _whole()[name]:
            continue
        yield Ask(name, Between(*left) if name in NUMBERS else Is(left))


def _item() -> str:
    lines = ["kind: service_item", "id: rules", "title: Rules", "form:"]
    kinds = dict.fromkeys(ENUMS, "choice") | dict.fromkeys(SEVERAL, "choices")
    kinds |= dict.fromkeys(NUMBERS, "integer") | dict.fromkeys(TRUTHS, "boolean")
    for name, kind in kinds.items():
        lines += [f"  - id: {name}", f"    type: {kind}", f"    label: {name}"]
        lines += ["    required: true"]
        if name in NUMBERS:
            lines += ["    min: 0", f"    max: {MOST}"]
        if kind in {"choice", "choices"}:
            lines += ["    options:"]
            lines += [
                f"      - {{id: {each}, label: {each}}}" for each in options(name)
            ]
    return "\n".join(lines) + "\n"
