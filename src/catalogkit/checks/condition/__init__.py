"""Conditions that decide nothing."""
