"""Items with one thing changed, to see whether their tests notice.

Each change is made in the linked catalog, never in a file: a line of a condition left
out or turned round, a boundary moved, an option swapped, a path, an approval or a task
taken away, another team, a time one unit longer.
"""

from catalogkit.decide.mutants.every import mutants
from catalogkit.decide.mutants.mutant import Mutant

__all__ = ["Mutant", "mutants"]
