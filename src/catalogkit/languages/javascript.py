"""Conditions in JavaScript: one fixed interpreter of the canonical form.

It is the same for every page, so one hash in a content security policy serves all.
"""

from importlib.resources import files


def interpreter() -> str:
    """The source: `conditionHolds(tree, answers, world)`, for browsers and Node."""
    package = files("catalogkit.languages")
    return package.joinpath("condition.js").read_text(encoding="utf-8")
