"""Whom a change reaches: why, how much that matters, and who must be asked."""
