"""Whole numbers between two limits, as a pattern."""

from collections.abc import Iterator

ANY = "-?[0-9]+"


def between(low: int | None, high: int | None) -> str:
    """A pattern for the whole numbers from `low` to `high`, either of them included.

    Leading zeros are none of a number. None is no limit.
    """
    if low is None and high is None:
        return ANY
    parts = [*_negative(low, high), *_natural(max(low or 0, 0), high)]
    return f"(?:{'|'.join(parts)})" if parts else "(?!)"


def _negative(low: int | None, high: int | None) -> Iterator[str]:
    if low is not None and low >= 0:
        return
    least = 1 if high is None or high >= 0 else -high
    for each in _natural(least, None if low is None else -low):
        yield f"-{each}"


def _natural(low: int, high: int | None) -> Iterator[str]:
    """Patterns of numbers without a sign, those of one length at a time."""
    if high is not None and high < low:
        return
    length = len(str(low))
    last = length if high is None else len(str(high))
    for each in range(length, last + 1):
        first = max(low, 10 ** (each - 1) if each > 1 else 0)
        end = 10**each - 1 if high is None else min(high, 10**each - 1)
        yield from _of_length(str(first), str(end))
    if high is None:
        yield f"[1-9][0-9]{{{length},}}"


def _of_length(low: str, high: str) -> Iterator[str]:
    """Patterns of the numbers from one to another of as many digits."""
    if not low:
        yield ""
        return
    rest = len(low) - 1
    zeros, nines = "0" * rest, "9" * rest
    if low[0] == high[0]:
        yield from (f"{low[0]}{each}" for each in _of_length(low[1:], high[1:]))
        return
    first, last = int(low[0]), int(high[0])
    if low[1:] != zeros:
        yield from (f"{first}{each}" for each in _of_length(low[1:], nines))
        first += 1
    ends_early = high[1:] != nines
    if ends_early:
        last -= 1
    if first <= last:
        digit = f"{first}" if first == last else f"[{first}-{last}]"
        few = {0: "", 1: "[0-9]"}
        yield f"{digit}{few.get(rest, f'[0-9]{{{rest}}}')}"
    if ends_early:
        yield from (f"{high[0]}{each}" for each in _of_length(zeros, high[1:]))
