"""Whether conditions hold, quickly where they are asked often."""

from catalogkit.catalog.canonical import Typed
from catalogkit.catalog.holds import Answers, World, holds
from catalogkit.languages.python import Decides, compile_condition

OFTEN = 30
"""How often a condition is asked before a function is worth to be made of it."""


class Judge:
    """Decides as the reference does; trees must live as long as it does."""

    def __init__(self) -> None:
        self._functions: dict[int, Decides] = {}
        self._asked: dict[int, int] = {}

    def __call__(self, tree: Typed, facts: Answers, world: World) -> bool:
        """Whether a condition holds for some facts."""
        key = id(tree)
        function = self._functions.get(key)
        if function is not None:
            return function(facts, world)
        asked = self._asked[key] = self._asked.get(key, 0) + 1
        if asked > OFTEN:
            self._functions[key] = compile_condition(tree)
        return holds(tree, facts, world)
