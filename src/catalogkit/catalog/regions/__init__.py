"""Conditions as sets of requests: what can be asked, and what then holds."""

from catalogkit.catalog.regions.proofs import Requests, requests
from catalogkit.catalog.regions.prove import Unproven
from catalogkit.catalog.regions.words import said

__all__ = ["Requests", "Unproven", "requests", "said"]
