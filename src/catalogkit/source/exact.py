"""Text → tree by ruamel.yaml: thirty times slower, and exact about YAML 1.2.

It reads where PyYAML has no C part, and the tests hold the other readers against it.
"""

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from catalogkit.source.tree import BrokenError, Mark, Position, Tree, grown


def grow_exactly(text: str) -> Tree:
    """The tree of a text. Raises BrokenError and TooDeepError."""
    reader = YAML(typ="safe", pure=True)  # "rt" marks the folds in a text
    try:
        return grown(reader.parse(text))
    except MarkedYAMLError as error:
        at: Mark = error.problem_mark or Position(0, 0, 0)
        raise BrokenError(str(error.problem), at, error.context_mark) from error
    except YAMLError as error:  # a ReaderError has no mark
        raise BrokenError(str(error), Position(0, 0, 0)) from error
    except (RecursionError, AssertionError, IndexError, TypeError) as error:  # its bugs
        raise BrokenError(type(error).__name__, Position(0, 0, 0)) from error
