"""Sets of moments as sorted spans that neither touch nor overlap."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]
"""From a moment to before another, in seconds since 1970 in UTC."""


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in any order as sorted ones that neither touch nor overlap."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        elif start < end:
            found.append((start, end))
    return found


def shared(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    """The moments in both."""
    found, one, two = [], 0, 0
    while one < len(left) and two < len(right):
        start = max(left[one][0], right[two][0])
        end = min(left[one][1], right[two][1])
        if start < end:
            found.append((start, end))
        if left[one][1] < right[two][1]:
            one += 1
        else:
            two += 1
    return found


def without(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """The moments of the first that are not in the second."""
    if not taken or not spans:
        return list(spans)
    low, high = min(spans[0][0], taken[0][0]), max(spans[-1][1], taken[-1][1])
    edges = [low, *(edge for span in taken for edge in span), high]
    return shared(spans, list(zip(edges[::2], edges[1::2], strict=True)))
