"""Conditions as sets of requests: what can be asked, and what then holds.

Every test speaks of one fact, so the values of a fact fall into finitely many classes
that no test tells apart, "not given" one of them (`dimension`). They are found by
asking each test of values on both sides of everything that it names (`values`); of
texts with automata, patterns and limits of length included (`texts`); of moments at
each opening and closing of the calendars in the next twelve months (`moments`). Facts
that follow from others are replaced by those: priority, path, cost, the recipient
(`derived`, `cost`). What a form shows, requires, offers and refuses, and whom an item
is for, are conditions as well (`rules`); so a request that a proof shows is one that
the form takes, and each is tried out before it is shown (`witness`).

Whether conditions can hold together is then a search over classes: what is certain
narrows them, one part is tried both ways (`search`). Past a budget of splits the same
formulas go to a SAT solver, one variable for each class, with a variable for each part
(`sat`; Tseitin 1968). Past that budget the answer is `Unproven`, with the reason: never
silence. Tests that no class of one fact decides (days from today, other answers) are
left open: what is impossible then is proven all the same, what is possible is tried
out. Very many conditions are looked at together, as boxes (`grid`, `table`, `changes`;
Calvanese et al., "Semantics, analysis and simplification of DMN decision tables",
Information Systems 78, 2018).
"""

from catalogkit.catalog.regions.proofs import Requests, requests
from catalogkit.catalog.regions.prove import Unproven
from catalogkit.catalog.regions.words import said

__all__ = ["Requests", "Unproven", "requests", "said"]
