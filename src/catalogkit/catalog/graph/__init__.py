"""What reaches what: the catalog as a graph of effects.

A change or a failure travels from what is used to those who use it: from an interface
to its readers, from a system to the stages that run on it, from a stage to its value
stream. `relations.py` says so for each reference of the language; `edges.py` finds the
references of a catalog; `reach.py` walks.
"""
