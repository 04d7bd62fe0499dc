"""A change of a catalog as reviewers see it: both sides, and what differs."""
