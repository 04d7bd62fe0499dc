"""The way to a goal."""
