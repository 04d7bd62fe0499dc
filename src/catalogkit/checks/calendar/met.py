"""What the checks of collisions say alike: each two plans once, and why."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.collisions import Collision, Level, ahead
from catalogkit.catalog.windows.said import overlap_told
from catalogkit.diagnostic import Note
from catalogkit.model.plan import Freeze


def met(catalog: Catalog, level: Level) -> Iterator[tuple[Collision, str]]:
    """The first collision of each two plans that nobody agreed to, and its times."""
    found: dict[tuple[str, str], list[Collision]] = {}
    for each in ahead(catalog):
        if each.level == level and not each.is_agreed:
            found.setdefault((each.work.id, each.other.key), []).append(each)
    for several in found.values():
        told = overlap_told(catalog, several[0])
        more = len(several) - 1
        again = f" and {more} more {'time' if more == 1 else 'times'}" if more else ""
        yield several[0], f"{told}{again}"


def reasons(collision: Collision) -> str:
    """Why two plans meet, in words."""
    return " and ".join(dict.fromkeys(each.why for each in collision.on))


def notes(collision: Collision) -> list[Note]:
    """When the other plan is, and the places that make the two meet."""
    key = "when" if isinstance(collision.other, Freeze) else "window"
    edges = dict.fromkeys(edge for each in collision.on for edge in each.edges)
    return [
        Note(collision.other.at(key), "when the other is"),
        *(Note(each, "why they meet") for each in edges),
    ]
