"""Figures that say whether something works."""
