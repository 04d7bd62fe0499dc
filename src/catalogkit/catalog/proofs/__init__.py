"""What is proven about the conditions of items, and what was given up.

Every question is put to all requests that the form of an item accepts
(`catalog.regions`); a finding holds a request that shows it, or that there is none.
"""

from catalogkit.catalog.proofs.proven import proven

__all__ = ["proven"]
