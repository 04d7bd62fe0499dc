"""The reader whose word counts: text → value, strict, every refusal at its place."""

from dataclasses import dataclass, field

from catalogkit.diagnostic import Diagnostic
from catalogkit.source.brace_slips import Slip, brace_slips
from catalogkit.source.broken import Explained, explain
from catalogkit.source.grow import grow
from catalogkit.source.node import Value
from catalogkit.source.reading import Reading
from catalogkit.source.slips import slips
from catalogkit.source.strict import (
    REFUSED_KEYS,
    TooManyAliasesError,
    empty,
    refusals,
    too_deep,
    too_many,
)
from catalogkit.source.tree import (
    DEPTH,
    Alias,
    BrokenError,
    Listing,
    Mapping,
    Part,
    Scalar,
    TooDeepError,
    Tree,
)

ALIASED = 10_000
_BLANK = frozenset({"", "~"})


def compose(path: str, text: str) -> Reading:
    """The value of a YAML text, or why there is none."""
    try:
        tree = grow(text)
    except TooDeepError as error:
        return Reading(None, diagnostics=(too_deep(path, text, error),))
    except BrokenError as error:
        return _as_meant(path, explain(path, text, error))
    return read_tree(path, text, tree)


def _as_meant(path: str, explained: Explained) -> Reading:
    """The value of the mended text, so that one mistake does not hide the others."""
    if explained.meant is None:
        return Reading(None, diagnostics=explained.diagnostics)
    meant = compose(path, explained.meant)
    found = explained.diagnostics + meant.diagnostics
    return Reading(meant.value, meant.missing, found)


def read_tree(path: str, text: str, tree: Tree) -> Reading:
    """The value of a tree, and everything that is wrong or suspicious about it."""
    if tree.root is None or _nothing(tree):
        return Reading(None, diagnostics=(empty(path),))
    values = _Values(text)
    try:
        value = values.of(tree.root)
    except TooManyAliasesError:
        return Reading(None, diagnostics=(too_many(path),))
    found: list[Diagnostic] = [*refusals(path, text, tree, values.odd)]
    found += slips(path, text, tree, values.braces)
    return Reading(value, values.missing, tuple(found))


def _nothing(tree: Tree) -> bool:
    root = tree.root
    return len(tree.documents) == 1 and isinstance(root, Scalar) and root.blank


@dataclass
class _Values:
    """The values of a tree's parts; counts what aliases repeat.

    Goes by recursion: a tree is no deeper than DEPTH, aliases in aliases are counted.
    """

    text: str
    missing: bool = False
    odd: list[Mapping] = field(default_factory=list)
    braces: list[Slip] = field(default_factory=list)
    repeated: int = 0
    within: int = 0

    def of(self, part: Part, depth: int = 0) -> Value:
        """The value of a part that stands so deep."""
        if self.within:
            self._count(depth)
        if isinstance(part, Scalar):
            if part.style or part.value not in _BLANK:
                return part.value
            self.missing = True
            return None
        if isinstance(part, Mapping):
            return self._mapping(part, depth + 1)
        if isinstance(part, Listing):
            return [self.of(each, depth + 1) for each in part.items]
        return self._alias(part, depth)

    def _mapping(self, part: Mapping, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        of = self.of
        for key, value in part.pairs():
            if (
                isinstance(key, Scalar)
                and (key.style or key.value not in REFUSED_KEYS)
                and key.value not in result
            ):
                result[key.value] = of(value, depth)
        if 2 * len(result) < len(part.items) and not self.within:
            self.odd.append(part)
        if part.flow and None in result.values():
            self._braces(part, result)
        return result

    def _count(self, depth: int) -> None:
        self.repeated += 1
        if self.repeated > ALIASED or depth > DEPTH:
            raise TooManyAliasesError

    def _braces(self, part: Mapping, result: dict[str, Value]) -> None:
        """Where keys in braces were meant as text, the value is that text."""
        for slip in brace_slips(self.text, part):
            if not self.within:
                self.braces.append(slip)
            meant = slip.meant()
            for each in slip.dropped if meant else ():
                result.pop(each, None)
            result.update(meant)

    def _alias(self, part: Alias, depth: int) -> Value:
        """What it repeats; what is wrong there is said there, once."""
        if part.target is None or part.inside:
            self.missing = True
            return None
        self.within += 1
        value = self.of(part.target, depth)
        self.within -= 1
        return value
