"""Conditions and decisions in JavaScript: fixed programs that read rules as data.

They are the same for every page, so one hash in a content security policy serves all.
"""

from importlib.resources import files


def interpreter() -> str:
    """The source: `conditionHolds(tree, answers, world)`, for browsers and Node."""
    return _source("condition.js")


def decider() -> str:
    """The source: `decideRequest(rules, request, world)`; it needs the interpreter.

    `rules` are those of an item as the target routing writes them.
    """
    return _source("decide.js")


def _source(name: str) -> str:
    package = files("catalogkit.languages")
    return package.joinpath(name).read_text(encoding="utf-8")
