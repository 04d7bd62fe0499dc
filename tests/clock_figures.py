"""How many due times a second a clock finds: for the bench."""

import random
import time

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clocks
from catalogkit.model.duration import duration

YEAR = 365 * 86400


def due_times(catalog: Catalog, calendar: str, at: int, count: int = 100_000):
    """What a clock does in a second, by kind of time; `build` is in seconds.

    Starts are spread over the year after `at`; `build` is a new table of two years.
    """
    clock = Clocks(catalog)[calendar]
    begin = time.perf_counter()
    clock.worked(at, at + 2 * YEAR)
    clock.add(at, duration("1bd"))
    found = {"build": time.perf_counter() - begin}
    chance = random.Random(7)
    starts = [at + chance.randrange(YEAR) for _ in range(count)]
    for text in ("4h", "3bd", "72h elapsed"):
        wanted = duration(text)
        begin = time.perf_counter()
        for start in starts:
            clock.add(start, wanted)
        found[text] = count / (time.perf_counter() - begin)
    begin = time.perf_counter()
    for start in starts:
        clock.worked(start, start + 3 * 86400)
    found["worked"] = count / (time.perf_counter() - begin)
    return found
