"""A draft made of what nobody vouches for, without the parts that would be wrong."""

from catalogkit.diagnostic import Route, Severity
from catalogkit.drafting.saying import Block
from catalogkit.model.parse import parse
from catalogkit.source.node import Node

_LISTS = frozenset({"form", "constraints"})
_TRIES = 200


def sound(block: Block) -> tuple[Block, list[tuple[Route, str]]]:
    """The definition without its wrong parts, and each of those with the reason.

    A question or constraint goes as a whole; its route is that in the block given.
    """
    lost: list[tuple[Route, str]] = []
    numbers: dict[str, list[int]] = {
        key: list(range(len(each)))
        for key, each in block.items()
        if key in _LISTS and isinstance(each, list)
    }
    for _ in range(_TRIES):
        _, found = parse(Node(block, "draft.yaml"))
        wrong = next((each for each in found if each.severity is Severity.ERROR), None)
        if wrong is None or not wrong.place.route:
            break
        key = str(wrong.place.route[0])
        left = block.get(key)
        if key in numbers and isinstance(left, list) and len(wrong.place.route) > 1:
            index = int(wrong.place.route[1])
            lost.append(((key, numbers[key].pop(index)), wrong.message))
            block = {**block, key: [e for i, e in enumerate(left) if i != index]}
        else:
            lost.append(((key,), wrong.message))
            block = {name: each for name, each in block.items() if name != key}
    return block, lost
