"""Exceptions, versions and ends."""
