"""A catalog and the platforms that live by it: what `plan`, `apply` and others do.

`stage` puts a target, an environment and a connection together, `secrets` finds what
opens it. `planning` reads and compares, `carrying` does it and undoes it; `told` says
it to people and programs.
"""
